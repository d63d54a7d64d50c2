using System.Collections.Immutable;
using Grip.Automations.Repair.Candidates;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair;

/// <summary>
/// Goes through the errors symbol by symbol. What repaired one site of a symbol is laid over all its other sites of a file at
/// once; only where the compiler does not confirm that, each is tried for itself.
/// </summary>
internal sealed class ClusterSearch(
    OldSolution old,
    ErrorList list,
    ImmutableArray<ICandidateSource> sources,
    ImmutableArray<LearnedFix> known,
    RepairClock clock,
    Action<string> progress,
    CancellationToken cancellation
)
{
    private readonly SiteSearch search = new(sources, clock);
    private readonly Dictionary<string, List<string>> rules = known
        .GroupBy(fix => fix.Symbol)
        .ToDictionary(group => group.Key, group => group.Select(fix => fix.Rule).ToList(), StringComparer.Ordinal);
    private readonly RepairLog log = new();

    public ImmutableArray<FixedCluster> Fixed => log.Fixed;

    public ImmutableArray<OpenCluster> Open { get; private set; } = [];

    public Bench Run(Bench bench, ImmutableArray<FoundError> errors)
    {
        // A repair can make another possible that failed before: the rounds end when one changes nothing.
        for (var round = 0; round < 4 && !errors.IsEmpty && !clock.IsOver; round++)
        {
            var start = bench;
            log.Forget();
            var (next, left) = Round(bench, errors);
            (bench, errors) = (next, left);
            if (ReferenceEquals(start, bench))
                break;
        }

        Open = log.Open(errors, error => KeyOf(bench, error));
        return bench;
    }

    private (Bench Bench, ImmutableArray<FoundError> Left) Round(Bench bench, ImmutableArray<FoundError> errors)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (!clock.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            var clusters = errors.GroupBy(error => KeyOf(bench, error)).Where(group => !tried.Contains(group.Key));
            // Declarations first: what they break shows in every body.
            var cluster = clusters
                .OrderByDescending(group => group.Count(IsOfDeclaration))
                .ThenByDescending(group => group.Count())
                .FirstOrDefault();
            if (cluster is null)
                break;
            tried.Add(cluster.Key);
            progress($"repairing {cluster.Key} ({cluster.Count()})");
            var changed = false;
            var next = Cluster(bench, cluster.Key, [.. cluster], ref changed);
            if (!changed)
                continue;
            bench = next.Settled();
            // Declarations of other files may be felt anywhere; else only what was edited is asked again.
            errors = list.New(
                list.Find(bench, errors.Select(error => error.Path).Concat(bench.ChangedPaths).Distinct(), cancellation),
                cancellation
            );
        }

        return (bench, errors);
    }

    private Bench Cluster(Bench bench, string key, ImmutableArray<FoundError> errors, ref bool changed)
    {
        var failures = 0;
        foreach (var file in errors.GroupBy(error => (error.Unit, error.Path)))
        {
            // The places move with every edit, so that the file is asked anew after each.
            var done = new HashSet<(string, int)>();
            while (!clock.IsOver)
            {
                cancellation.ThrowIfCancellationRequested();
                var sites = SitesOf(bench, file.Key.Unit, file.Key.Path, key).Where(site => !done.Contains(Mark(site))).ToArray();
                if (sites.Length == 0)
                    break;
                if (sites.Length > 1 && rules.TryGetValue(key, out var learned) && Batch(bench, key, sites, learned) is { } all)
                {
                    (bench, changed) = (all, true);
                    continue;
                }

                var site = sites[0];
                done.Add(Mark(site));
                var outcome = search.Solve(site, rules.GetValueOrDefault(key, []));
                if (outcome.Best is { } best && Holds(bench, best.After, site))
                {
                    log.Add(key, site, best);
                    Learn(key, best.Candidate.Rule);
                    (bench, changed) = (best.After.Settled(), true);
                }
                else
                {
                    log.Leave(key, site, outcome.Tied);
                    // A symbol for which nothing was found at several sites has no known repair.
                    if (++failures >= 3 && !rules.ContainsKey(key))
                        return bench;
                }
            }
        }

        return bench;
    }

    /// <summary>The rule that is known for the symbol at all its sites of a file; null if the compiler does not like it as a whole.</summary>
    private Bench? Batch(Bench bench, string key, RepairSite[] sites, List<string> learned)
    {
        foreach (var rule in learned)
        {
            var candidates = sites
                .Select(site =>
                    (
                        Site: site,
                        Candidate: sources
                            .SelectMany(source => source.For(site))
                            .FirstOrDefault(candidate => candidate.Rule == rule && candidate.Edits.Length == 1)
                    )
                )
                .Where(pair => pair.Candidate is not null)
                .ToArray();
            if (candidates.Length < 2)
                continue;
            Bench after;
            try
            {
                after = bench.With(candidates.SelectMany(pair => pair.Candidate!.Edits), cancellation);
            }
            catch (OverlappingEditsException)
            {
                continue;
            }

            clock.Count();
            var (before, now) = (Counts(bench, sites[0]), Counts(after, sites[0]));
            if (!now.IsBetterThan(before) || before.Total - now.Total < candidates.Length)
                continue;
            var edits = TextEdits.Normalize(candidates.SelectMany(pair => pair.Candidate!.Edits[0].Edits));
            if (!Holds(bench, after, sites[0]) || DroppedTasks.Any(sites[0], after, edits))
                continue;
            foreach (var (site, candidate) in candidates)
                log.Add(key, site, new Confirmed(candidate!, after, ""));
            return after.Settled();
        }

        return null;
    }

    /// <summary>The whole file in every unit that compiles it, and everything else that was edited: no error more than before.</summary>
    private bool Holds(Bench before, Bench after, RepairSite site)
    {
        foreach (var path in after.ChangedPaths.Where(path => path == site.Path || after.Text(path) != before.Text(path)))
        foreach (var unit in after.Origin.UnitsWith(path))
        {
            var (was, now) = (
                ErrorCounts.Of(before.Errors(unit, path, span: null, cancellation)),
                ErrorCounts.Of(after.Errors(unit, path, span: null, cancellation))
            );
            if (now.Total > was.Total || !now.Without(was).IsEmpty)
                return false;
        }

        return true;
    }

    private ErrorCounts Counts(Bench bench, RepairSite site) =>
        ErrorCounts.Of(bench.Errors(site.Unit, site.Path, span: null, cancellation));

    private IEnumerable<RepairSite> SitesOf(Bench bench, Map.CSharp.ProjectUnit unit, string path, string key) =>
        bench
            .Errors(unit, path, span: null, cancellation)
            .OrderBy(error => error.Location.SourceSpan.Start)
            .Select(error => new RepairSite(bench, old, unit, path, error, cancellation))
            .Where(site => site.ClusterKey == key);

    private string KeyOf(Bench bench, FoundError error) =>
        new RepairSite(bench, old, error.Unit, error.Path, error.Diagnostic, cancellation).ClusterKey;

    private static (string, int) Mark(RepairSite site) => (site.Id, site.Bench.Original(site.Path, site.Error.Location.SourceSpan).Start);

    private void Learn(string key, string rule)
    {
        if (!rules.TryGetValue(key, out var learned))
            rules[key] = learned = [];
        if (!learned.Contains(rule))
            learned.Add(rule);
    }

    private static bool IsOfDeclaration(FoundError error)
    {
        var root = error.Diagnostic.Location.SourceTree!.GetRoot();
        var node = root.FindNode(error.Diagnostic.Location.SourceSpan);
        return !node.AncestorsAndSelf().Any(parent => parent is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax);
    }
}
