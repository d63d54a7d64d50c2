using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Repair;

/// <summary>The types and extension methods that a compilation sees, by simple name.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<string, List<INamedTypeSymbol>> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IMethodSymbol>> extensions = new(StringComparer.Ordinal);

    public static TypeIndex Of(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var index = new TypeIndex();
        index.Add(compilation.GlobalNamespace, compilation, cancellation);
        return index;
    }

    public IReadOnlyList<INamedTypeSymbol> Types(string name) => types.GetValueOrDefault(name) ?? [];

    public IReadOnlyList<IMethodSymbol> Extensions(string name) => extensions.GetValueOrDefault(name) ?? [];

    private void Add(INamespaceSymbol space, CSharpCompilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var type in space.GetTypeMembers())
        {
            if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) || !type.CanBeReferencedByName)
                continue;
            Put(types, type.Name, type);
            foreach (var nested in type.GetTypeMembers().Where(inner => inner.DeclaredAccessibility == Accessibility.Public))
                Put(types, nested.Name, nested);
            if (!type.MightContainExtensionMethods)
                continue;
            foreach (
                var method in type.GetMembers()
                    .OfType<IMethodSymbol>()
                    .Where(method => method.IsExtensionMethod && method.DeclaredAccessibility != Accessibility.Private)
            )
                Put(extensions, method.Name, method);
        }

        foreach (var inner in space.GetNamespaceMembers())
            Add(inner, compilation, cancellation);
    }

    private static void Put<T>(Dictionary<string, List<T>> into, string name, T value)
    {
        if (!into.TryGetValue(name, out var list))
            into[name] = list = [];
        list.Add(value);
    }
}
