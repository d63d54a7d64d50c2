using Grip.Terminal.Digests;

namespace Grip.Tests.Digests;

public sealed class FoldedLogTests
{
    [Theory]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("10%\r50%\r100%\ndone", "100%|done")]
    [InlineData("long text\rshort\n", "shorttext|")]
    [InlineData("\u001b[31merror\u001b[0m: x\n", "error: x")]
    [InlineData("working...\u001b[2K\u001b[1Gdone\n", "done")]
    [InlineData("\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007\n", "link")]
    [InlineData("ab\b\bxy\n", "xy")]
    [InlineData("\u001b]0;title never ends", "")]
    [InlineData("\u001b[", "")]
    [InlineData("\u0001\n", "\ufffd")]
    public void What_a_terminal_would_show_in_the_end_is_kept(string output, string expected) =>
        Assert.Equal(expected.TrimEnd('|'), string.Join('|', FoldedLog.Of(output).Lines));

    [Fact]
    public void A_gigantic_line_and_a_gigantic_number_are_read_in_bounded_time()
    {
        var output = new string('x', 5_000_000) + "\na.c:99999999999999999999:3: error: too far\n" + new string('(', 100_000);

        var facts = LogReaders.Read(FoldedLog.Of(output));

        Assert.Equal((0, "too far"), (facts.Problems.Single().Line, facts.Problems.Single().Message));
    }
}
