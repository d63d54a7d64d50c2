using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>Writes a type into a file of its own, in the manner of the file that it comes from.</summary>
internal static class NewFile
{
    /// <param name="parts">Of one file, with what is moved of each.</param>
    /// <param name="space">The namespace to write; null keeps the one that the type is in.</param>
    /// <param name="added">Namespaces to import besides.</param>
    /// <param name="dropped">Usings that are not wanted, as <see cref="UnusedUsings.TextOf"/> writes them.</param>
    public static ImmutableArray<Piece> Compose(
        ImmutableArray<(TypePart Part, MovedSpan Span)> parts,
        string? space,
        IReadOnlySet<string> dropped,
        IReadOnlyCollection<string> added
    )
    {
        var (first, span) = parts[0];
        var root = first.Root;
        var text = root.SyntaxTree.GetText();
        var newLine = FileText.DominantNewLine(text.ToString());
        var prologue = new FilePrologue(root);
        var inside = added.Count > 0 && root.Usings.Count == 0 && first.Node.Parent is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 };
        var head = prologue.CopyFor(span.Text, dropped, newLine);
        if (!inside)
            head = WithUsings(head, added, (CSharpParseOptions)root.SyntaxTree.Options);
        var known = new Directives(root).StateAt(prologue.End);
        var openConditions = new Directives(root).ConditionsAround(span.Text.Start, span.Text.End);
        var lines = span
            .State.Where(line => !known.Contains(line))
            .Concat(openConditions.Where(pair => pair.Open.SpanStart >= prologue.End).Select(pair => pair.Open.ToString().Trim()))
            .ToArray();
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var wrappers = first.Node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().ToImmutableArray();
        var opening = Opening(wrappers, space, dropped, inside ? added : [], text, newLine);
        pieces.Add(new Piece.New(head + Gap(head, prologue, text, newLine)));
        pieces.Add(new Piece.New(string.Concat(lines.Select(line => line + newLine)) + (lines.Length > 0 ? newLine : "") + opening));
        foreach (var (part, moved) in parts)
        {
            if (part != first)
                pieces.Add(new Piece.New(newLine));
            pieces.Add(new Piece.Kept(part.Path, moved.Text));
        }

