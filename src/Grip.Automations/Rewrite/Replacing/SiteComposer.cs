using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>The edits that carry out one match.</summary>
/// <param name="Imports">Namespaces that the new code needs and the file does not import.</param>
internal sealed record SiteEdits(ImmutableArray<TextEdit> Edits, ImmutableArray<string> Imports);

/// <summary>Writes the replacement for one match.</summary>
/// <param name="inner">Edits of matches inside of a captured stretch of the document.</param>
internal sealed class SiteComposer(
    Pattern template,
    ImmutableArray<TemplatePiece> pieces,
    SiteSymbols symbols,
    SourceText text,
    PatternMatch match,
    Func<TextSpan, ImmutableArray<TextEdit>> inner,
    bool anyEffect
)
{
    private readonly Effects effects = new(symbols);
    private readonly List<Unit> units = [];
    private readonly List<string> imports = [];
    private readonly SiteLayout layout = new(text, match.Span.Start, template);

    /// <exception cref="SiteRefusedException">The site is better left alone.</exception>
    public SiteEdits Compose()
    {
        RefuseOpenChain();
        for (var i = 0; i < pieces.Length; i++)
            i += Write(pieces[i], i + 1 < pieces.Length ? pieces[i + 1] : null);
        Enclose();
        if (new StatementFrame(template, match).NeedsBraces(Text()))
        {
            units[0] = units[0] with { Gap = " " };
            units.Insert(0, new Unit("{", ""));
            units.Add(new Unit("}", " "));
        }

        var alignment = new Alignment(text, match.Tokens, [.. units]);
        var edits = alignment.Edits().Concat(alignment.KeptSources().SelectMany(span => inner(span)));
        return new SiteEdits([.. edits], [.. imports]);
    }

    /// <returns>How many of the following pieces are left out.</returns>
    private int Write(TemplatePiece piece, TemplatePiece? next)
    {
        var gap = layout.Gap(piece.Gap);
        switch (piece)
        {
            case TemplatePiece.Token token:
                units.Add(new Unit(token.Text, gap));
                return 0;
            case TemplatePiece.TypeName name:
                var written = TypeNames.Write(name, match, symbols.Model);
                if (written.Import is not null)
                    imports.Add(written.Import);
                AddTokens(written.Code, gap);
                return 0;
            case TemplatePiece.Interpolation interpolation:
                units.Add(new Unit(Interpolate(interpolation), gap));
                return 0;
            case TemplatePiece.Hole hole:
                return Fill(hole, gap, next);
            default:
                return 0;
        }
    }

    private int Fill(TemplatePiece.Hole hole, string gap, TemplatePiece? next)
    {
        var capture = match.Captures.Find(hole.Variable.Name) ?? new Capture([]);
        if (capture.Synthetic is { } synthetic)
        {
            // A receiver that the site leaves out stays out.
            if (synthetic == "this" && next is TemplatePiece.Token { Text: "." })
                return 1;
            units.Add(new Unit(synthetic, gap));
            return 0;
        }

        if (capture.Parts.IsEmpty)
        {
            if (next is TemplatePiece.Token { Text: "," })
                return 1;
            if (units is [.., { Text: "," }])
                units.RemoveAt(units.Count - 1);
            return 0;
        }

        if (capture.Parts is [var only] && IsChain(only))
            Chain(hole, (ExpressionSyntax)only.AsNode()!, gap);
        else if (
            !hole.Variable.IsMany
            && hole.Node is ExpressionSyntax or ArgumentSyntax
            && capture.Parts[0].AsNode() is ExpressionSyntax expression
        )
            Expression(hole.Node!, expression, gap);
        else if (capture.Span is { } span)
            units.Add(Captured(span, gap));
        else
            units.Add(new Unit(string.Join(", ", capture.Parts.Select(part => Code(part.Span))), gap));
        return 0;
    }

    /// <summary>What is called after ?. stays behind it; anywhere else it would be evaluated although the receiver is null.</summary>
    private void RefuseOpenChain()
    {
        foreach (var (name, capture) in match.Captures.All)
            if (capture.Parts is [var part] && IsChain(part) && !ConditionalChain.BeginsWith(template, name))
                throw new SiteRefusedException(
                    "it stands after '?.', and the replacement would be evaluated although the receiver is null"
                );
    }

    private bool IsChain(SyntaxNodeOrToken part) =>
        part.AsNode() is { } node && (node == match.Captures.Conditional?.Expression || ConditionalChain.IsOpen(node));

    private void Chain(TemplatePiece.Hole hole, ExpressionSyntax receiver, string gap)
    {
        units.Add(Captured(receiver.Span, gap));
        if (match.Captures.Conditional is not { } conditional || conditional.Expression != receiver)
            return;
        var isLast =
            IsRoot(hole.Node!)
            && (conditional.WhenNotNull == match.Node || match.Tokens[^1].GetNextToken().IsKind(SyntaxKind.QuestionToken));
        if (!isLast)
            units.Add(new Unit("?", ""));
    }

    private void Expression(SyntaxNode hole, ExpressionSyntax expression, string gap)
    {
        if (hole is ArgumentSyntax argument)
            hole = argument.Expression;
        if (expression is BaseExpressionSyntax && hole.Parent is not MemberAccessExpressionSyntax)
            throw new SiteRefusedException("base cannot stand in the new place");
        // Parentheses that only the old place needed are taken off; whether the new one needs them, the parser says.
        var bare =
            expression is ParenthesizedExpressionSyntax parenthesized && !Parentheses.IsBounded(expression.Parent)
                ? parenthesized.Expression
                : expression;
        if (!NeedsParentheses(hole, bare))
        {
            units.Add(Captured(bare.Span, gap));
            return;
        }

        if (bare != expression)
        {
            units.Add(Captured(expression.Span, gap));
            return;
        }

        units.Add(new Unit("(", gap));
        units.Add(Captured(expression.Span, ""));
        units.Add(new Unit(")", ""));
    }

    private bool NeedsParentheses(SyntaxNode hole, ExpressionSyntax expression)
    {
        var code = Code(expression.Span);
        if (IsRoot(hole))
            return IsWrapped(code);
        if (Parentheses.IsBounded(hole.Parent))
            return false;
        if (inner(expression.Span).IsEmpty ? Parentheses.IsPrimary(expression) : Parentheses.IsPrimary(code))
            return false;
        var context = Parentheses.Context(hole);
        if (template.Nodes.Length == 1 && context.Contains(template.Nodes[0]))
            context = template.Nodes[0];
        var around = context.ToString();
        return Parentheses.AreNeeded(around[..(hole.SpanStart - context.SpanStart)], code, around[(hole.Span.End - context.SpanStart)..]);
    }

    private bool IsRoot(SyntaxNode hole) => template.Nodes.Contains(hole);

    /// <summary>Parentheses around the whole, if its place in the document needs them.</summary>
    private void Enclose()
    {
        // A capture that is the whole has been asked about already.
        if (template.IsEmpty || Metavariable.Of(template.Nodes[0]) is not null)
            return;
        // A chain needs none anywhere.
        if (match.Captures.All.Any(entry => entry.Capture.Parts is [var part] && IsChain(part)))
            return;
        if (!IsWrapped(Text()))
            return;
        units[0] = units[0] with { Gap = "" };
        units.Insert(0, new Unit("(", ""));
        units.Add(new Unit(")", ""));
    }

    private string Text() => string.Concat(units.Select((unit, index) => (index == 0 ? "" : unit.Gap) + unit.Text));

    /// <summary>Whether code needs parentheses in the place of the match.</summary>
    private bool IsWrapped(string code)
    {
        if (
            template.Kind != PatternKind.Expression
            || match.Node is not ExpressionSyntax
            || Parentheses.IsBounded(match.Node.Parent)
            || match.Node.Parent is not (ExpressionSyntax or InterpolationSyntax)
            || Parentheses.IsPrimary(code)
        )
            return false;
        var context = Parentheses.Context(match.Node);
        var around = context.ToString();
        return Parentheses.AreNeeded(
            around[..(match.Span.Start - context.SpanStart)],
            code,
            around[(match.Span.End - context.SpanStart)..]
        );
    }

    private string Interpolate(TemplatePiece.Interpolation interpolation)
    {
        var format = match.Captures.Find(interpolation.Format.Name)?.Parts.FirstOrDefault().AsNode() as ExpressionSyntax;
        var arguments = interpolation
            .Arguments.SelectMany(variable => match.Captures.Find(variable.Name)?.Parts ?? [])
            .Select(part => part.AsNode() is ArgumentSyntax argument ? argument.Expression : (ExpressionSyntax)part.AsNode()!)
            .ToImmutableArray();
        if (arguments is [var only] && symbols.TypeOf(only) is IArrayTypeSymbol)
            throw new SiteRefusedException("the arguments are handed over as an array");
        return FormatString.Interpolate(
            format ?? throw new SiteRefusedException("the format is not written there"),
            [.. arguments.Select(argument => (argument, Code(argument.Span)))],
            (left, right) => anyEffect || !Effects.Conflict(effects.Of(left), effects.Of(right))
        );
    }

    // A name in several parts is several tokens of the site.
    private void AddTokens(string code, string gap)
    {
        foreach (var token in SyntaxFactory.ParseTokens(code).TakeWhile(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            units.Add(new Unit(token.Text, gap));
            gap = "";
        }
    }

    /// <summary>Code of the document; where something inside of it changes right at its bounds, it is written anew.</summary>
    private Unit Captured(TextSpan span, string gap)
    {
        var touched = inner(span).Any(edit => edit.Start == span.Start || edit.End == span.End);
        return new Unit(Code(span), gap, touched ? null : span, span);
    }

    private string Code(TextSpan span)
    {
        var edits = inner(span);
        var code = text.ToString(span);
        return edits.IsEmpty ? code : TextEdits.Apply(code, [.. edits.Select(edit => edit with { Start = edit.Start - span.Start })]);
    }
}
