using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
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
/// Tries sites on a fork and leaves alone those whose new code does not compile (inside of an expression tree, in a target
/// framework that lacks the new member, where a name is taken) or makes code around it mean something else. Errors elsewhere
/// are for the gate.
/// </summary>
internal sealed class SiteProof(SolutionSnapshot before, ParsedRule rule, CancellationToken cancellation)
{
    public ProvenSites Prove(ImmutableSortedDictionary<string, ImmutableArray<Site>> sites)
    {
        var judge = new SiteJudge(before, rule.Usings, rule.AnyOverload, cancellation);
        var notes = new List<ProposalNote>();
        var left = sites;
        IEnumerable<string> open = sites.Keys;
        while (true)
        {
            var draft = Draft(left);
            var blamed = judge.Blamed(draft, left, open.Where(left.ContainsKey));
            if (blamed.IsEmpty)
                return draft with { Notes = [.. notes] };
            foreach (var blame in blamed)
            {
                var (path, site) = (blame.Path, blame.Site);
                var rest = left[path].Remove(site);
                if (blame.Import.IsEmpty)
                    notes.Add(new ProposalNote($"left alone: {blame.Reason}", Places.Of(before, before.Documents[path], site.Span.Start)));
                else
                    rest = rest.Add(site with { Imports = [.. site.Imports, .. blame.Import] });
                left = rest.IsEmpty ? left.Remove(path) : left.SetItem(path, rest);
            }

            // What holds in one file says nothing about another.
            open = [.. blamed.Select(blame => blame.Path).Distinct(StringComparer.Ordinal)];
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
        var tree = before.Compilation(unit, cancellation).SyntaxTrees.First(candidate => candidate.FilePath == path);
        return UsingEdits.Insertions(tree.GetCompilationUnitRoot(cancellation), before.Documents[path].Text, imports, position);
    }

    private static TextSpan Output(TextSpan span, ImmutableArray<TextEdit> edits)
    {
        var start = span.Start + edits.Where(edit => edit.End <= span.Start && edit.Start < span.Start).Sum(Growth);
        var inside = edits.Where(edit => edit.Start >= span.Start && edit.End <= span.End).Sum(Growth);
        return new TextSpan(start, Math.Max(0, span.Length + inside));
    }

    private static int Growth(TextEdit edit) => edit.NewText.Length - edit.Length;
}
