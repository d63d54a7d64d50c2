using Grip.Core.Checks;
using Grip.Screen.Diffs;
using Grip.Screen.Items;
using Grip.Screen.Markdown;
using Grip.Screen.Painting;
using Grip.Screen.Text;
using Grip.Tests.Screen.Frame;

namespace Grip.Tests.Screen;

public sealed class RenderingTests
{
    private const string Document =
        "# Title\n\nA *b* **c** ~~d~~ `e*f` snake_case_name [link](http://x) \\*g\\*\n- item that is long enough to wrap here\n  1. two\n"
        + "> quote\n\n```cs\nvar x = 1; // n\n\n```\n| A | B |\n|---|---|\n| 1 | `2` |\n---\nlast";

    private const string Expected =
        "Title\n\nA b c d e*f snake_case_name link\n(http://x) *g*\n• item that is long enough to\n  wrap here\n  1. two\n▏ quote\n\n"
        + "  var x = 1; // n\n  \nA │ B\n──┼──\n1 │ 2\n─────────────────────────────────\nlast";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    public void Markdown_is_the_same_in_whatever_pieces_it_comes(int size)
    {
        var markdown = new MarkdownStream { Width = 33 };
        var lines = new List<Line>();
        foreach (var piece in Document.Chunk(size))
        {
            lines.AddRange(markdown.Add(new string(piece)));
            Assert.All(markdown.Open(), line => Assert.True(line.Width <= 33));
        }

        lines.AddRange(markdown.End());
        Assert.Equal(Expected, string.Join('\n', lines.Select(line => line.Text)));
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("漢字漢字", 5, "漢字|漢字")]
    [InlineData("a 漢字", 4, "a|漢字")]
    [InlineData("", 4, "")]
    public void Lines_break_at_blanks_and_by_columns(string text, int width, string expected) =>
        Assert.Equal(expected, string.Join('|', Line.Of(text, Ink.Plain).Wrap(width).Select(line => line.Text)));

    [Fact]
    public void A_word_in_two_inks_is_not_torn()
    {
        var line = Line.Of(new Span("see the (", Ink.Plain), new Span("word", Ink.Bold), new Span(")", Ink.Plain));
        Assert.Equal(["see the", "(word)"], line.Wrap(11).Select(row => row.Text));
    }

    [Fact]
    public void Text_that_would_command_a_terminal_becomes_visible() =>
        Assert.Equal("\\u001B[2J\\u0007\\u202Ex\\u200By    z", Line.Of("\e[2J\a\u202Ex\u200By\tz", Ink.Plain).Text);

    [Fact]
    public void A_patch_has_line_numbers_and_marks_what_differs()
    {
        var patch =
            "diff --git a/src/A.cs b/src/A.cs\n--- a/src/A.cs\n+++ b/src/A.cs\n@@ -8,3 +8,4 @@\n before\n-int Total = 1;\n+int Sum = 1;\n+// more\n after\n"
            + "diff --git a/B.cs b/B.cs\nnew file mode 100644\n--- /dev/null\n+++ b/B.cs\n@@ -0,0 +1 @@\n+class B;\n\\ No newline at end of file\n";
        Assert.Equal(
            [
                "src/A.cs  +2 -1",
                "    8   before",
                "    9 - int Total = 1;",
                "    9 + int Sum = 1;",
                "   10 + // more",
                "   11   after",
                "B.cs  +1 -0",
                "    1 + class B;",
            ],
            PatchView.Render(patch, 80, named: true, context: 3).Select(line => line.Text)
        );
        var one = PatchView.Render("diff --git a/A b/A\n@@ -1 +1 @@\n-int Total = 1;\n+int Sum = 1;\n", 80, named: false, context: 3);
        Assert.Equal("Total", one[0].Spans.Single(span => span.Ink.Weight.HasFlag(Weight.Underline)).Text);
    }

    [Fact]
    public void A_verdict_says_what_breaks_where_and_what_exists_instead()
    {
        var error = new CheckDiagnostic(
            "CS1061",
            DiagnosticSeverity.Error,
            "/w/src/Order.cs",
            12,
            5,
            "no 'Totl'",
            "Shop",
            "net10.0",
            ["Total"]
        );
        var verdict = new Verdict(
            CheckLevel.Affected,
            [error, error with { TargetFramework = "net8.0" }],
            [error],
            0,
            ["one project is loaded loosely"]
        );
        Assert.Equal(
            [
                "✗ introduces 2 errors, fixes 1",
                "  Order.cs:12 CS1061 no 'Totl' → Total?",
                "! weaker than a build: one project is loaded loosely",
            ],
            VerdictView.Render(verdict, landed: true, 80).Select(line => line.Text)
        );
        Assert.Equal(
            ["✓ introduces no error"],
            VerdictView.Render(Verdict.Clean(CheckLevel.Affected), landed: true, 80).Select(line => line.Text)
        );
    }

    [Fact]
    public void The_painter_appends_what_is_finished_and_rewrites_only_rows_that_changed()
    {
        var terminal = new TerminalEmulator(6, 20);
        using var writer = new StringWriter();
        var painter = new Painter(writer, new Palette(colour: false));
        painter.Paint([], Tail("status a", "input", "rule"));
        var before = writer.GetStringBuilder().Length;
        painter.Paint([], Tail("status a", "input", "rule"));
        Assert.Equal(before, writer.GetStringBuilder().Length);
        painter.Paint([], Tail("status a", "input", "rule 2"));
        Assert.DoesNotContain("status", writer.ToString()[before..], StringComparison.Ordinal);
        painter.Paint([.. Enumerable.Range(1, 9).Select(i => Line.Of($"line {i}", Ink.Plain))], Tail("status b", "input"));
        painter.Paint([], Tail("only"));
        terminal.Feed(System.Text.Encoding.UTF8.GetBytes(writer.ToString()));
        Assert.Equal("line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8\nline 9\nonly", terminal.Text);
    }

    private static Tail Tail(params string[] lines) => new([.. lines.Select(line => Line.Of(line, Ink.Plain))], 0, 2);
}
