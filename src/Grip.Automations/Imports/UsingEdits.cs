using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Imports;

/// <summary>Adds using directives in the way a file is already written.</summary>
internal static class UsingEdits
{
    /// <summary>
    /// Edits that import <paramref name="add"/>, one insertion per place. What the file imports already is left out.
    /// </summary>
    /// <param name="root">The file; directives inside of #if are never used as a place to stand beside.</param>
    /// <param name="add">Namespaces as in "System.Linq"; "static N.T" and "A = N.T" are written as they are, at the end.</param>
    /// <param name="position">Where the imported name is used; decides between namespaces of one file.</param>
    public static ImmutableArray<TextEdit> Insertions(
        CompilationUnitSyntax root,
        SourceText text,
        IReadOnlyCollection<string> add,
        int position
    )
    {
        var scope = UsingScope.For(root, position);
        var wanted = add.Distinct(StringComparer.Ordinal)
            .Where(name => !scope.Imports(name))
            .Order(Comparer<string>.Create((left, right) => UsingOrder.Compare(left, right, systemFirst: true)));
        var insertions = wanted.Select(name => Insertion(scope, root, text, name)).GroupBy(edit => edit.Start);
        return TextEdits.Normalize(insertions.Select(group => new TextEdit(group.Key, 0, Joined([.. group.Select(edit => edit.NewText)]))));
    }

    // Each text brings its own line break; only the last of several may end with the blank line that a file without
    // directives needs.
    private static string Joined(string[] texts)
    {
        var newline = texts[0].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Concat(texts[..^1].Select(text => text.TrimEnd('\r', '\n') + newline)) + texts[^1];
    }

    private static TextEdit Insertion(UsingScope scope, CompilationUnitSyntax root, SourceText text, string name)
    {
        var newline = Newline(text);
        var anchors = scope.Anchors;
        if (anchors.IsEmpty)
            return First(scope, root, text, $"using {name};", newline);
        var plain = anchors.Where(UsingOrder.IsPlain).ToImmutableArray();
        var systemFirst = UsingOrder.IsSorted(plain, systemFirst: true);
        var before =
            UsingOrder.IsPlainName(name) && (systemFirst || UsingOrder.IsSorted(plain, systemFirst: false))
                ? plain.FirstOrDefault(directive => UsingOrder.Compare(name, UsingOrder.Name(directive), systemFirst) < 0)
                : null;
        if (before is not null)
            return new TextEdit(before.SpanStart, 0, $"using {name};{newline}{Indentation(before, text)}");
        var after = UsingOrder.IsPlainName(name) && !plain.IsEmpty ? plain[^1] : anchors[^1];
        var line = text.Lines.GetLineFromPosition(after.Span.End);
        var written = $"{Indentation(after, text)}using {name};";
        return line.EndIncludingLineBreak > line.End
            ? new TextEdit(line.EndIncludingLineBreak, 0, written + newline)
            : new TextEdit(line.End, 0, newline + written);
    }

    private static TextEdit First(UsingScope scope, CompilationUnitSyntax root, SourceText text, string written, string newline)
    {
        if (scope.Externs.LastOrDefault() is { } external)
        {
            var line = text.Lines.GetLineFromPosition(external.Span.End);
            return new TextEdit(line.EndIncludingLineBreak, 0, Indentation(external, text) + written + newline);
        }

        var position = FileHeader.End(root, text);
        var follows = text.Lines.GetLineFromPosition(position);
        var blank =
            follows.Start == position && string.IsNullOrWhiteSpace(follows.ToString()) && follows.EndIncludingLineBreak > follows.End;
        return new TextEdit(position, 0, written + newline + (blank ? "" : newline));
    }

    private static string Indentation(SyntaxNode node, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : "";
    }

    private static string Newline(SourceText text)
    {
        var line = text.Lines[0];
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return end.Length > 0 ? end : "\n";
    }
}
