using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>
/// Decides whether a use of a name can have to do with a changed member of a type: a lookup finds the member only through the
/// type itself, what derives from it, or code inside of these; a new one may also stand before what a base type offers.
/// </summary>
/// <param name="Type">The simple name of the type.</param>
/// <param name="Bases">The names of everything that it inherits from, before or after the change.</param>
internal sealed record RelatedTypes(string Type, ImmutableHashSet<string> Bases)
{
    /// <returns>Null if the member can be found without going through the type: by a static import.</returns>
    public static RelatedTypes? Of(
        ProjectUnit unit,
        string type,
        SolutionSnapshot before,
        SolutionSnapshot after,
        CancellationToken cancellation
    )
    {
        if (type.Length == 0 || IsImported(before) || IsImported(after))
            return null;
        return new RelatedTypes(type, [.. Declared(before).Concat(Declared(after)).SelectMany(NameUse.Lineage)]);

        bool IsImported(SolutionSnapshot snapshot) =>
            snapshot
                .DocumentsMentioning([type])
                .Any(document =>
                    document.Text.ToString() is var text && text.Contains("static ", StringComparison.Ordinal) && Imports(text)
                );

        IEnumerable<INamedTypeSymbol> Declared(SolutionSnapshot snapshot) =>
            snapshot.Compilation(unit, cancellation).GetSymbolsWithName(type, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>();
    }

    public bool MayBeMeant(NameUse use) => use.IsUnsure || use.Lineages.Contains(Type) || use.Owners.Overlaps(Bases);

    private static bool Imports(string text) =>
        NameOccurrences.Positions(text, ["static"]).Any(at => text.AsSpan(0, at).TrimEnd().EndsWith("using"));
}
