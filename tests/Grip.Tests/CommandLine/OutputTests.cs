using Grip.Help;
using Grip.Output;

namespace Grip.Tests.CommandLine;

public sealed class OutputTests
{
    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("a\u001b[2Jb\r", "a\\u001B[2Jb\\u000D")]
    [InlineData("if (x)\u202E // y", "if (x)\\u202E // y")]
    public void Text_from_a_repository_cannot_steer_the_terminal(string text, string shown) => Assert.Equal(shown, Printable.Text(text));

    [Fact]
    public void Columns_wrap_below_themselves() =>
        Assert.Equal("  a   one two\n      three\n  bb  four\n", Wrap.Columns([("a", "one two three"), ("bb", "four")], 14));

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(true, "1", null, false)]
    [InlineData(true, null, "dumb", false)]
    [InlineData(false, null, null, false)]
    public void Colour_is_for_terminals_that_want_it(bool isTerminal, string? noColor, string? term, bool coloured) =>
        Assert.Equal(coloured ? "\e[31mx\e[0m" : "x", Style.For(isTerminal, name => name == "NO_COLOR" ? noColor : term).Bad("x"));

    [Fact]
    public void Progress_is_silent_where_nobody_wants_it_and_lists_each_step_where_asked_to()
    {
        Assert.Equal("", ProgressOf(Verbosity.Quiet));
        Assert.Equal("", ProgressOf(Verbosity.Normal));
        Assert.Matches(@"^\[[0-9]+ ms\] one\n\[[0-9]+ ms\] two\n$", ProgressOf(Verbosity.Verbose));
    }

    private static string ProgressOf(Verbosity verbosity)
    {
        using var writer = new StringWriter();
        using (var progress = new ProgressLine(writer, isTerminal: false, verbosity, width: 80))
        {
            progress.Step("one");
            progress.Step("two");
        }

        return writer.ToString();
    }
}
