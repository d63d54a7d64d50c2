using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>Finds what is declared under a name, locals and parameters included.</summary>
public sealed class DeclaredNames(SolutionSnapshot snapshot)
{
    /// <summary>Every symbol declared as <paramref name="name"/>, once for each unit and place; constructors are not among them.</summary>
    public ImmutableArray<ISymbol> Find(string name, CancellationToken cancellation)
    {
        string[] names = [name];
        var trees = new MentioningTrees(snapshot, names);
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var unit in snapshot.Units)
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            foreach (var tree in trees.Of(compilation, cancellation))
            {
                SemanticModel? model = null;
                foreach (var token in NameOccurrences.In(tree, names, cancellation))
                    if (
                        TokenBinding.Declares(token)
                        && TokenBinding.Of(token, model ??= Models.Of(compilation, tree), cancellation) is var binding
                    )
                        found.AddRange(
                            binding.Symbols.Where(symbol =>
                                NamedSymbol.Of(symbol).Equals(symbol.OriginalDefinition, SymbolEqualityComparer.Default)
                            )
                        );
            }
        }

        return found.ToImmutable();
    }

    /// <summary>All types and members in source, for suggestions.</summary>
    public IEnumerable<ISymbol> All(CancellationToken cancellation)
    {
        foreach (var unit in snapshot.Units)
        foreach (var symbol in Members(snapshot.Compilation(unit, cancellation).Assembly.GlobalNamespace, cancellation))
            yield return symbol;
    }

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member.IsImplicitlyDeclared || !member.CanBeReferencedByName)
                continue;
            yield return member;
            if (member is INamespaceOrTypeSymbol inner)
                foreach (var nested in Members(inner, cancellation))
                    yield return nested;
        }
    }
}
