using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Finders;

/// <summary>One read of configuration as a function.</summary>
internal static class ConfigurationText
{
    /// <param name="type">What the value becomes.</param>
    public static FoundFunction Function(SourceFile file, SyntaxNode node, int line, FoundBy by, string key, string form, ITypeSymbol? type)
    {
        var holder = file.Holder(node);
        var target = type as INamedTypeSymbol is { TypeKind: not TypeKind.Error, SpecialType: SpecialType.None } named ? named : null;
        return new FoundFunction
        {
            Kind = FunctionKind.Configuration,
            Title = target is null ? key : $"{key} → {Titles.Of(target)}",
            Symbol = holder,
            Line = line,
            FoundBy = by,
            Details = [new("key", key), new("form", form), .. type is null ? [] : new[] { new FunctionDetail("type", Titles.Of(type)) }],
            Target = target?.OriginalDefinition,
        };
    }
}
