using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Which key an expression over IConfiguration stands for.</summary>
internal static class ConfigurationKeys
{
    private const int MaximalDepth = 10;

    private static readonly KnownType _configuration = KnownType.Of("Microsoft.Extensions.Configuration.IConfiguration");

    /// <summary>How an expression is known to be a configuration: by its type; by what it is called, where that is missing.</summary>
    public static FoundBy? Recognise(SourceFile file, ExpressionSyntax? expression)
    {
        if (expression is null)
            return null;
        var type = file.TypeOf(Locals.Bare(expression));
        if (type is not null and not IErrorTypeSymbol)
            return Ancestry.Find(type, _configuration)?.By;
        var name = Locals.Bare(expression).ToString().Split('.', '(')[^1].TrimStart('_');
        return name.Contains("config", StringComparison.OrdinalIgnoreCase) ? FoundBy.Name : null;
    }

    /// <summary>The section that an expression stands for: "" for the root, null if that cannot be seen.</summary>
    public static string? SectionOf(SourceFile file, ExpressionSyntax? expression, int depth = 0)
    {
        if (expression is null || depth > MaximalDepth)
            return "";
        switch (Locals.Bare(expression))
        {
            case InvocationExpressionSyntax node when Call.NameOf(node) is "GetSection" or "GetRequiredSection":
                var call = new Call(file, node, Call.NameOf(node)!);
                var key = file.TextOf(call.Argument(0, "key"));
                var outer = SectionOf(file, call.Target, depth + 1);
                return key is null || outer is null ? null : Join(outer, key);
            case IdentifierNameSyntax name when file.SymbolOf(name) is ILocalSymbol or IFieldSymbol or IPropertySymbol:
                return SectionOf(file, Locals.ValueOf(file, file.SymbolOf(name)), depth + 1);
            case IdentifierNameSyntax name when file.TypeOf(name)?.Name == "IConfigurationSection":
                return null;
            default:
                return "";
        }
    }

    public static string Join(string section, string key) => section.Length > 0 ? $"{section}:{key}" : key;
}
