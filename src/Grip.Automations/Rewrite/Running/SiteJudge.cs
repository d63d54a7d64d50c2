using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rewrite.Running;

/// <summary>A site that does not hold.</summary>
/// <param name="Reason">For the user.</param>
/// <param name="Import">The namespace with which it might hold; null if there is none.</param>
internal sealed record Blame(string Path, Site Site, string Reason, ImmutableArray<string> Import);

/// <summary>Compares files before and after a draft, in every project and target framework that compiles them.</summary>
internal sealed class SiteJudge(SolutionSnapshot before, ImmutableArray<string> usings, bool anyOverload, CancellationToken cancellation)
{
    private static readonly ImmutableHashSet<string> UnknownName = ["CS1061", "CS0103", "CS0246", "CS0117", "CS1929", "CS0234"];

    /// <summary>Sites whose new code does not compile, or makes other code mean something else; each at most once.</summary>
    public ImmutableArray<Blame> Blamed(
        ProvenSites draft,
        ImmutableSortedDictionary<string, ImmutableArray<Site>> sites,
        IEnumerable<string> paths
    )
    {
        var blamed = new ConcurrentBag<(Blame Blame, int Unit)>();
        // A file that several target frameworks compile is judged in each.
        var work = paths.SelectMany(path => before.UnitsWith(path).Select(unit => (path, unit))).ToArray();
        Parallel.ForEach(
            work,
            new ParallelOptions { CancellationToken = cancellation },
            one =>
            {
                foreach (var blame in In(draft, one.path, sites[one.path], one.unit))
                    blamed.Add((blame, one.unit.Index));
            }
        );
        return
        [
            .. blamed
                .OrderBy(item => item.Blame.Path, StringComparer.Ordinal)
                .ThenBy(item => item.Blame.Site.Span.Start)
                .ThenBy(item => item.Unit)
                .Select(item => item.Blame)
                .DistinctBy(blame => (blame.Path, blame.Site.Span)),
        ];
    }

    private IEnumerable<Blame> In(ProvenSites draft, string path, ImmutableArray<Site> sites, ProjectUnit unit)
    {
        var (old, model) = (Model(before, unit, path), Model(draft.After, unit, path));
        if (old is null || model is null)
            yield break;
        var errors = Errors(draft.After, unit, path);
        var known = errors.Length == 0 ? [] : Errors(before, unit, path).Select(Key).ToHashSet();
        var outputs = draft.Outputs[path];
        var introduced = errors.Where(error => !known.Contains(Key(error))).ToArray();
        foreach (var error in introduced)
        {
            var hit = Enumerable.Range(0, sites.Length).Where(i => outputs[i].IntersectsWith(error.Location.SourceSpan)).ToArray();
            foreach (var i in hit.Where(i => !IsBeyondJudging(error, unit, sites[i])))
                yield return OfError(path, sites[i], error, model, unit);
            // An import may make a name ambiguous that had nothing to do with it.
            if (hit.Length == 0 && error.Id is "CS0104" or "CS0121" or "CS0229")
                foreach (var site in sites.Where(site => !site.Imports.IsEmpty))
                    yield return new Blame(path, site, $"its import would break something else ({error.Id}: {error.GetMessage()})", []);
        }

        if (introduced.Length > 0 || anyOverload || sites.All(site => site.IsDeclaration))
            yield break;
        var rebinding = new Rebinding(new ChangedTree(old, model, draft.Edits[path]), cancellation);
        var changes = sites
            .Select((site, i) => site.IsDeclaration ? [] : rebinding.Around(site.Span, outputs[i], !site.Imports.IsEmpty))
            .ToArray();
        // The argument of a call that changes is to blame for it; without one, whatever the call may depend on.
        var direct = changes
            .SelectMany((list, i) => list.Where(change => change.Call.Contains(sites[i].Span)).Take(1).Select(change => (i, change.Change)))
            .ToArray();
        foreach (
            var (i, change) in direct.Length > 0
                ? direct
                : changes.SelectMany((list, i) => list.Take(1).Select(change => (i, change.Change)))
        )
            yield return new Blame(path, sites[i], change, []);
    }

    private Blame OfError(string path, Site site, Diagnostic error, SemanticModel model, ProjectUnit unit)
    {
        var reason = $"it would not compile in {unit} ({error.Id}: {error.GetMessage()})";
        if (!UnknownName.Contains(error.Id))
            return new Blame(path, site, reason, []);
        var named = usings.Except(site.Imports).ToImmutableArray();
        if (named.Length > 0)
            return new Blame(path, site, reason, named);
        var found = ExtensionImports.For(model, error.Location.SourceSpan, cancellation).Except(site.Imports).ToImmutableArray();
        return found.Length < 2
            ? new Blame(path, site, reason, found)
            : new Blame(path, site, $"the extension method is one of {string.Join(" or ", found)}; say with --using which is meant", []);
    }

    // Without its packages a project knows too few names to say that one does not exist.
    private bool IsBeyondJudging(Diagnostic error, ProjectUnit unit, Site site) =>
        unit.Project.Quality != LoadQuality.Exact && UnknownName.Contains(error.Id) && !usings.Except(site.Imports).Any();

    private SemanticModel? Model(SolutionSnapshot snapshot, ProjectUnit unit, string path)
    {
        var compilation = snapshot.Compilation(unit, cancellation);
        var tree = compilation.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == path);
        return tree is null ? null : compilation.GetSemanticModel(tree);
    }

    /// <summary>As the snapshot knows them: the gate asks about the same files afterwards.</summary>
    private Diagnostic[] Errors(SolutionSnapshot snapshot, ProjectUnit unit, string path) =>
        [
            .. snapshot
                .Diagnostics.Of(unit, path, cancellation)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }),
        ];

    private static (string Id, string Message) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.GetMessage());
}
