using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Output;
using Grip.Upgrading;

namespace Grip.Commands;

internal sealed class MigrateCommand : GripCommand
{
    private readonly Option<string> _map = new("--map")
    {
        Description = "Says which package goes, which take its place, and what becomes of its API.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Land also if errors are left that no evidence decides; they are listed, and the exit code is 62.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write a report: Markdown for a pull request, or HTML with the difference, or JSON, by the file's ending.",
        HelpName = "FILE",
    };

    public MigrateCommand()
        : base("migrate", "Replace one package by another with a map of their APIs: proven by compiler and tests, all or nothing.")
    {
        foreach (var option in new Option[] { _map, _partial, _report })
            Add(option);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override string Details =>
        "A map is a YAML file: docs/upgrade.md describes it, samples/maps has some. Its rules run while both packages are there, so that they see "
        + "the types of both; then the old one goes, and what that breaks is repaired as after an upgrade, the map's symbols first.";

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("migrate --map sqlclient.yaml", "Replace the package in all projects."),
            new("migrate --map sqlclient.yaml --dry-run", "Show the change as a diff; write nothing."),
            new("migrate --map sqlclient.yaml --report migration.md", "With the text for the pull request."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Landed; or, with --dry-run, it would land."),
            (ExitCode.Refused, "Errors are left, tests newly fail, or the packages do not go together. Nothing was changed."),
            (ExitCode.Usage, "The map is wrong, or no project references its package. Nothing was changed."),
            (ExitCode.Configuration, "There is no .NET SDK, or no project could be loaded."),
            (ExitCode.ToolFailure, "A package source did not answer, dotnet failed, or the disk is full. Nothing was changed."),
            (ExitCode.PartlyDone, "With --partial: landed, and errors are left."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var path = invocation.Get(_map)!;
        var full = invocation.Absolute(path);
        if (!File.Exists(full))
            throw new GripException(ExitCode.Usage, $"There is no map '{path}'.", "The form is described in docs/upgrade.md.");
        var report = invocation.Get(_report) is { } named ? invocation.Absolute(named) : null;
        return await new UpgradeCommandRun(invocation).MigrateAsync(
            path,
            await File.ReadAllTextAsync(full, cancellation),
            invocation.Get(_partial),
            report,
            cancellation
        );
    }
}
