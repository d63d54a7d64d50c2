using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>Takes a replacement apart into pieces.</summary>
internal sealed class TemplateReader(Pattern template, PatternSymbols symbols)
{
    public const string Interpolate = "interpolate";

    private readonly List<TemplatePiece> pieces = [];
    private readonly string text = template.Nodes.IsEmpty ? "" : template.Nodes[0].SyntaxTree.ToString();
    private int position = template.Offset;

    public ImmutableArray<TemplatePiece> Read()
    {
        foreach (var node in template.Nodes)
            Read(node);
        foreach (var token in template.Modifiers)
            pieces.Add(new TemplatePiece.Token(token.Text, pieces.Count == 0 ? "" : " "));
        return [.. pieces];
    }

    private void Read(SyntaxNode node)
    {
        if (Metavariable.Of(node) is { } variable)
            pieces.Add(new TemplatePiece.Hole(variable, node, Gap(node.SpanStart, node.Span.End)));
        else if (
            node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax callee } call
            && Metavariable.From(callee.Identifier) is { Name: Interpolate }
        )
            pieces.Add(ReadInterpolation(call));
        else if (symbols.Of(node) is { } meaning && meaning.Symbols.All(symbol => symbol is ITypeSymbol))
            ReadType(node, meaning);
        else if (
            node is MemberAccessExpressionSyntax access
            && symbols.Of(access) is { } member
            && symbols.Names.Types(access.Expression) is { IsEmpty: false }
        )
            ReadMember(access, member);
        else
            foreach (var child in node.ChildNodesAndTokens().Where(child => !child.IsMissing))
                if (child.AsNode() is { } inner)
                    Read(inner);
                else
                    ReadToken(child.AsToken());
    }

    private void ReadToken(SyntaxToken token)
    {
        var gap = Gap(token.SpanStart, token.Span.End);
        pieces.Add(
            Metavariable.From(token) is { } name ? new TemplatePiece.Hole(name, null, gap) : new TemplatePiece.Token(token.Text, gap)
        );
    }

    private void ReadType(SyntaxNode node, NameMeaning meaning)
    {
        var generic = node.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
        var end = generic?.Identifier.Span.End ?? node.Span.End;
        var gap = Gap(node.SpanStart, end);
        pieces.Add(new TemplatePiece.TypeName(meaning, text[node.SpanStart..end], node, gap));
        if (generic is not null)
            Read(generic.TypeArgumentList);
    }

    private void ReadMember(MemberAccessExpressionSyntax access, NameMeaning member)
    {
        var owners = member.Symbols.Select(symbol => symbol.ContainingType.OriginalDefinition);
        var named = symbols
            .Names.Types(access.Expression)
            .Where(type =>
                NameResolver.BaseTypes(type).Any(candidate => owners.Contains(candidate.OriginalDefinition, SymbolEqualityComparer.Default))
            );
        var set = named.Select(type => type.OriginalDefinition).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
        ReadType(access.Expression, new NameMeaning(set, [PatternSymbols.SimpleName(access.Expression)]));
        ReadToken(access.OperatorToken);
        Read(access.Name);
    }

    private TemplatePiece.Interpolation ReadInterpolation(InvocationExpressionSyntax call)
    {
        var holes = call.ArgumentList.Arguments.Select(argument => Metavariable.Of(argument)).ToImmutableArray();
        if (holes.IsEmpty || holes.Any(hole => hole is null) || holes[0] is { IsMany: true })
            throw PatternError.At(
                "replacement",
                template.Source,
                Math.Max(0, call.SpanStart - template.Offset),
                "$interpolate takes the metavariable of a format string and those of its arguments, as in $interpolate($FORMAT, $$$ARGS)"
            );
        return new TemplatePiece.Interpolation(
            holes[0]!.Value,
            [.. holes.Skip(1).Select(hole => hole!.Value)],
            Gap(call.SpanStart, call.Span.End)
        );
    }

    private string Gap(int start, int end)
    {
        var gap = pieces.Count == 0 ? "" : text[Math.Min(position, start)..start];
        position = end;
        return gap;
    }
}
