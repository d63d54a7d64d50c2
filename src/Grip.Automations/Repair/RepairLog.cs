using System.Collections.Immutable;
using Grip.Automations.Repair.Candidates;

namespace Grip.Automations.Repair;

/// <summary>What was repaired and what was left, for the report.</summary>
internal sealed class RepairLog
{
    private readonly List<(string Symbol, Candidate Candidate, RepairPlace Place, string Before, string After)> done = [];
    private readonly Dictionary<string, List<Confirmed>> tied = new(StringComparer.Ordinal);

    public ImmutableArray<FixedCluster> Fixed =>
        [
            .. done.GroupBy(entry => (entry.Symbol, entry.Candidate.Rule))
                .Select(group =>
                {
                    var example = group.FirstOrDefault(entry => entry.After.Length > 0, group.First());
                    return new FixedCluster(
                        group.Key.Symbol,
                        example.Candidate.Kind,
                        group.Key.Rule,
                        example.Candidate.Evidence,
                        [.. group.Select(entry => entry.Place).Distinct()],
                        example.Before,
                        example.After
                    );
                })
                .OrderByDescending(cluster => cluster.Sites.Length)
                .ThenBy(cluster => cluster.Symbol, StringComparer.Ordinal),
        ];

    public void Add(string symbol, RepairSite site, Confirmed confirmed) =>
        done.Add((symbol, confirmed.Candidate, Place(site), LineOf(site), confirmed.Line));

    public void Leave(string symbol, RepairSite site, ImmutableArray<Confirmed> candidates)
    {
        if (!candidates.IsEmpty && !tied.ContainsKey(symbol))
            tied[symbol] = [.. candidates];
    }

    /// <summary>What was left is asked again in the next round.</summary>
    public void Forget() => tied.Clear();

    public ImmutableArray<OpenCluster> Open(ImmutableArray<FoundError> errors, Func<FoundError, string> symbolOf) =>
        [
            .. errors
                .GroupBy(symbolOf)
                .Select(group => new OpenCluster(
                    group.Key,
                    [
                        .. group.Select(error => new OpenError(
                            error.Diagnostic.Id,
                            error.Diagnostic.GetMessage(),
                            new RepairPlace(error.Path, error.Diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1),
                            error.Unit.Name,
                            error.Unit.TargetFramework
                        )),
                    ],
                    [
                        .. tied.GetValueOrDefault(group.Key, [])
                            .Select(candidate => new TiedCandidate(
                                candidate.Candidate.Kind,
                                candidate.Candidate.Rule,
                                candidate.Candidate.Evidence,
                                candidate.Line,
                                Math.Round(candidate.Candidate.Score, 2)
                            )),
                    ]
                ))
                .OrderByDescending(cluster => cluster.Errors.Length)
                .ThenBy(cluster => cluster.Symbol, StringComparer.Ordinal),
        ];

    private static RepairPlace Place(RepairSite site)
    {
        var original = site.Bench.Original(site.Path, site.Error.Location.SourceSpan);
        return new RepairPlace(
            site.Path,
            site.Bench.Origin.Documents[site.Path].Text.Lines.GetLineFromPosition(original.Start).LineNumber + 1
        );
    }

    private static string LineOf(RepairSite site) =>
        site.Text.Lines.GetLineFromPosition(site.Error.Location.SourceSpan.Start).ToString().Trim();
}
