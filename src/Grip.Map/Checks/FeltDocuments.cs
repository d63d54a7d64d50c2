using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>The files in which a change of declarations can be felt: by a name, by a member of a related type, by what they inherit.</summary>
internal sealed class FeltDocuments
{
    private readonly SolutionSnapshot before;
    private readonly SolutionSnapshot after;
    private readonly CancellationToken cancellation;
    private readonly ImmutableHashSet<string> names;
    private readonly HashSet<string> paths;
    private readonly ImmutableArray<(ChangedMember Member, RelatedTypes Related, HashSet<string> Paths)> members;

    /// <param name="unit">The unit whose declarations changed.</param>
    /// <param name="change">How.</param>
    /// <param name="before">Without the change.</param>
    /// <param name="after">With it.</param>
    /// <param name="cancellation">Answered within the binding of one file.</param>
    public FeltDocuments(
        ProjectUnit unit,
        DeclarationChange change,
        SolutionSnapshot before,
        SolutionSnapshot after,
        CancellationToken cancellation
    )
    {
        (this.before, this.after, this.cancellation) = (before, after, cancellation);
        var derived = new DerivedTypes(before, after, cancellation);
        var created = change.CreatedNames.IsEmpty
            ? change.CreatedNames
            : change.CreatedNames.Union(derived.NamesOf(change.CreatedNames)).Union(DeclarationChange.Creations);
        var related = change
            .Members.Select(member => member.Type)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(type => type, type => RelatedTypes.Of(unit, type, before, after, cancellation), StringComparer.Ordinal);
        var anywhere = change.Members.Where(member => related[member.Type] is null).Select(member => member.Name);
        names =
        [
            .. change.Names,
            .. created,
            .. change.Namespaces.Where(name => ComesOrGoes(unit, name)).SelectMany(Segments),
            .. anywhere,
        ];
        paths = [.. Mentioning(names), .. derived.DeclaredIn(change.BaseNames), .. derived.PartsOf(change.Parts)];
        members =
        [
            .. change
                .Members.Where(member => !names.Contains(member.Name))
                .Select(member => (member, related[member.Type]!, Mentioning([member.Name]).ToHashSet(StringComparer.Ordinal))),
        ];
    }

    /// <summary>Those of one unit, generated ones included.</summary>
    public IEnumerable<string> In(ProjectUnit dependent)
    {
        var (old, now) = (before.State(dependent.Index), after.State(dependent.Index));
        var found = paths.Where(path => old.Contains(path) || now.Contains(path)).ToHashSet(StringComparer.Ordinal);
        foreach (var (member, related, mentioning) in members)
        {
            var felt = new ConcurrentBag<string>();
            Parallel.ForEach(
                mentioning.Where(path => !found.Contains(path) && (old.Contains(path) || now.Contains(path))),
                new ParallelOptions { CancellationToken = cancellation },
                path =>
                {
                    // What the change itself wrote is looked at anyway.
                    if (!old.Contains(path) || related.MayBeMeant(before.Uses.Of(dependent, path, member.Name, cancellation)))
                        felt.Add(path);
                }
            );
            found.UnionWith(felt);
        }

        return found.Concat(Generated(dependent));
    }

    private IEnumerable<string> Generated(ProjectUnit dependent)
    {
        if (after.Compiled(dependent.Index, cancellation).Driver is not { } driver)
            return [];
        ImmutableHashSet<string> words = [.. names, .. members.Select(member => member.Member.Name)];
        return driver
            .GetRunResult()
            .GeneratedTrees.Where(tree =>
                tree.GetText(cancellation).ToString() is var text && words.Any(word => text.Contains(word, StringComparison.Ordinal))
            )
            .Select(tree => tree.FilePath);
    }

    private IEnumerable<string> Mentioning(ImmutableHashSet<string> words) =>
        before.DocumentsMentioning(words).Concat(after.DocumentsMentioning(words)).Select(document => document.Path);

    /// <summary>A namespace that other files declare too is there before and after.</summary>
    private bool ComesOrGoes(ProjectUnit unit, string name)
    {
        return IsIn(before) != IsIn(after);

        bool IsIn(SolutionSnapshot snapshot)
        {
            INamespaceSymbol? space = snapshot.Compilation(unit, cancellation).GlobalNamespace;
            foreach (var segment in Segments(name))
                space = space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == segment);
            return space is not null;
        }
    }

    private static string[] Segments(string name) => name.Split('.');
}
