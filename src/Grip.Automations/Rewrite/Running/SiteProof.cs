using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>The sites that hold, as edits and as a fork.</summary>
/// <param name="Outputs">Where the new code stands afterwards, by path.</param>
internal sealed record ProvenSites(
    ImmutableDictionary<string, ImmutableArray<TextEdit>> Edits,
    ImmutableDictionary<string, ImmutableArray<TextSpan>> Outputs,
    SolutionSnapshot After,
    ImmutableArray<ProposalNote> Notes,
    int Matches,
    int Overlapping
);

/// <summary>
/// Tries sites on a fork and leaves alone those whose new code does not compile: inside of an expression tree, in a target
/// framework that lacks the new member, where a name is taken. Errors elsewhere are for the gate.
/// </summary>
internal sealed class SiteProof(SolutionSnapshot before, ImmutableArray<string> usings, CancellationToken cancellation)
{
    private static readonly ImmutableHashSet<string> UnknownName = ["CS1061", "CS0103", "CS0246", "CS0117", "CS1929", "CS0234"];

    public ProvenSites Prove(ImmutableSortedDictionary<string, ImmutableArray<Site>> sites)
    {
        var notes = new List<ProposalNote>();
        var left = sites;
        while (true)
        {
            var draft = Draft(left);
            var blamed = Blame(draft, left);
            if (blamed.IsEmpty)
                return draft with { Notes = [.. notes] };
            foreach (var (path, site, error, unit) in blamed)
            {
                var rest = left[path].Remove(site);
                var imports = usings.Except(site.Imports).ToArray();
                if (UnknownName.Contains(error.Id) && imports.Length > 0)
                    rest = rest.Add(site with { Imports = [.. site.Imports, .. imports] });
                else
                    notes.Add(
                        new ProposalNote(
                            $"left alone: it would not compile in {unit} ({error.Id}: {error.GetMessage()})",
                            Places.Of(before, before.Documents[path], site.Span.Start)
                        )
                    );
                left = rest.IsEmpty ? left.Remove(path) : left.SetItem(path, rest);
            }
        }
    }

    private ProvenSites Draft(ImmutableSortedDictionary<string, ImmutableArray<Site>> sites)
    {
        var edits = ImmutableDictionary.CreateBuilder<string, ImmutableArray<TextEdit>>();
        var outputs = ImmutableDictionary.CreateBuilder<string, ImmutableArray<TextSpan>>();
        var (matches, overlapping) = (0, 0);
        foreach (var (path, inFile) in sites)
        {
            var taken = ImmutableArray<TextEdit>.Empty;
            var imports = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var site in inFile.OrderBy(site => site.Span.Start))
            {
                if (TryJoin(taken, site.Edits) is not { } joined)
                {
                    overlapping++;
                    continue;
                }

                taken = joined;
                imports.UnionWith(site.Imports);
                matches += site.Matches;
            }

            if (imports.Count > 0)
                taken = [.. taken, .. Imported(path, imports, inFile[0].Span.Start)];
            edits[path] = TextEdits.Normalize(taken);
            outputs[path] = [.. inFile.Select(site => Output(site.Span, edits[path]))];
        }

        var changes = new ChangeSet(
            "rewrite",
            [.. edits.Select(pair => new FileChange.Modified(pair.Key, before.Documents[pair.Key].Hash, pair.Value))]
        );
        return new ProvenSites(edits.ToImmutable(), outputs.ToImmutable(), before.With(changes), [], matches, overlapping);
    }

    private static ImmutableArray<TextEdit>? TryJoin(ImmutableArray<TextEdit> taken, ImmutableArray<TextEdit> more)
    {
        try
        {
            return TextEdits.Normalize(taken.Concat(more));
        }
        catch (OverlappingEditsException)
        {
            return null;
        }
    }

    private ImmutableArray<TextEdit> Imported(string path, SortedSet<string> imports, int position)
    {
        var unit = before.UnitsWith(path).First();
        var tree = before.Tree(unit, path, cancellation)!;
        return UsingEdits.Insertions(tree.GetCompilationUnitRoot(cancellation), before.Documents[path].Text, imports, position);
    }

    private static TextSpan Output(TextSpan span, ImmutableArray<TextEdit> edits)
    {
        var start = span.Start + edits.Where(edit => edit.End <= span.Start && edit.Start < span.Start).Sum(Growth);
        var inside = edits.Where(edit => edit.Start >= span.Start && edit.End <= span.End).Sum(Growth);
        return new TextSpan(start, Math.Max(0, span.Length + inside));
    }

    private static int Growth(TextEdit edit) => edit.NewText.Length - edit.Length;

    private ImmutableArray<(string Path, Site Site, Diagnostic Error, ProjectUnit Unit)> Blame(
        ProvenSites draft,
        ImmutableSortedDictionary<string, ImmutableArray<Site>> sites
    )
    {
        var blamed = new ConcurrentBag<(string, Site, Diagnostic, ProjectUnit)>();
        // A file that several target frameworks compile is judged in each.
        var work = sites.Keys.SelectMany(path => before.UnitsWith(path).Select(unit => (path, unit))).ToArray();
        Parallel.ForEach(
            work,
            new ParallelOptions { CancellationToken = cancellation },
            one =>
            {
                var errors = Errors(draft.After, one.unit, one.path);
                if (errors.Length == 0)
                    return;
                var known = Errors(before, one.unit, one.path).Select(Key).ToHashSet();
                foreach (var error in errors.Where(error => !known.Contains(Key(error))))
                    for (var i = 0; i < sites[one.path].Length; i++)
                        if (
                            draft.Outputs[one.path][i].IntersectsWith(error.Location.SourceSpan)
                            && !IsBeyondJudging(error, one.unit, sites[one.path][i])
                        )
                            blamed.Add((one.path, sites[one.path][i], error, one.unit));
            }
        );
        return
        [
            .. blamed
                .OrderBy(item => item.Item1, StringComparer.Ordinal)
                .ThenBy(item => item.Item2.Span.Start)
                .ThenBy(item => item.Item4.Index)
                .DistinctBy(item => (item.Item1, item.Item2.Span)),
        ];
    }

    // Without its packages a project knows too few names to say that one does not exist.
    private bool IsBeyondJudging(Diagnostic error, ProjectUnit unit, Site site) =>
        unit.Project.Quality != LoadQuality.Exact && UnknownName.Contains(error.Id) && !usings.Except(site.Imports).Any();

    private Diagnostic[] Errors(SolutionSnapshot snapshot, ProjectUnit unit, string path) =>
        [
            .. snapshot
                .Diagnostics.Of(unit, path, cancellation)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }),
        ];

    private static (string Id, string Message) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.GetMessage());
}
