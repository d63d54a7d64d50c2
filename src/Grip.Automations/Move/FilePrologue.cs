using System.Text.RegularExpressions;
using Grip.Automations.Imports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>What stands above the first member of a file: licence, <c>#define</c>, extern aliases, usings.</summary>
internal sealed class FilePrologue
{
    private readonly CompilationUnitSyntax _root;
    private readonly SourceText _text;
    private readonly Directives _directives;

    public FilePrologue(CompilationUnitSyntax root)
    {
        _root = root;
        _text = root.SyntaxTree.GetText();
        _directives = new Directives(root);
        End = FindEnd();
    }

    /// <summary>Offset of the first character behind it.</summary>
    public int End { get; }

    /// <summary>The text as a new file beside this one begins, without the directives in <paramref name="dropped"/>; empty or ending with a line break.</summary>
    /// <param name="dropped">As <see cref="UnusedUsings.TextOf"/> writes them.</param>
    /// <param name="moved">The code that the new file is for: conditions around it stay open.</param>
    public string CopyFor(TextSpan moved, IReadOnlySet<string> dropped, string newLine)
    {
        var gone = _root.Usings.Where(directive =>
            directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) || dropped.Contains(UnusedUsings.TextOf(directive))
        );
        var spans = UsingRemoval
            .Spans(_text, gone)
            .Where(span => span.Start < End)
            .Select(span => TextSpan.FromBounds(span.Start, Math.Min(span.End, End)))
            .ToList();
        var closing = 0;
        foreach (
            var pair in _directives.Pairs.Where(pair => pair.Open.SpanStart < End && pair.Close is not null && pair.Close.SpanStart >= End)
        )
            if (!pair.IsCondition)
                spans.Add(_text.Lines.GetLineFromPosition(pair.Open.SpanStart).SpanIncludingLineBreak);
            else if (!pair.Encloses(moved.Start, moved.End))
                closing++;
        var copy = "";
        var position = 0;
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            copy += _text.ToString(TextSpan.FromBounds(position, Math.Max(position, span.Start)));
            position = Math.Max(position, span.End);
        }

        copy += _text.ToString(TextSpan.FromBounds(position, Math.Max(position, End)));
        copy += string.Concat(Enumerable.Repeat("#endif" + newLine, closing));
        return WithoutEmptyConditions(copy).Trim('\r', '\n') is { Length: > 0 } rest ? rest.TrimEnd() + newLine : "";
    }

    private int FindEnd()
    {
        var last = _root
            .Usings.Select(directive => directive.Span.End)
            .Concat(_root.Externs.Select(alias => alias.Span.End))
            .DefaultIfEmpty(-1)
            .Max();
        if (last >= 0)
            return EndWithClosingDirectives(last);
        var first = (SyntaxNode?)_root.AttributeLists.FirstOrDefault() ?? _root.Members.FirstOrDefault();
        if (first is null)
            return 0;
        var trivia = first.GetLeadingTrivia();
        var end = 0;
        for (var i = 0; i < trivia.Count; i++)
        {
            var isBlankLine = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && i > 0 && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia);
            if (
                isBlankLine
                || trivia[i].IsDirective
                || first is BaseNamespaceDeclarationSyntax && trivia[i].IsKind(SyntaxKind.EndOfLineTrivia)
            )
                end = trivia[i].FullSpan.End;
        }

        return end;
    }

    /// <summary>An <c>#endif</c> or <c>#endregion</c> right behind the last using belongs to the usings.</summary>
    private int EndWithClosingDirectives(int lastUsing)
    {
        var end = _text.Lines.GetLineFromPosition(lastUsing).EndIncludingLineBreak;
        foreach (
            var pair in _directives
                .Pairs.Where(pair => pair.Open.SpanStart < lastUsing && pair.Close?.SpanStart >= end)
                .OrderBy(pair => pair.Close!.SpanStart)
        )
        {
            if (!string.IsNullOrWhiteSpace(Code(end, pair.Close!.SpanStart)))
                break;
            end = _text.Lines.GetLineFromPosition(pair.Close.Span.End).EndIncludingLineBreak;
        }

        return end;
    }

    private string Code(int start, int end) =>
        string.Concat(
            _root.DescendantTokens(TextSpan.FromBounds(start, end)).Where(token => token.SpanStart >= start && token.Span.End <= end)
        );

    private static string WithoutEmptyConditions(string text)
    {
        var result = Regex.Replace(
            text,
            @"^[ \t]*#if\b[^\n]*\n(?:[ \t]*\r?\n)*[ \t]*#endif[^\n]*(?:\n|\z)",
            "",
            RegexOptions.Multiline,
            TimeSpan.FromSeconds(5)
        );
        return result == text ? text : WithoutEmptyConditions(result);
    }
}
