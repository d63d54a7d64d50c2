using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Move;

/// <summary>What keeps a type out of a namespace.</summary>
internal static class NamespaceConflicts
{
    /// <exception cref="GripException">Not a namespace's name; or something of the type's name is there.</exception>
    public static void Refuse(
        SolutionSnapshot snapshot,
        INamedTypeSymbol type,
        string space,
        IEnumerable<ProjectUnit> units,
        CancellationToken cancellation
    )
    {
        if (!space.Split('.').All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None))
            throw new GripException(ExitCode.Usage, $"'{space}' is not the name of a namespace.", "Write it as in 'Shop.Orders'.");
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var unit in snapshot.WithDependents(units))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            foreach (
                var other in compilation.GetTypesByMetadataName($"{space}.{type.MetadataName}").Where(other => IsSeen(other, compilation))
            )
                found.Add($"{SymbolText.DeclaredAt(other, snapshot.Root)} {SymbolText.Kind(other)} {SymbolText.FullName(other)}");
            for (var part = space; part.Length > 0; part = part.LastIndexOf('.') is > 0 and var dot ? part[..dot] : "")
                foreach (var other in compilation.GetTypesByMetadataName(part).Where(other => IsSeen(other, compilation)))
                    found.Add($"{SymbolText.DeclaredAt(other, snapshot.Root)} {SymbolText.Kind(other)} {SymbolText.FullName(other)}");
            if (type.Arity == 0 && Namespace(compilation, $"{space}.{type.Name}") is not null)
                found.Add($"namespace {space}.{type.Name}");
        }

        if (found.Count > 0)
            throw new GripException(
                ExitCode.Refused,
                $"{type.Name} cannot move to {space}: that name is taken.",
                "Rename one of them first. Nothing was changed.",
                [.. found]
            );
    }

    public static INamespaceSymbol? Namespace(Compilation compilation, string name)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
            current = current?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
        return current;
    }

    private static bool IsSeen(INamedTypeSymbol type, CSharpCompilation compilation) =>
        type.Locations.Any(location => location.IsInSource) || compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
}
