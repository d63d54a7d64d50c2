using System.Globalization;
using System.Text.RegularExpressions;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A message with arguments for its placeholders that is taken only whole now: the text is put together at the call.</summary>
internal sealed partial class FormatCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.OldSymbol
                is not IMethodSymbol
                {
                    Parameters: [.., { Type.SpecialType: SpecialType.System_String } message, { IsParams: true } rest]
                } old
            || MemberUse.Of(site.UseNode) is not { Call: { } call }
        )
            yield break;
        var list = call.ArgumentList.Arguments;
        var first = message.Ordinal;
        if (
            list.Count <= first + 1
            || list.Any(argument => argument.NameColon is not null || !argument.RefKindKeyword.IsKind(SyntaxKind.None))
        )
            yield break;
        var arguments = list.Skip(first + 1).Select(argument => argument.Expression).ToArray();
        if (arguments is [{ } only] && site.OldTypeOf(only) is IArrayTypeSymbol)
            yield break;
        var text =
            list[first].Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
                ? Interpolated(literal, arguments)
                : null;
        var isLiteral = text is not null;
        text ??= $"string.Format({string.Join(", ", arguments.Prepend(list[first].Expression))})";
        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(list[first].SpanStart, list[^1].Span.End);
        yield return Candidate.In(
            site,
            "format",
            isLiteral ? $"interpolate {rest.Name} into {message.Name}" : $"format {message.Name} with {rest.Name}",
            0.9,
            $"{old.Name} takes no arguments for the placeholders of '{message.Name}' any more",
            [new TextEdit(span.Start, span.Length, text)]
        );
    }

    /// <summary>Null where the placeholders don't fit the arguments one to one.</summary>
    private static string? Interpolated(LiteralExpressionSyntax literal, ExpressionSyntax[] arguments)
    {
        var source = literal.Token.Text;
        if (source.StartsWith("\"\"\"", StringComparison.Ordinal))
            return null;
        var used = new HashSet<int>();
        var fails = false;
        var text = Placeholder()
            .Replace(
                source,
                match =>
                {
                    var index = int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture);
                    if (
                        index >= arguments.Length
                        || arguments[index]
                            .DescendantTokens()
                            .Any(token => token.Text.Contains('"', StringComparison.Ordinal) || token.IsKind(SyntaxKind.ColonToken))
                    )
                    {
                        fails = true;
                        return match.Value;
                    }

                    // A value that is shown twice would be computed twice.
                    fails |= !used.Add(index) && arguments[index] is not (IdentifierNameSyntax or LiteralExpressionSyntax);
                    var written = arguments[index] is ConditionalExpressionSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax
                        ? $"({arguments[index]})"
                        : arguments[index].ToString();
                    return $"{{{written}{match.Groups["format"].Value}}}";
                }
            );
        return fails || used.Count != arguments.Length ? null : "$" + text;
    }

    [GeneratedRegex(
        @"(?<!\{)\{(?<index>\d+)(?<format>(?:,-?\d+)?(?::[^{}]*)?)\}(?!\})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
