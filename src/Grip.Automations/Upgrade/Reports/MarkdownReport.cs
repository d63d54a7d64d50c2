using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Grip.Automations.Repair;

namespace Grip.Automations.Upgrade.Reports;

/// <summary>An upgrade as the text of a pull request: every kind of change with its evidence, so that it can be checked line by line.</summary>
/// <param name="root">Paths are shown relative to it.</param>
public sealed class MarkdownReport(UpgradeResult result, string root)
{
    private const int Shown = 10;
    private readonly StringBuilder text = new();

    public override string ToString()
    {
        text.Clear();
        Line($"# Upgrade {result.Package} to {result.Version}");
        Line();
        Line(Summary());
        Graph();
        if (result.Repair is { } repair)
        {
            Changes(repair.Fixed);
            Open(repair.Open);
        }

        Tests();
        Warnings();
        Notes();
        Line();
        Line(
            $"Took {Seconds(result.Duration)}{(result.Repair is { } r ? $", of which repair {Seconds(r.Duration)} for {r.Tries} candidates" : "")}. Made by `grip upgrade`."
        );
        return text.ToString();
    }

    private string Summary()
    {
        var outcome = result.Status switch
        {
            RunStatus.Landed when result.IsPartial => "Landed in part: errors are left, see below.",
            RunStatus.Landed => "Landed.",
            RunStatus.Planned => "Not landed yet: this was a dry run.",
            RunStatus.NothingToDo => "Nothing to do.",
            _ => "Not landed.",
        };
        return result.Repair is { } repair
            ? $"{outcome} The new packages introduce {repair.ErrorsBefore} errors; {repair.ErrorsBefore - repair.ErrorsLeft} are repaired, {repair.ErrorsLeft} are left."
                + (result.ErrorsBefore > 0 ? $" {result.ErrorsBefore} errors were there before and stay." : "")
            : outcome;
    }

    private void Graph()
    {
        if (result.Packages.IsEmpty)
            return;
        Heading("Packages");
        Line("| package | from | to | frameworks | projects | why |");
        Line("|---|---|---|---|---|---|");
        foreach (var group in result.Packages.GroupBy(change => (change.Id, change.OldVersion, change.NewVersion, change.IsDirect)))
        {
            var projects = group.SelectMany(change => change.Projects).Distinct().ToArray();
            Line(
                $"| {group.Key.Id} | {group.Key.OldVersion ?? "(new)"} | {group.Key.NewVersion ?? "(gone)"} | {string.Join(", ", group.Select(change => change.TargetFramework).Distinct())} | {Some(projects)} | {Cell(Why(group.Key.Id, group.Key.IsDirect))} |"
            );
        }
    }

    private string Why(string id, bool direct) =>
        result.Raised.FirstOrDefault(raised => raised.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.Why
        ?? (direct ? "follows" : "needed by another package");

    private void Changes(ImmutableArray<FixedCluster> clusters)
    {
        if (clusters.IsEmpty)
            return;
        Heading("What was repaired");
        foreach (var cluster in clusters)
        {
            Line($"### `{cluster.Symbol}` → `{cluster.Rule}`");
            Line();
            Line($"{cluster.Sites.Length} {(cluster.Sites.Length == 1 ? "place" : "places")}. Evidence: {cluster.Evidence}.");
            Line();
            Line("```diff");
            Line($"- {cluster.Before}");
            Line($"+ {cluster.After}");
            Line("```");
            Line();
            foreach (var file in cluster.Sites.GroupBy(site => site.Path).Take(Shown))
                Line($"- {Relative(file.Key)}: {string.Join(", ", file.Select(site => site.Line).Distinct().Order())}");
            if (cluster.Sites.Select(site => site.Path).Distinct().Count() is var files and > Shown)
                Line($"- and {files - Shown} more files");
            Line();
        }
    }

    private void Open(ImmutableArray<OpenCluster> clusters)
    {
        if (clusters.IsEmpty)
            return;
        Heading("What is left to decide");
        foreach (var cluster in clusters)
        {
            Line($"### `{cluster.Symbol}`: {cluster.Errors.Length} errors");
            Line();
            foreach (var error in cluster.Errors.DistinctBy(error => error.Place).Take(Shown))
                Line($"- {Relative(error.Place.Path)}:{error.Place.Line} {error.Id}: {error.Message}");
            foreach (var candidate in cluster.Candidates)
                Line($"- could be `{candidate.Text}` ({candidate.Evidence})");
            Line();
        }
    }

    private void Tests()
    {
        if (result.Judgement?.Tests is not { } tests)
            return;
        Heading("Tests");
        Line(
            $"{tests.Run} run, {tests.Passed} passed, {tests.Failed} failed, {tests.Skipped} skipped, in {string.Join(", ", tests.Projects)}."
        );
        if (tests.NewlyFailing.IsEmpty)
            return;
        Line();
        Line("Newly failing:");
        foreach (var test in tests.NewlyFailing)
            Line($"- {test}");
        foreach (var project in result.UnderTests)
            Line($"- changed under {project}");
    }

    private void Warnings()
    {
        if (result.Warnings.IsEmpty)
            return;
        Heading("New warnings");
        foreach (var group in result.Warnings.GroupBy(warning => (warning.Id, warning.Message)).OrderByDescending(group => group.Count()))
        {
            var first = group.First();
            Line(
                $"- {group.Key.Id}: {group.Key.Message} ({group.DistinctBy(one => (one.Path, one.Line)).Count()} places{(first.Path is null ? "" : $", first {Relative(first.Path)}:{first.Line}")})"
            );
        }
    }

    private void Notes()
    {
        var all = result.Notes.Concat(result.Judgement?.Weaknesses ?? []).ToArray();
        if (all.Length == 0)
            return;
        Heading("Notes");
        foreach (var note in all)
            Line($"- {note}");
    }

    private void Heading(string title)
    {
        Line();
        Line($"## {title}");
        Line();
    }

    private void Line(string line = "") => text.Append(line).Append('\n');

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private static string Some(string[] names) =>
        names.Length <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Length - 5} more";

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
