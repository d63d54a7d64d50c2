using Grip.Core.Editing;
using Grip.Core.Text;

namespace Grip.Tests.Agent;

public sealed class TextReplacementTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "b", "x", "a\nx\nc\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\nb", "x\ny", "x\r\ny\r\nc\r\n")]
    [InlineData("a\nb\r\nc", "b\r\nc", "x", "a\nx")]
    public void An_exact_text_is_replaced_with_the_line_ends_of_the_file(string text, string old, string replacement, string expected) =>
        Assert.Equal((expected, null), Replaced(text, old, replacement));

    [Fact]
    public void White_space_that_differs_still_matches_whole_lines_and_that_is_said()
    {
        var (text, remark) = Replaced("\tif (a)\n\t{\n\t\treturn;\n\t}\n", "if (a)\n{\n    return;\n}\n", "if (b)\n{\n    return;\n}\n");

        Assert.Equal("\tif (b)\n\t{\n\t\treturn;\n\t}\n", text);
        Assert.Equal(
            "old_string did not match exactly: lines 1-4 match except for white space, and were replaced with the file's own indentation.",
            remark
        );
    }

    [Fact]
    public void A_text_that_is_merely_similar_is_never_replaced()
    {
        var missed = Missed("class A\n{\n    int total = 1;\n}\n", "    int totals = 1;", "x");

        Assert.Equal(
            "old_string does not occur in the file. The nearest place is line 3:\n3\t    int total = 1;\n"
                + "First difference in line 3: there stands 'int total = 1;', old_string has 'int totals = 1;'.\n"
                + "Nothing was changed; copy the lines as they stand there.",
            missed
        );
    }

    [Fact]
    public void A_text_that_occurs_twice_needs_more_lines_or_replace_all()
    {
        Assert.Equal(
            "old_string occurs 2 times (lines 1, 3). Nothing was changed: add lines around it until it is unique, or set replace_all.",
            Missed("x\ny\nx\n", "x", "z")
        );
        Assert.Equal(
            "z\ny\nz\n",
            TextEdits.Apply("x\ny\nx\n", ((Replacement.Found)TextReplacement.Find("x\ny\nx\n", "x", "z", all: true)).Edits)
        );
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("x", "x")]
    [InlineData("   ", "x")]
    public void A_replacement_of_nothing_or_by_the_same_changes_nothing(string old, string replacement) =>
        Assert.NotEmpty(Missed("x\n", old, replacement));

    private static (string Text, string? Remark) Replaced(string text, string old, string replacement)
    {
        var found = Assert.IsType<Replacement.Found>(TextReplacement.Find(text, old, replacement, all: false));
        return (TextEdits.Apply(text, found.Edits), found.Remark);
    }

    private static string Missed(string text, string old, string replacement) =>
        Assert.IsType<Replacement.Missed>(TextReplacement.Find(text, old, replacement, all: false)).ForTheModel;
}
