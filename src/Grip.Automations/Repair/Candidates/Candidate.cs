using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Edits of one file in its current text.</summary>
internal sealed record FileEdits(string Path, ImmutableArray<TextEdit> Edits);

/// <summary>One possible repair of one site.</summary>
/// <param name="Kind">As in "import", "type", "member", "chain": for people and reports.</param>
/// <param name="Rule">The same for all sites that are repaired in the same way.</param>
/// <param name="Score">0 to 1: how well founded it is, apart from whether it compiles.</param>
/// <param name="Evidence">What it is founded on, as a phrase.</param>
internal sealed record Candidate(string Kind, string Rule, double Score, string Evidence, ImmutableArray<FileEdits> Edits)
{
    public static Candidate In(RepairSite site, string kind, string rule, double score, string evidence, IEnumerable<TextEdit> edits) =>
        new(kind, rule, score, evidence, [new FileEdits(site.Path, [.. edits])]);
}

/// <summary>Knows one kind of repair. Candidates need not compile; they must be founded on what the site or the packages say.</summary>
internal interface ICandidateSource
{
    IEnumerable<Candidate> For(RepairSite site);
}
