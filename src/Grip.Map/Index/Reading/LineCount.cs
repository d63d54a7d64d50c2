using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Index.Reading;

/// <summary>Lines as an editor's user counts them: what follows the last line break is a line only if something stands there.</summary>
public static class LineCount
{
    public static int Of(SourceText text) => text.Lines.Count - (text.Lines[^1].Span.IsEmpty ? 1 : 0);

    public static int Of(ReadOnlySpan<char> text) => text.Count('\n') + (text.IsEmpty || text[^1] == '\n' ? 0 : 1);
}
