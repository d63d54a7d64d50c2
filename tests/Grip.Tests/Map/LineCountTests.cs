using Grip.Map.Index.Reading;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Tests.Map;

public sealed class LineCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a\n", 1)]
    [InlineData("a\r\n", 1)]
    [InlineData("a\nb", 2)]
    [InlineData("a\n\n", 2)]
    public void What_follows_the_last_line_break_is_a_line_only_if_something_stands_there(string text, int lines)
    {
        Assert.Equal(lines, LineCount.Of(SourceText.From(text)));
        Assert.Equal(lines, LineCount.Of(text.AsSpan()));
    }
}
