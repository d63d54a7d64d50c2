using System.Collections.Immutable;
using Grip.Automations.Rewrite.Running;
using Grip.Map.CSharp;

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
        var progress = new RewriteProgress(snapshot);
        foreach (var rule in parsed)
        {
            Run(rule, progress, cancellation);
            if (rule.ForAsyncSources() is { } asyncSources)
                Run(asyncSources, progress, cancellation);
        }

        if (!keepUsings)
            progress.DropUnusedUsings(cancellation);
        return progress.ToProposal(Title(parsed));
    }

    private void Run(ParsedRule rule, RewriteProgress progress, CancellationToken cancellation)
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
            var ownOutput = findings.Sites.Values.Sum(sites => sites.Length) > waiting + refused;
            if (!ownOutput && waiting == 0)
                return;
            var proven = new SiteProof(progress.Current, rule, cancellation).Prove(findings.Sites);
            if (ownOutput)
            {
                if (!proven.Edits.IsEmpty)
                    progress.NoteOwnOutput(rule, findings);
                return;
            }

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
}
