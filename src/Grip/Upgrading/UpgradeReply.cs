using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Grip.Automations;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade;
using Grip.Changes;
using Grip.Core;
using Grip.Gate;
using Grip.Output;

namespace Grip.Upgrading;

/// <summary>The answer of an upgrade: that of every automation, and what was raised, repaired and left.</summary>
/// <param name="Root">Absolute; paths are shown relative to it.</param>
/// <param name="Written">Files beside the change: a report, a recipe.</param>
internal sealed record UpgradeReply(UpgradeResult Result, string Root, bool ShowsPatch, ImmutableArray<string> Written)
    : Reply(Code(Result))
{
    private const int Shown = 3;

    private readonly ChangeReply _change = new(
        new ChangeOutcome(
            Result.Status,
            Root,
            Result.Changes,
            [.. Result.Notes.Select(note => new ProposalNote(note, null))],
            Result.Judgement ?? new Judgement([]),
            Result.ChangeId,
            ShowsPatch && !Result.Patch.IsEmpty ? [.. Result.Patch] : null
        )
    );

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        var text = ShowsPatch && !Result.Patch.IsEmpty ? error : output;
        _change.Write(output, error, verbosity);
        if (verbosity == Verbosity.Quiet && Result.Status != RunStatus.Refused && !Result.IsPartial)
            return;
        foreach (var package in Result.Packages.GroupBy(change => (change.Id, change.OldVersion, change.NewVersion, change.IsDirect)))
            if (package.Key.IsDirect || verbosity == Verbosity.Verbose)
                text.Line(
                    $"package: {Printable.Text(package.Key.Id)} {package.Key.OldVersion ?? "(new)"} → {package.Key.NewVersion ?? "(gone)"}{Why(package.Key.Id)}"
                );
        if (Result.Repair is { } repair)
            Repaired(text, repair, verbosity);
        foreach (var line in Result.UnderTests)
            text.Line($"changed under the tests of {Printable.Text(line)}");
        foreach (var path in Written)
            text.Line($"written: {Printable.Text(path)}");
    }

    public override string ToJson(string command, TimeSpan duration)
    {
        var answer = JsonNode.Parse(_change.ToJson(command, duration))!.AsObject();
        answer["upgrade"] = JsonNode.Parse(JsonText.Of(UpgradeJson.Of(Result, Root), JsonText.Types.UpgradeJson));
        answer["written"] = new JsonArray([.. Written.Select(path => (JsonNode)path)]);
        return answer.ToJsonString(JsonText.Types.Options);
    }

    private static ExitCode Code(UpgradeResult result) =>
        result.Status == RunStatus.Refused ? ExitCode.Refused
        : result.IsPartial ? ExitCode.PartlyDone
        : ExitCode.Done;

    private string Why(string id) =>
        Result.Raised.FirstOrDefault(raised => raised.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { Why: not "asked for" } raised
            ? $"  ({Printable.Text(raised.Why)})"
            : "";

    private void Repaired(TextOutput text, RepairResult repair, Verbosity verbosity)
    {
        if (repair.ErrorsBefore == 0)
        {
            text.Line("repair: nothing breaks");
            return;
        }

        text.Line(
            $"repair: {Counted.Of(repair.ErrorsBefore, "error")} introduced, {repair.ErrorsBefore - repair.ErrorsLeft} repaired, {repair.ErrorsLeft} left, {Duration.Of(repair.Duration)}{(repair.TimedOut ? " (out of time)" : "")}"
        );
        ListText.Write(
            text,
            repair.Fixed,
            verbosity,
            "kinds of repair",
            cluster =>
                $"  {text.Style.Good("repaired")} {Printable.Text(cluster.Symbol)} → {Printable.Text(cluster.Rule)}: {Counted.Of(cluster.Sites.Length, "place")}, {Printable.Text(cluster.Evidence)}"
        );
        ListText.Write(text, repair.Open, verbosity, "open symbols", cluster => Open(text.Style, cluster));
    }

    private string Open(Style style, OpenCluster cluster)
    {
        var places = cluster
            .Errors.DistinctBy(error => error.Place)
            .Take(Shown)
            .Select(error =>
                $"\n      {Printable.Text(ChangedFileJson.Relative(error.Place.Path, Root))}:{error.Place.Line} {error.Id}: {Printable.Text(error.Message)}"
            );
        var candidates = cluster
            .Candidates.Take(Shown)
            .Select(candidate => $"\n      could be: {Printable.Text(candidate.Text)}  ({Printable.Text(candidate.Evidence)})");
        return $"  {style.Bad("open")} {Printable.Text(cluster.Symbol)}: {Counted.Of(cluster.Errors.Length, "error")}"
            + string.Concat(places)
            + string.Concat(candidates);
    }
}
