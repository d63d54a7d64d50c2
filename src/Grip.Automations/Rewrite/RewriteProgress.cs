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

/// <summary>What the rules so far have made of the snapshot.</summary>
internal sealed class RewriteProgress
{
    private readonly SolutionSnapshot before;
    private readonly Dictionary<string, ImmutableArray<TextEdit>> edits = new(StringComparer.Ordinal);
    private readonly List<ProposalNote> notes = [];
    private readonly HashSet<string> mayLoseUsings = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];
    private int matches;

    public RewriteProgress(SolutionSnapshot snapshot) => before = Current = snapshot;

    public SolutionSnapshot Current { get; private set; }

    public void Note(ParsedRule rule, RuleFindings findings)
    {
        notes.AddRange(findings.Notes);
        foreach (var name in findings.Unresolved)
            notes.Add(
                new ProposalNote($"{Prefix(rule)}nothing in the solution is called '{name}'; the name was compared by its spelling", null)
            );
    }

    public void Report(ParsedRule rule, RuleFindings found)
    {
        foreach (var (path, sites) in found.Sites)
        foreach (var site in sites)
            findings.Add(
                new Finding(
                    rule.Id ?? "",
                    rule.Severity.ToString().ToLowerInvariant(),
                    rule.Message.Length > 0 ? rule.Message : "matches",
                    rule.Note,
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
        return new Proposal(new ChangeSet(counted, files), [.. notes.Distinct()], files.IsEmpty ? null : Current)
        {
            Findings = [.. findings.Distinct()],
        };
    }

    private static bool RemovesNames(ParsedRule rule)
    {
        var kept = Names(rule.Replacement!);
        return rule.Patterns.Any(pattern => !Names(pattern).IsSubsetOf(kept) || pattern.Metavariables.Any(group => group.Key.IsAnonymous));
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
