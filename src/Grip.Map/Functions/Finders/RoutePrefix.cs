using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <param name="Route">As in "/api/orders"; empty for the root.</param>
/// <param name="MappedBy">The method whose callers put more in front: the builder is its parameter.</param>
internal sealed record RoutePrefix(string Route, IMethodSymbol? MappedBy)
{
    /// <summary>Enough for what people write; a cycle through locals ends here.</summary>
    private const int MaximalDepth = 20;

    private static readonly RoutePrefix _none = new("", MappedBy: null);

    /// <summary>What the groups of a builder put before a pattern: followed through chains and locals of the file.</summary>
    public static RoutePrefix Of(SourceFile file, ExpressionSyntax? builder, int depth = 0)
    {
        if (builder is null || depth > MaximalDepth)
            return _none;
        switch (Locals.Bare(builder))
        {
            case InvocationExpressionSyntax node:
                var call = new Call(file, node, Call.NameOf(node) ?? "");
                var outer = Of(file, call.Target, depth + 1);
                return call.Name != "MapGroup" ? outer : outer with { Route = RouteTemplates.Joined(outer.Route, Pattern(call)) };
            case SimpleNameSyntax or MemberAccessExpressionSyntax:
                return OfSymbol(file, file.SymbolOf(Locals.Bare(builder)), depth);
            default:
                return _none;
        }
    }

    /// <summary>The pattern that a call gives; what is computed at run time is shown as such.</summary>
    public static string Pattern(Call call)
    {
        var expression = call.Argument(0, "pattern") ?? call.Argument(0, "prefix");
        return expression is null ? "" : call.File.TextOf(expression) ?? "{computed}";
    }

    private static RoutePrefix OfSymbol(SourceFile file, ISymbol? symbol, int depth) =>
        symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } =>
                new("", method.OriginalDefinition),
            ILocalSymbol or IFieldSymbol or IPropertySymbol => Of(file, Locals.ValueOf(file, symbol), depth + 1),
            _ => _none,
        };
}
