using Grip.Core.Text;

namespace Grip.Tests.Text;

public sealed class ModelTextTests
{
    [Theory]
    [InlineData("a\u202Eb", "a⟦U+202E⟧b")]
    [InlineData("\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧")]
    [InlineData("a\u200Bb\u2060c", "a⟦U+200B⟧b⟦U+2060⟧c")]
    [InlineData("a\U000E0041\U000E0042", "a⟦U+E0041⟧⟦U+E0042⟧")]
    [InlineData("\e[31mred\e[0m", "red")]
    [InlineData("\e[2J\e[1;1H", "⟦U+001B⟧[2J⟦U+001B⟧[1;1H")]
    [InlineData("\e]0;title\a", "⟦U+001B⟧]0;title⟦U+0007⟧")]
    [InlineData("\e]8;;http://x\e\\", "⟦U+001B⟧]8;;http://x⟦U+001B⟧\\")]
    [InlineData("\e[8mhidden\e[0m", "hidden")]
    [InlineData("a\bb\0", "a⟦U+0008⟧b⟦U+0000⟧")]
    [InlineData("\u009b31m", "⟦U+009B⟧31m")]
    [InlineData("a\uFEFFb", "a⟦U+FEFF⟧b")]
    [InlineData("\uFEFFb", "\uFEFFb")]
    [InlineData("l1\r\nl2\tx", "l1\r\nl2\tx")]
    [InlineData("größe 😀 👍🏽 日本語", "größe 😀 👍🏽 日本語")]
    [InlineData("a\u2028b", "a⟦U+2028⟧b")]
    public void What_people_would_not_see_is_shown(string text, string shown) => Assert.Equal(shown, ModelText.Of(text));

    [Theory]
    [InlineData("sk-ant-", "api03-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789")]
    [InlineData("sk-", "proj-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789")]
    [InlineData("ghp_", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789")]
    [InlineData("github_pat_", "11AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMn")]
    [InlineData("AKIA", "ABCDEFGHIJKLMNOP")]
    [InlineData("AIza", "SyAbCdEfGhIjKlMnOpQrStUvWxYz0123456")]
    [InlineData("xoxb-", "1234567890-abcdefghijkl")]
    [InlineData("glpat-", "AbCdEfGhIjKlMnOpQrSt")]
    [InlineData("npm_", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789")]
    [InlineData("hf_", "AbCdEfGhIjKlMnOpQrStUvWxYz012345")]
    [InlineData("sk_live_", "AbCdEfGhIjKlMnOpQrStUvWx")]
    [InlineData("AccountKey=", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMn==")]
    [InlineData("postgres://me:", "hunter2hunter2@")]
    public void Keys_are_masked_and_what_is_around_them_stays(string prefix, string rest)
    {
        var shown = ModelText.Of($"key = \"{prefix}{rest}\" # end");

        Assert.DoesNotContain(rest.TrimEnd('@'), shown, StringComparison.Ordinal);
        Assert.StartsWith("key = \"" + prefix[..2], shown, StringComparison.Ordinal);
        Assert.EndsWith("\" # end", shown, StringComparison.Ordinal);
        Assert.Contains("[masked ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_key_is_masked_as_a_whole()
    {
        var shown = ModelText.Of($"-----BEGIN OPENSSH PRIVATE KEY-----\n{new string('A', 300)}\n-----END OPENSSH PRIVATE KEY-----");

        Assert.Equal("-----BEGIN OPENSSH PRIVATE KEY----- [masked 302 characters] -----END OPENSSH PRIVATE KEY-----", shown);
    }

    [Theory]
    [InlineData("public sealed class Order { }")]
    [InlineData("task-management-of-the-long-running-things")]
    [InlineData("https://example.com/a:b@c")]
    [InlineData("commit 1354b95d8f0e2c7a9b3c4d5e6f708192a3b4c5d6")]
    [InlineData("sk-short")]
    public void What_is_no_key_stays(string text) => Assert.Equal(text, ModelText.Of(text));

    [Fact]
    public void A_giant_text_takes_no_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        _ = ModelText.Of(string.Concat(Enumerable.Repeat("sk-ant-\u202E://a:eyJ-----BEGIN PRIVATE KEY-----", 20_000)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.ElapsedMilliseconds} ms");
    }
}
