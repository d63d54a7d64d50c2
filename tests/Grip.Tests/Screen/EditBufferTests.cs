using Grip.Screen.LineEditor;

namespace Grip.Tests.Screen;

public sealed class EditBufferTests
{
    /// <summary>Each case: the text with '|' as the cursor, what is done, the text after.</summary>
    public static TheoryData<string, string, string> Cases { get; } =
        new()
        {
            { "one two|", nameof(EditBuffer.WordLeft), "one |two" },
            { "|one two", nameof(EditBuffer.WordRight), "one| two" },
            { "one two|", nameof(EditBuffer.KillWordLeft), "one |" },
            { "see a.b/c|", nameof(EditBuffer.KillBlankWordLeft), "see |" },
            { "one |two", nameof(EditBuffer.KillWordRight), "one |" },
            { "a\nbc|d\ne", nameof(EditBuffer.KillToStart), "a\n|d\ne" },
            { "a\nbc|d\ne", nameof(EditBuffer.KillToEnd), "a\nbc|\ne" },
            { "a\nbcd|\ne", nameof(EditBuffer.KillToEnd), "a\nbcd|e" },
            { "a\nbc|d", nameof(EditBuffer.Home), "a\n|bcd" },
            { "a\nb|cd\ne", nameof(EditBuffer.End), "a\nbcd|\ne" },
            { "héllo e\u0301|", nameof(EditBuffer.DeleteLeft), "héllo |" },
            { "a 👩‍👩‍👧|", nameof(EditBuffer.DeleteLeft), "a |" },
            { "a|👩‍👩‍👧b", nameof(EditBuffer.DeleteRight), "a|b" },
            { "a\n|b", nameof(EditBuffer.DeleteLeft), "a|b" },
            { "a\n|b", nameof(EditBuffer.Left), "a|\nb" },
            { "long\nab|", nameof(EditBuffer.Up), "lo|ng\nab" },
            { "ab\nlong|", nameof(EditBuffer.Up), "ab|\nlong" },
            { "lon|g\na", nameof(EditBuffer.Down), "long\na|" },
            { "|", nameof(EditBuffer.DeleteLeft), "|" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_motion_and_cut_does_what_its_key_says(string before, string action, string after)
    {
        var buffer = new EditBuffer();
        buffer.Set(before.Replace("|", "", StringComparison.Ordinal), before.IndexOf('|', StringComparison.Ordinal));
        typeof(EditBuffer).GetMethod(action)!.Invoke(buffer, null);
        Assert.Equal(after, buffer.Text.Insert(buffer.Cursor, "|"));
    }

    [Fact]
    public void What_was_cut_can_be_put_back_and_taken_back()
    {
        var buffer = new EditBuffer();
        buffer.Insert("one two");
        buffer.KillWordLeft();
        buffer.Home();
        buffer.Yank();
        Assert.Equal("twoone ", buffer.Text);
        buffer.Undo();
        buffer.Undo();
        Assert.Equal("one two", buffer.Text);
    }
}
