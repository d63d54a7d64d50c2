using System.Collections.Immutable;
using Grip.Automations.Repair.Candidates;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;

namespace Grip.Automations.Repair;

/// <summary>
/// Repairs the errors that came with new references, without a model: errors are put together by the old symbol at their
/// place; candidates come from the difference of the APIs, from [Obsolete] and doc comments, from names and signatures; each is
/// given to the compiler on a fork. What the evidence does not decide stays open, with what could be meant.
/// </summary>
public static class RepairRun
{
    /// <param name="before">The sources with the old references; null if nothing is known about before. Files are matched by their path relative to the root.</param>
    /// <param name="after">The same sources with the new references: this is what gets repaired.</param>
    /// <param name="progress">One line for each symbol that is begun.</param>
    /// <param name="cancellation">Answered within one try; nothing is written in any case.</param>
    public static RepairResult Run(
        SolutionSnapshot? before,
        SolutionSnapshot after,
        RepairOptions options,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var old = new OldSolution(before, after);
        var clock = new RepairClock(options.Budget);
        var list = new ErrorList(old, options);
        progress("looking for errors");
        var bench = new Bench(after);
        var all = list.Find(bench, after.Documents.Keys, cancellation);
        var introduced = list.New(all, cancellation);
        var search = new ClusterSearch(
            old,
            list,
            [new MappedCandidates(options.Mapped), .. CandidateSources.All],
            options.Known,
            clock,
            progress,
            cancellation
        );
        bench = search.Run(bench, introduced);

        var documents = bench.Documents();
        var changes = ChangesOf(bench, documents.Keys, options.Title, cancellation);
        var result = documents.Count == 0 ? after : after.With(documents, ImmutableDictionary<string, string>.Empty);
        return new RepairResult(
            changes,
            result,
            introduced.Length,
            search.Open.Sum(cluster => cluster.Errors.Length),
            search.Fixed,
            search.Open,
            clock.Tries,
            clock.IsOver,
            clock.Elapsed
        );
    }

    private static ChangeSet ChangesOf(Bench bench, IEnumerable<string> paths, string title, CancellationToken cancellation) =>
        new(
            title,
            [
                .. paths
                    .Order(StringComparer.Ordinal)
                    .Select(path => new FileChange.Modified(path, bench.Origin.Documents[path].Hash, Edits(bench, path, cancellation))),
            ]
        );

    /// <summary>The fewest tokens that differ, whatever the way was.</summary>
    private static ImmutableArray<TextEdit> Edits(Bench bench, string path, CancellationToken cancellation)
    {
        var unit = bench.Origin.UnitsWith(path).First();
        var changes = bench.Tree(unit, path, cancellation)!.GetChanges(bench.Origin.Tree(unit, path, cancellation)!);
        return TextEdits.Normalize(changes.Select(change => new TextEdit(change.Span.Start, change.Span.Length, change.NewText ?? "")));
    }
}
