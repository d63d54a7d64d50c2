using Grip.Map.Functions.Reading;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Minimal APIs: <c>app.MapGet("/orders/{id}", handler)</c>, with the prefixes of groups.</summary>
internal static class MinimalEndpoints
{
    private static readonly Dictionary<string, string> _verbs = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET",
        ["MapPost"] = "POST",
        ["MapPut"] = "PUT",
        ["MapDelete"] = "DELETE",
        ["MapPatch"] = "PATCH",
        ["Map"] = "ANY",
        ["MapMethods"] = "",
        ["MapFallback"] = "ANY",
    };

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls(_verbs.Keys))
        {
            if (call.From("Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing") is not { } by)
                continue;
            // "Map" alone is too common a word to be believed without the framework.
            if (by == FoundBy.Name && (call.Name == "Map" || file.TextOf(call.Argument(0, "pattern"))?.StartsWith('/') != true))
                continue;
            var prefix = RoutePrefix.Of(file, call.Target);
            var handler = Handler(call);
            var pattern = call.Name == "MapFallback" && handler.Position == 0 ? "{*path}" : RoutePrefix.Pattern(call);
            var route = RouteTemplates.Joined(prefix.Route, pattern);
            var symbol = handler.Expression is null ? null : Carrier(file, handler.Expression);
            foreach (var verb in Verbs(call))
                yield return new FoundFunction
                {
                    Kind = FunctionKind.Endpoint,
                    Title = $"{verb} {route}",
                    Symbol = symbol ?? file.Holder(call.Node),
                    Line = call.Line,
                    FoundBy = by,
                    Details =
                    [
                        new("verb", verb),
                        new("route", route),
                        new("handler", Describe(symbol, handler.Expression)),
                        new("form", "minimal"),
                        .. prefix.MappedBy is { } method ? new[] { new FunctionDetail("mapped by", SymbolText.FullName(method)) } : [],
                    ],
                };
        }
    }

    private static IEnumerable<string> Verbs(Call call)
    {
        if (call.Name != "MapMethods")
            return [_verbs[call.Name]];
        var names = call.Argument(1, "httpMethods")
            ?.DescendantNodesAndSelf()
            .OfType<ExpressionSyntax>()
            .Select(call.File.TextOf)
            .OfType<string>()
            .Select(verb => verb.ToUpperInvariant())
            .Distinct()
            .ToArray();
        return names is { Length: > 0 } ? names : ["ANY"];
    }

    /// <summary>The last argument that is a delegate, and where it stands.</summary>
    private static (ExpressionSyntax? Expression, int Position) Handler(Call call)
    {
        var arguments = call.Arguments.ToArray();
        return arguments.Length == 0 ? (null, 0) : (arguments[^1], arguments.Length - 1);
    }

    /// <summary>The method that a method group names; a lambda has no symbol to show.</summary>
    private static ISymbol? Carrier(SourceFile file, ExpressionSyntax handler) =>
        Locals.Bare(handler) is SimpleNameSyntax or MemberAccessExpressionSyntax
        && file.SymbolOf(Locals.Bare(handler)) is IMethodSymbol method
            ? method
            : null;

    private static string Describe(ISymbol? symbol, ExpressionSyntax? handler) =>
        symbol is not null ? Titles.Of(symbol)
        : handler is AnonymousFunctionExpressionSyntax ? "lambda"
        : "expression";
}
