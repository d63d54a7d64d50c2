using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Proof;

/// <summary>Code that no loaded target framework compiles cannot be followed; the user is told where it mentions a name.</summary>
internal static class InactiveCode
{
    public static ImmutableArray<ProposalNote> Mentions(SolutionSnapshot snapshot, string name, CancellationToken cancellation)
    {
        var notes = ImmutableArray.CreateBuilder<ProposalNote>();
        foreach (var document in snapshot.DocumentsMentioning([name]).OrderBy(document => document.Path, StringComparer.Ordinal))
        {
            HashSet<int>? inactive = null;
            SyntaxTree? shown = null;
            foreach (var unit in snapshot.UnitsWith(document.Path))
            {
                shown = snapshot.Compilation(unit, cancellation).SyntaxTrees.First(tree => tree.FilePath == document.Path);
                var here = Positions(shown, name, cancellation).ToHashSet();
                if (inactive is null)
                    inactive = here;
                else
                    inactive.IntersectWith(here);
            }

            foreach (var position in (inactive ?? []).Order())
                notes.Add(
                    new ProposalNote(
                        $"{name} is mentioned in code that no loaded target framework compiles; it was not changed.",
                        SymbolText.Place(shown!, position, snapshot.Root)
                    )
                );
        }

        return notes.ToImmutable();
    }

    private static IEnumerable<int> Positions(SyntaxTree tree, string name, CancellationToken cancellation) =>
        tree.GetRoot(cancellation)
            .DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            .SelectMany(trivia => NameOccurrences.Positions(trivia.ToString(), [name]).Select(position => trivia.SpanStart + position));
}
