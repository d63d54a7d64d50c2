using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Grip.Core;
using Grip.Map.CSharp;

namespace Grip.Automations.Rewrite.Running;

/// <summary>What one round of a rule finds.</summary>
/// <param name="Sites">By path; only what is carried out.</param>
internal sealed record RuleFindings(
    ImmutableSortedDictionary<string, ImmutableArray<Site>> Sites,
    ImmutableArray<ProposalNote> Notes,
    ImmutableArray<string> Unresolved,
    int Overlapping
);

/// <summary>Finds the sites of one rule in a snapshot: all documents in parallel, each in every unit that compiles it.</summary>
internal sealed class RuleRun(ParsedRule rule, RewriteScope scope, SolutionSnapshot snapshot, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<int, Lazy<UnitRule>> units = new();
    private readonly ImmutableArray<PatternTerms> terms = [.. rule.Patterns.Select(pattern => new PatternTerms(pattern))];

    /// <param name="paths">Only these files; null for all.</param>
    public RuleFindings Find(IEnumerable<string>? paths)
    {
        var documents = (paths ?? snapshot.Documents.Keys)
            .Where(snapshot.Documents.ContainsKey)
            .Select(path => snapshot.Documents[path])
            .Where(document => !document.IsGenerated && document.IsEditable && scope.IncludesPath(snapshot.Root, document.Path))
            .Where(document => rule.Files.IncludesPath(snapshot.Root, document.Path))
            .Where(document => rule.Ignores.Paths.IsEmpty || !rule.Ignores.IncludesPath(snapshot.Root, document.Path))
            .Where(document => terms.Any(term => term.MayMatch(document)))
            .ToArray();
        var found = new ConcurrentDictionary<string, ImmutableArray<Site>>(StringComparer.Ordinal);
        var notes = new ConcurrentBag<ProposalNote>();
        var overlapping = 0;
        InParallel(
            documents,
            document =>
            {
                var sites = InEveryUnit(document, notes, ref overlapping);
                if (!sites.IsEmpty)
                    found[document.Path] = sites;
            }
        );
        return new RuleFindings(
            found.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. notes.Distinct().OrderBy(note => note.Place, StringComparer.Ordinal)],
            Unresolved(),
            overlapping
        );
    }

    private void InParallel(SourceDocument[] documents, Action<SourceDocument> body)
    {
        try
        {
            Parallel.ForEach(documents, new ParallelOptions { CancellationToken = cancellation }, body);
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<GripException>().FirstOrDefault() is { } refusal)
        {
            // A name that cannot be decided is one message, however many files ask.
            ExceptionDispatchInfo.Throw(refusal);
        }
    }

    private ImmutableArray<Site> InEveryUnit(SourceDocument document, ConcurrentBag<ProposalNote> notes, ref int overlapping)
    {
        var compiled = snapshot
            .UnitsWith(document.Path)
            .Where(unit => scope.IncludesProject(unit.Name))
            .Select(Unit)
            .Select(unit => (Unit: unit, Found: unit.Sites(document.Path, cancellation)))
            .ToArray();
        Interlocked.Add(ref overlapping, compiled.Select(one => one.Found.Overlapping).DefaultIfEmpty(0).Max());
        var agreed = ImmutableArray.CreateBuilder<Site>();
        foreach (var group in compiled.SelectMany(one => one.Found.Sites).GroupBy(site => site.Span).OrderBy(group => group.Key.Start))
        {
            var site = group.First();
            var against = compiled.FirstOrDefault(one => IsActive(one.Unit, document.Path, site) && !one.Found.Sites.Any(site.SaysTheSame));
            var reason =
                site.Refusal
                ?? (
                    against.Unit is null
                        ? null
                        : $"{against.Unit.Unit} compiles it too, and there it means something else or is written differently"
                );
            if (reason is null)
                agreed.Add(site);
            else
                notes.Add(new ProposalNote($"left alone: {reason}", Places.Of(snapshot, document, site.Span.Start)));
        }

        return agreed.ToImmutable();
    }

    // Code behind an #if that this unit does not take is nothing that it could disagree about.
    private static bool IsActive(UnitRule unit, string path, Site site) =>
        unit.Tree(path) is { } tree
        && tree.GetRoot() is var root
        && root.FullSpan.Contains(site.Span)
        && root.FindToken(site.Span.Start).SpanStart == site.Span.Start;

    private UnitRule Unit(ProjectUnit unit) =>
        units
            .GetOrAdd(
                unit.Index,
                _ => new Lazy<UnitRule>(() => new UnitRule(rule, unit.ToString(), snapshot.Compilation(unit, cancellation), cancellation))
            )
            .Value;

    private ImmutableArray<string> Unresolved()
    {
        var lists = units
            .Values.Where(unit => unit.IsValueCreated)
            .Select(unit => unit.Value.Unresolved.ToHashSet(StringComparer.Ordinal))
            .ToArray();
        return lists.Length == 0 ? [] : [.. lists[0].Where(name => lists.All(list => list.Contains(name))).Order(StringComparer.Ordinal)];
    }
}

internal static class Places
{
    /// <summary>As in "src/Order.cs:12:17".</summary>
    public static string Of(SolutionSnapshot snapshot, SourceDocument document, int position)
    {
        var place = document.Text.Lines.GetLinePosition(position);
        var path = Path.GetRelativePath(snapshot.Root, document.Path).Replace('\\', '/');
        return $"{path}:{place.Line + 1}:{place.Character + 1}";
    }
}
