using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Rewrite.Patterns;
using Grip.Automations.Rewrite.Replacing;
using Grip.Automations.Rewrite.Running;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite;

/// <summary>Finds patterns of C# and puts others there; see docs/rewrite.md.</summary>
/// <param name="keepUsings">True to leave using directives that the change makes unnecessary.</param>
public sealed class RewriteAutomation(ImmutableArray<RewriteRule> rules, RewriteScope scope, bool keepUsings) : IAutomation
{
    // A match that shares code with another one is carried out in the next round.
    private const int MaxRounds = 8;

    public string Name => "rewrite";

    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation) =>
        Task.Run(() => Propose(snapshot, cancellation), cancellation);

    private Proposal Propose(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var parsed = rules.Select(rule => rule.Parse()).ToArray();
        var progress = new Progress(snapshot);
        foreach (var rule in parsed)
            Run(rule, progress, cancellation);
        if (!keepUsings)
            progress.DropUnusedUsings(cancellation);
        return progress.ToProposal(Title(parsed));
    }

    private void Run(ParsedRule rule, Progress progress, CancellationToken cancellation)
    {
        IEnumerable<string>? paths = null;
        var (waiting, refused) = (int.MaxValue / 2, 0);
        for (var round = 0; round < MaxRounds; round++)
        {
            var findings = new RuleRun(rule, scope, progress.Current, cancellation).Find(paths);
            if (round == 0)
                progress.Note(rule, findings);
            if (findings.Sites.IsEmpty)
                return;
            if (rule.Replacement is null)
            {
                progress.Report(rule, findings);
                return;
            }

            // Only what had to wait, or was refused, may be left; anything else was made by the rule itself.
            var count = findings.Sites.Values.Sum(sites => sites.Length);
            if (count > waiting + refused)
                progress.NoteOwnOutput(rule, findings);
            if (count > waiting + refused || waiting == 0)
                return;

            var proven = new SiteProof(progress.Current, rule.Usings, cancellation).Prove(findings.Sites);
            progress.Take(rule, proven);
            paths = proven.Edits.Keys;
            (waiting, refused) = (findings.Overlapping + proven.Overlapping, proven.Notes.Length);
            if (proven.Edits.IsEmpty)
                return;
        }
    }

    private static string Title(ParsedRule[] rules) =>
        rules is [var only]
            ? only.Replacement is { IsEmpty: false } replacement
                ? $"rewrite {only.Id ?? $"{only.Patterns[0].Source} to {replacement.Source}"}"
                : $"rewrite {only.Id ?? $"{only.Patterns[0].Source} to nothing"}"
            : $"rewrite by {rules.Length} rules";

    /// <summary>What the rules so far have made of the snapshot.</summary>
    private sealed class Progress
    {
        private readonly SolutionSnapshot before;
        private readonly Dictionary<string, ImmutableArray<TextEdit>> edits = new(StringComparer.Ordinal);
        private readonly List<ProposalNote> notes = [];
        private readonly HashSet<string> mayLoseUsings = new(StringComparer.Ordinal);
        private int matches;

        public Progress(SolutionSnapshot snapshot) => before = Current = snapshot;

        public SolutionSnapshot Current { get; private set; }

        public void Note(ParsedRule rule, RuleFindings findings)
        {
            notes.AddRange(findings.Notes);
            foreach (var name in findings.Unresolved)
                notes.Add(
                    new ProposalNote(
                        $"{Prefix(rule)}nothing in the solution is called '{name}'; the name was compared by its spelling",
                        null
                    )
                );
        }

        public void Report(ParsedRule rule, RuleFindings findings)
        {
            foreach (var (path, sites) in findings.Sites)
            foreach (var site in sites)
                notes.Add(
                    new ProposalNote(
                        $"{Prefix(rule)}{(rule.Message.Length > 0 ? rule.Message : "matches")}",
                        Places.Of(Current, Current.Documents[path], site.Span.Start)
                    )
                );
        }

        public void NoteOwnOutput(ParsedRule rule, RuleFindings findings) =>
            notes.Add(
                new ProposalNote(
                    $"{Prefix(rule)}the rule matches its own output, so it was carried out once; a second run would change the same places again",
                    Places.Of(Current, Current.Documents[findings.Sites.Keys.First()], findings.Sites.Values.First()[0].Span.Start)
                )
            );

        public void Take(ParsedRule rule, ProvenSites proven)
        {
            foreach (var (path, more) in proven.Edits)
                edits[path] = edits.TryGetValue(path, out var known)
                    ? EditComposition.Compose(before.Documents[path].Text.ToString(), known, more)
                    : more;
            if (RemovesNames(rule))
                mayLoseUsings.UnionWith(proven.Edits.Keys);
            notes.AddRange(proven.Notes);
            matches += proven.Matches;
            Current = proven.After;
        }

        public void DropUnusedUsings(CancellationToken cancellation)
        {
            var removals = new Dictionary<string, ImmutableArray<TextEdit>>(StringComparer.Ordinal);
            foreach (var path in mayLoseUsings.Order(StringComparer.Ordinal))
            {
                var unused = UnusedUsings.Became(before, Current, path, cancellation);
                if (unused.IsEmpty)
                    continue;
                var text = Current.Documents[path].Text;
                var unit = Current.UnitsWith(path).First();
                var tree = Current.Compilation(unit, cancellation).SyntaxTrees.First(candidate => candidate.FilePath == path);
                var directives = tree.GetRoot(cancellation)
                    .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                    .OfType<UsingDirectiveSyntax>()
                    .Where(directive => unused.Contains(UnusedUsings.TextOf(directive)) && WasThere(path, directive));
                removals[path] = [.. UsingRemoval.Spans(text, directives).Select(span => new TextEdit(span.Start, span.Length, ""))];
            }

            if (removals.Count == 0)
                return;
            Current = Current.With(
                new ChangeSet(
                    "unused usings",
                    [.. removals.Select(pair => new FileChange.Modified(pair.Key, Current.Documents[pair.Key].Hash, pair.Value))]
                )
            );
            foreach (var (path, more) in removals)
                edits[path] = EditComposition.Compose(before.Documents[path].Text.ToString(), edits[path], more);
        }

        // An alias that the rule rewrote is another text now, and may have been unused all along.
        private bool WasThere(string path, UsingDirectiveSyntax directive) =>
            before.Documents[path].Text.ToString().Contains(directive.ToString(), StringComparison.Ordinal);

        public Proposal ToProposal(string title)
        {
            var files = edits
                .Where(pair => !pair.Value.IsEmpty)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new FileChange.Modified(pair.Key, before.Documents[pair.Key].Hash, pair.Value))
                .ToImmutableArray<FileChange>();
            var counted = files.IsEmpty ? title : $"{title} ({matches} {(matches == 1 ? "place" : "places")})";
            return new Proposal(new ChangeSet(counted, files), [.. notes.Distinct()], files.IsEmpty ? null : Current) { MayMend = true };
        }

        private static bool RemovesNames(ParsedRule rule)
        {
            var kept = Names(rule.Replacement!);
            return rule.Patterns.Any(pattern =>
                !Names(pattern).IsSubsetOf(kept) || pattern.Metavariables.Any(group => group.Key.IsAnonymous)
            );
        }

        private static HashSet<string> Names(Pattern pattern) =>
            [
                .. pattern
                    .Nodes.SelectMany(node => node.DescendantTokens())
                    .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText != "nameof")
                    .Select(token => token.ValueText),
            ];

        private static string Prefix(ParsedRule rule) => rule.Id is null ? "" : $"{rule.Id}: ";
    }
}
