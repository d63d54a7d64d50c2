using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A lambda for a delegate that takes other parameters now: each old one finds its place by type, new ones are discarded.</summary>
internal sealed class LambdaCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.Id is not ("CS1593" or "CS1661" or "CS1678" or "CS1503" or "CS1676" or "CS1660")
            || (
                site.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>()
                ?? (site.Node as ArgumentSyntax)?.Expression as LambdaExpressionSyntax
            )
                is not { } lambda
        )
            yield break;
        if (site.OldLambda(lambda) is not { } old)
            yield break;
        foreach (var now in Delegates(site, lambda))
        {
            if (Parameters(lambda, old, now) is not { } text || Written(lambda) == text)
                continue;
            var (start, length) = Span(lambda);
            yield return Candidate.In(
                site,
                "lambda",
                $"lambda {string.Join(", ", now.Parameters.Select(parameter => parameter.Type.Name))}",
                0.85,
                $"the delegate takes ({string.Join(", ", now.Parameters.Select(parameter => $"{parameter.Type.Name} {parameter.Name}"))}) now",
                [new TextEdit(start, length, text)]
            );
        }
    }

    private static IEnumerable<IMethodSymbol> Delegates(RepairSite site, LambdaExpressionSyntax lambda)
    {
        if (lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } list } argument)
        {
            var info = site.Model.GetSymbolInfo(call, site.Cancellation);
            foreach (var method in info.CandidateSymbols.Prepend(info.Symbol).OfType<IMethodSymbol>())
                if (
                    method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument))?.Type is INamedTypeSymbol
                    {
                        DelegateInvokeMethod: { } invoke
                    }
                )
                    yield return invoke;
        }
        else if (site.Model.GetTypeInfo(lambda, site.Cancellation).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            yield return invoke;
    }

    private static string? Parameters(LambdaExpressionSyntax lambda, IMethodSymbol old, IMethodSymbol now)
    {
        var own = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters.ToArray(),
            _ => [],
        };
        if (own.Length != old.Parameters.Length || own.Any(parameter => parameter.Type is not null))
            return null;
        var names = new List<string>();
        var used = new HashSet<int>();
        foreach (var parameter in now.Parameters)
        {
            var index = Enumerable
                .Range(0, own.Length)
                .FirstOrDefault(i => !used.Contains(i) && old.Parameters[i].Type.ToDisplayString() == parameter.Type.ToDisplayString(), -1);
            if (index < 0)
                index = Enumerable
                    .Range(0, own.Length)
                    .FirstOrDefault(i => !used.Contains(i) && old.Parameters[i].Type.Name == parameter.Type.Name, -1);
            names.Add(index < 0 ? "_" : own[index].Identifier.Text);
            if (index >= 0)
                used.Add(index);
        }

        // An old parameter without a place: whoever uses it does not compile, and then this is no repair.
        return names.Count == 1 && lambda is SimpleLambdaExpressionSyntax ? names[0] : $"({string.Join(", ", names)})";
    }

    private static string Written(LambdaExpressionSyntax lambda) =>
        lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.ToString(),
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.ToString(),
            _ => "",
        };

    private static (int Start, int Length) Span(LambdaExpressionSyntax lambda) =>
        lambda switch
        {
            SimpleLambdaExpressionSyntax simple => (simple.Parameter.SpanStart, simple.Parameter.Span.Length),
            ParenthesizedLambdaExpressionSyntax parenthesized => (
                parenthesized.ParameterList.SpanStart,
                parenthesized.ParameterList.Span.Length
            ),
            _ => (lambda.SpanStart, 0),
        };
}
