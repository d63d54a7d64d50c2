using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>Makes an interpolated string of a literal format string and its arguments.</summary>
internal static partial class FormatString
{
    /// <param name="arguments">The arguments with their code, which may already be rewritten.</param>
    /// <param name="mayChangePlaces">Whether the arguments may be evaluated in another order.</param>
    /// <exception cref="SiteRefusedException">It cannot be done without changing what happens.</exception>
    public static string Interpolate(
        ExpressionSyntax format,
        ImmutableArray<(ExpressionSyntax Node, string Code)> arguments,
        Func<ExpressionSyntax, ExpressionSyntax, bool> mayChangePlaces
    )
    {
        if (format is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
            throw new SiteRefusedException("the format is not a string literal");
        var written = literal.Token.Text;
        var prefix = written.StartsWith('@') ? "$@\"" : "$\"";
        if (written.StartsWith("\"\"\"", StringComparison.Ordinal))
            throw new SiteRefusedException("the format is a raw string");
        var body = written[(prefix.Length - 1)..^1];
        if (EscapedBrace().IsMatch(body))
            throw new SiteRefusedException("the format holds an escaped brace");
        var result = new StringBuilder(prefix);
        var uses = new int[arguments.Length];
        var order = new List<int>();
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] is not ('{' or '}'))
                result.Append(body[i]);
            else if (i + 1 < body.Length && body[i + 1] == body[i])
            {
                result.Append(body[i], 2);
                i++;
            }
            else
                i += Item(body, i, arguments, uses, order, result) - 1;
        }

        for (var i = 0; i < uses.Length; i++)
            if (uses[i] == 0 || uses[i] > 1 && !IsPlain(arguments[i].Node))
                throw new SiteRefusedException(
                    uses[i] == 0 ? $"argument {i} is not used by the format" : $"argument {i} would be evaluated {uses[i]} times"
                );
        for (var i = 0; i < order.Count; i++)
        for (var j = i + 1; j < order.Count; j++)
            if (order[j] < order[i] && !mayChangePlaces(arguments[order[i]].Node, arguments[order[j]].Node))
                throw new SiteRefusedException(
                    $"argument {order[i]} would be evaluated before argument {order[j]}, and that may make a difference"
                );
        return result.Append('"').ToString();
    }

    private static int Item(
        string body,
        int start,
        ImmutableArray<(ExpressionSyntax Node, string Code)> arguments,
        int[] uses,
        List<int> order,
        StringBuilder result
    )
    {
        var match = FormatItem().Match(body, start);
        if (!match.Success || match.Index != start)
            throw new SiteRefusedException("the format string is malformed");
        var index = int.Parse(match.Groups["index"].Value);
        if (index >= arguments.Length)
            throw new SiteRefusedException($"the format asks for argument {index}, which is not written there");
        uses[index]++;
        order.Add(index);
        var code = arguments[index].Code;
        var needsParentheses = !IsWhole(code);
        result.Append('{').Append(needsParentheses ? $"({code})" : code).Append(match.Groups["rest"].Value).Append('}');
        return match.Length;
    }

    // A conditional, a global:: and some lambdas hold a colon that would begin the format.
    private static bool IsWhole(string code) =>
        SyntaxFactory.ParseExpression($"$\"{{{code}}}\"") is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } parsed
        && parsed.Contents is [InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole]
        && hole.Expression.ToString() == code;

    private static bool IsPlain(ExpressionSyntax expression) =>
        expression switch
        {
            IdentifierNameSyntax or LiteralExpressionSyntax or ThisExpressionSyntax => true,
            MemberAccessExpressionSyntax access => IsPlain(access.Expression),
            _ => false,
        };

    [GeneratedRegex(
        """\{\s*(?<index>[0-9]+)\s*(?<rest>(,\s*-?[0-9]+\s*)?(?<format>:[^{}"\\]+)?)\}""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FormatItem();

    [GeneratedRegex("""\\u007[bBdD]|\\x0*7[bBdD]|\\U0000007[bBdD]""", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBrace();
}
