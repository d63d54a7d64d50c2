using System.Collections.Immutable;
using Grip.Automations;
using Grip.Automations.Upgrade;
using Grip.Automations.Upgrade.Migrating;
using Grip.Automations.Upgrade.Recipes;
using Grip.Automations.Upgrade.Reports;
using Grip.Changes;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Upgrading;

/// <summary>What the command line of an upgrade asks for.</summary>
/// <param name="Report">Absolute path; null for none.</param>
/// <param name="SaveRecipe">Absolute path; null for none.</param>
internal sealed record UpgradeLine(
    string Package,
    string? Version,
    bool Prerelease,
    bool Partial,
    bool Warnings,
    TimeSpan Budget,
    string? Report,
    string? SaveRecipe,
    UpgradeRecipe? Recipe
);

/// <summary>Runs an upgrade for a command: open the solution, upgrade, write report and recipe, answer.</summary>
internal sealed class UpgradeCommandRun(Invocation invocation)
{
    /// <exception cref="GripException">Nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Nothing was written.</exception>
    public async Task<Reply> RunAsync(UpgradeLine line, CancellationToken cancellation)
    {
        foreach (var path in new[] { line.Report, line.SaveRecipe }.OfType<string>())
            OwnFile.Check(path);
        using var progress = invocation.StartProgress();
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        var result = await new UpgradeRun(invocation.Host, invocation.Home, invocation.Lander, progress.Step).RunAsync(
            new UpgradeRequest(line.Package, line.Version, line.Prerelease),
            solution,
            new UpgradeOptions(root, invocation.Get(invocation.Common.DryRun), invocation.Tests, line.Partial, line.Budget)
            {
                Warnings = line.Warnings,
                Known = line.Recipe?.Fixes ?? [],
                Companions = result => Companions(result, solution.Snapshot.Root, line.Report, line.SaveRecipe),
            },
            cancellation
        );
        return await AnswerAsync(result, solution.Snapshot.Root, line.Report, line.SaveRecipe, cancellation);
    }

    /// <param name="path">Of the map, for messages.</param>
    /// <param name="text">The map.</param>
    /// <param name="report">Absolute path; null for none.</param>
    public async Task<Reply> MigrateAsync(string path, string text, bool partial, string? report, CancellationToken cancellation)
    {
        if (report is not null)
            OwnFile.Check(report);
        using var progress = invocation.StartProgress();
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        var result = await new MigrateRun(invocation.Host, invocation.Home, invocation.Lander, progress.Step).RunAsync(
            MigrationMap.Parse(path, text),
            solution,
            new UpgradeOptions(root, invocation.Get(invocation.Common.DryRun), invocation.Tests, partial, TimeSpan.FromMinutes(5))
            {
                Companions = result => Companions(result, solution.Snapshot.Root, report, recipe: null),
            },
            cancellation
        );
        return await AnswerAsync(result, solution.Snapshot.Root, report, recipe: null, cancellation);
    }

    public async Task<Reply> ListAsync(bool prerelease, bool tryEach, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        var list = new UpgradeList(invocation.Host, invocation.Home, root, progress.Step);
        return new UpgradeListReply(await list.AskAsync(solution, prerelease, tryEach, cancellation));
    }

    private async Task<Reply> AnswerAsync(
        UpgradeResult result,
        string shown,
        string? report,
        string? recipe,
        CancellationToken cancellation
    )
    {
        var files = new OwnFile(invocation.Lander, WorkspaceRoot.Of(invocation.Workspace));
        var texts = Texts(result, shown, report, recipe).ToArray();
        // Those inside of the workspace have landed with the upgrade, if it has.
        foreach (var (path, text) in texts.Where(text => result.Status != RunStatus.Landed || !files.IsInside(text.Path)))
            await files.WriteAsync(path, text, cancellation);
        return new UpgradeReply(
            result,
            shown,
            invocation.Get(invocation.Common.DryRun),
            [.. texts.Select(text => ChangedFileJson.Relative(text.Path, shown))]
        );
    }

    private ImmutableArray<FileChange> Companions(UpgradeResult result, string shown, string? report, string? recipe)
    {
        var files = new OwnFile(invocation.Lander, WorkspaceRoot.Of(invocation.Workspace));
        return
        [
            .. Texts(result, shown, report, recipe)
                .Where(text => files.IsInside(text.Path))
                .Select(text => OwnFile.Change(text.Path, text.Text)),
        ];
    }

    private IEnumerable<(string Path, string Text)> Texts(UpgradeResult result, string shown, string? report, string? recipe)
    {
        if (report is not null)
            yield return (report, Report(result, shown, report));
        if (recipe is not null)
            yield return (recipe, UpgradeRecipe.Of(result).ToYaml());
    }

    private string Report(UpgradeResult result, string shown, string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => new HtmlReport(result, shown).ToString(),
            ".json" => new UpgradeReply(result, shown, ShowsPatch: true, []).ToJson("upgrade", invocation.Elapsed) + "\n",
            _ => new MarkdownReport(result, shown).ToString(),
        };
}
