using System.Collections.Immutable;
using Grip.Automations.Repair.Candidates;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>A candidate that the compiler confirmed.</summary>
/// <param name="After">The state with it.</param>
/// <param name="Line">The first line that it changes, as it is then.</param>
internal sealed record Confirmed(Candidate Candidate, Bench After, string Line);

/// <summary>What the search at one site came to: one repair, or several that nothing decides between, or none.</summary>
internal sealed record SiteOutcome(Confirmed? Best, ImmutableArray<Confirmed> Tied);

/// <summary>Tries candidates at one site: kept is what makes errors strictly fewer and introduces none.</summary>
internal sealed class SiteSearch(ImmutableArray<ICandidateSource> sources, RepairClock clock)
{
    /// <summary>Two candidates nearer than this are equally well founded.</summary>
    private const double Margin = 0.04;

    /// <summary>What is founded less well than this is shown and not done.</summary>
    private const double Enough = 0.55;
    private const int MostTries = 60;
    private const int Depth = 2;

    /// <param name="site">An error in the current state.</param>
    /// <param name="known">Rules that repaired the same symbol before: one that fits is taken without comparison.</param>
    public SiteOutcome Solve(RepairSite site, IReadOnlyCollection<string> known) => Solve(site, known, Depth);

    private SiteOutcome Solve(RepairSite site, IReadOnlyCollection<string> known, int depth)
    {
        var confirmed = new List<Confirmed>();
        var before = Before(site);
        foreach (var candidate in Ordered(site, known).Take(MostTries))
        {
            if (clock.IsOver)
                break;
            // Once something holds, only what is founded equally well is of interest.
            if (confirmed.Count > 0 && candidate.Score < confirmed.Max(done => done.Candidate.Score) - Margin)
                break;
            if (Try(site, before, candidate, depth) is not { } result)
                continue;
            if (known.Contains(candidate.Rule))
                return new SiteOutcome(result, []);
            confirmed.Add(result);
        }

        return Decide(site, confirmed);
    }

    private IEnumerable<Candidate> Ordered(RepairSite site, IReadOnlyCollection<string> known) =>
        sources
            .SelectMany(source => source.For(site))
            .Where(candidate => candidate.Edits.Any(file => !file.Edits.IsEmpty))
            .OrderByDescending(candidate => known.Contains(candidate.Rule))
            .ThenByDescending(candidate => candidate.Score);

    private static SiteOutcome Decide(RepairSite site, List<Confirmed> confirmed)
    {
        var distinct = confirmed
            .OrderByDescending(done => done.Candidate.Score)
            .DistinctBy(done => done.After.Text(site.Path).ToString())
            .ToArray();
        if (distinct.Length == 0)
            return new SiteOutcome(null, []);
        var best = distinct[0].Candidate.Score;
        var tied = distinct.Where(done => best - done.Candidate.Score < Margin).ToImmutableArray();
        return tied.Length == 1 && best >= Enough ? new SiteOutcome(tied[0], []) : new SiteOutcome(null, [.. distinct.Take(5)]);
    }

    private Confirmed? Try(RepairSite site, ErrorCounts before, Candidate candidate, int depth)
    {
        Bench after;
        try
        {
            after = site.Bench.With(candidate.Edits, site.Cancellation);
        }
        catch (OverlappingEditsException)
        {
            return null;
        }

        clock.Count();
        var edits = TextEdits.Normalize(candidate.Edits.Where(file => file.Path == site.Path).SelectMany(file => file.Edits));
        var region = FileHistory.Forward(site.Region, edits);
        var now = ErrorCounts.Of(Errors(after, site, region));
        if (now.IsBetterThan(before))
            return DroppedTasks.Any(site, after, edits) ? null : new Confirmed(candidate, after, LineAt(after, site, edits));
        return depth == 0 ? null : Follow(site, before, now, candidate, after, region, depth);
    }

    /// <summary>
    /// What the repair brought to light in the same member belongs to it: it is kept only if that can be repaired as well.
    /// </summary>
    private Confirmed? Follow(
        RepairSite site,
        ErrorCounts before,
        ErrorCounts now,
        Candidate candidate,
        Bench after,
        TextSpan region,
        int depth
    )
    {
        var introduced = now.Without(before);
        // As many new ones as before is no progress that could be followed.
        if (introduced.Length is 0 or > 2 || !before.Without(now).Any())
            return null;
        var error = Errors(after, site, region).FirstOrDefault(diagnostic => introduced.Contains(ErrorCounts.Key(diagnostic)));
        if (error is null || error.Location.SourceTree?.FilePath != site.Path)
            return null;
        var next = site.Next(after, error);
        foreach (var follower in Ordered(next, []).Take(MostTries / 4))
        {
            if (clock.IsOver)
                return null;
            var step = Try(next, before, follower, depth - 1);
            if (step is null)
                continue;
            var both = candidate with
            {
                Rule = $"{candidate.Rule} + {follower.Rule}",
                Score = Math.Min(candidate.Score, step.Candidate.Score) - 0.01,
                Evidence = $"{candidate.Evidence}; {step.Candidate.Evidence}",
                // The edits of the whole are those between the two states; who takes it takes the state.
            };
            return new Confirmed(both, step.After, step.Line);
        }

        return null;
    }

    private static ErrorCounts Before(RepairSite site) => ErrorCounts.Of(Errors(site.Bench, site, site.Region));

    private static ImmutableArray<Diagnostic> Errors(Bench bench, RepairSite site, TextSpan region) =>
        bench.Errors(site.Unit, site.Path, region, site.Cancellation);

    private static string LineAt(Bench after, RepairSite site, ImmutableArray<TextEdit> edits)
    {
        // What is only taken away leaves no line to show.
        if (edits.All(edit => string.IsNullOrWhiteSpace(edit.NewText)))
            return "(removed)";
        var start = FileHistory.Forward(new TextSpan(site.Error.Location.SourceSpan.Start, 0), edits).Start;
        var text = after.Text(site.Path);
        return text.Lines.GetLineFromPosition(Math.Min(start, text.Length)).ToString().Trim();
    }
}