        var endsOpen = text[parts[^1].Span.Text.End - 1] is not ('\n' or '\r');
        var closing = Closing(wrappers, text, newLine) + string.Concat(openConditions.Select(_ => "#endif" + newLine));
        if (closing.Length > 0)
            pieces.Add(new Piece.New((endsOpen ? newLine : "") + WithFinalNewLine(closing, text)));
        else if (endsOpen && EndsWithNewLine(text))
            pieces.Add(new Piece.New(newLine));
        else if (!endsOpen && !EndsWithNewLine(text))
            pieces[^1] = Shortened((Piece.Kept)pieces[^1], newLine.Length);
        return pieces.ToImmutable();
    }

    private static string WithUsings(string head, IReadOnlyCollection<string> added, CSharpParseOptions options)
    {
        if (added.Count == 0)
            return head;
        var root = SyntaxFactory.ParseCompilationUnit(head, options: options);
        return TextEdits.Apply(head, UsingEdits.Insertions(root, root.GetText(), added, head.Length)).TrimEnd('\r', '\n')
            + FileText.DominantNewLine(head);
    }

    private static string Gap(string head, FilePrologue prologue, SourceText text, string newLine)
    {
        if (head.Length == 0)
            return "";
        var following = text.Lines.GetLineFromPosition(Math.Min(prologue.End, text.Length));
        var endsBlank = prologue.End > 0 && string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(prologue.End - 1).ToString());
        var touches = !string.IsNullOrWhiteSpace(following.ToString()) && !endsBlank && !head.TrimEnd().EndsWith(';');
        return touches ? "" : newLine;
    }

    /// <summary>The namespace lines with the usings inside of them.</summary>
    private static string Opening(
        ImmutableArray<BaseNamespaceDeclarationSyntax> wrappers,
        string? space,
        IReadOnlySet<string> dropped,
        IReadOnlyCollection<string> added,
        SourceText text,
        string newLine
    )
    {
        var result = "";
        foreach (var wrapper in wrappers)
        {
            var line = text.Lines.GetLineFromPosition(wrapper.SpanStart);
            var indent = text.ToString(TextSpan.FromBounds(line.Start, wrapper.NamespaceKeyword.SpanStart));
            indent = string.IsNullOrWhiteSpace(indent) ? indent : "";
            var name = space is null ? wrapper.Name.ToString() : Renamed(wrappers, wrapper, space);
            var open = wrapper is NamespaceDeclarationSyntax block
                ? block.OpenBraceToken
                : ((FileScopedNamespaceDeclarationSyntax)wrapper).SemicolonToken;
            result +=
                $"{indent}namespace {name}{text.ToString(TextSpan.FromBounds(wrapper.Name.Span.End, open.Span.End))}{newLine}"
                + (wrapper is FileScopedNamespaceDeclarationSyntax ? newLine : "")
                + Inner(wrapper, dropped, wrapper == wrappers[^1] ? added : [], text, newLine);
        }

        return wrappers.IsEmpty && space is not null ? $"namespace {space};{newLine}{newLine}" : result;
    }

    /// <summary>Of nested namespaces the innermost takes what the outer ones do not say.</summary>
    private static string Renamed(
        ImmutableArray<BaseNamespaceDeclarationSyntax> wrappers,
        BaseNamespaceDeclarationSyntax wrapper,
        string space
    )
    {
        if (wrappers.Length == 1)
            return space;
        var outer = string.Join(
            '.',
            wrappers.TakeWhile(candidate => candidate != wrapper).Select(candidate => ImportScope.NameText(candidate.Name))
        );
        return wrapper != wrappers[^1] ? wrapper.Name.ToString()
            : space.StartsWith(outer + '.', StringComparison.Ordinal) ? space[(outer.Length + 1)..]
            : space;
    }

    private static string Inner(
        BaseNamespaceDeclarationSyntax wrapper,
        IReadOnlySet<string> dropped,
        IReadOnlyCollection<string> added,
        SourceText text,
        string newLine
    )
    {
        var indent =
            wrapper.Usings.Count == 0
                ? ""
                : text.ToString(
                    TextSpan.FromBounds(text.Lines.GetLineFromPosition(wrapper.Usings[0].SpanStart).Start, wrapper.Usings[0].SpanStart)
                );
        var kept = wrapper
            .Externs.Select(alias => (SyntaxNode)alias)
            .Concat(wrapper.Usings.Where(directive => !dropped.Contains(UnusedUsings.TextOf(directive))))
            .Select(node => text.Lines.GetLineFromPosition(node.SpanStart).ToString().TrimEnd() + newLine)
            .Concat(added.Select(name => $"{indent}using {name};{newLine}"))
            .ToArray();
        return kept.Length == 0 ? "" : string.Concat(kept) + newLine;
    }

    private static string Closing(ImmutableArray<BaseNamespaceDeclarationSyntax> wrappers, SourceText text, string newLine)
    {
        var result = "";
        foreach (var block in wrappers.OfType<NamespaceDeclarationSyntax>().Reverse())
        {
            var line = text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart);
            var indent = text.ToString(TextSpan.FromBounds(line.Start, block.CloseBraceToken.SpanStart));
            result += (string.IsNullOrWhiteSpace(indent) ? indent : "") + "}" + newLine;
        }

        return result;
    }

    private static bool EndsWithNewLine(SourceText text) => text.Length > 0 && text[text.Length - 1] is '\n' or '\r';

    private static string WithFinalNewLine(string closing, SourceText text) =>
        EndsWithNewLine(text) ? closing : closing.TrimEnd('\r', '\n');

    private static Piece.Kept Shortened(Piece.Kept kept, int by) =>
        kept with
        {
            Span = new TextSpan(kept.Span.Start, kept.Span.Length - by),
        };
}
