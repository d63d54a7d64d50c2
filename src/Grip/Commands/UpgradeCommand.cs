using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations.Upgrade.Recipes;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;
using Grip.Upgrading;

namespace Grip.Commands;

internal sealed class UpgradeCommand : GripCommand
{
    private readonly Argument<string?> _package = new("PACKAGE")
    {
        Description = "The package to raise, as a project file names it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _version = new("VERSION")
    {
        Description = "As in 11.2.0; 11 or 11.2 is the newest that begins so. Default: the newest.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _list = new("--list")
    {
        Description = "List what is outdated, deprecated or vulnerable, with the errors that each upgrade would introduce.",
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "With --list: don't try each upgrade." };

    private readonly Option<bool> _prerelease = new("--prerelease") { Description = "Pre-releases count as versions." };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Land also if errors are left that no evidence decides; they are listed, and the exit code is 62.",
    };

    private readonly Option<bool> _warnings = new("--warnings")
    {
        Description = "Repair also uses of what the new version marks as obsolete.",
    };

    private readonly Option<int> _budget = new("--repair-seconds")
    {
        Description = "How long to look for repairs.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 300,
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write a report: Markdown for a pull request, or HTML with the difference, or JSON, by the file's ending.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _recipe = new("--recipe")
    {
        Description = "Replay a recipe: its package, its version, its repairs first.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _save = new("--save-recipe")
    {
        Description = "Write what was learned as a recipe, for another repository.",
        HelpName = "FILE",
    };

    public UpgradeCommand()
        : base("upgrade", "Raise a package and repair what that breaks: proven by compiler and tests, all or nothing.")
    {
        Add(_package);
        Add(_version);
        foreach (var option in new Option[] { _list, _quick, _prerelease, _partial, _warnings, _budget, _report, _recipe, _save })
            Add(option);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override string Details =>
        "The version is raised wherever it is written: project files, Directory.Packages.props, imported files, properties, VersionOverride, "
        + "lock files; floating versions stay floating. Packages that have to move with it do, with the reason. "
        + "All of it is tried in a copy of the tree; your files are written once, when everything is proven. "
        + "What the evidence does not decide is listed with the candidates, never guessed.";

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("upgrade FluentValidation", "To the newest version that the package sources have."),
            new("upgrade FluentValidation 11 --dry-run", "What would it take? A diff; nothing is written."),
            new("upgrade NUnit 4 --report upgrade.md", "With the text for the pull request."),
            new("upgrade --list", "What is outdated, and what each upgrade would break."),
            new("upgrade --recipe nunit4.yaml", "What was learned elsewhere, here."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Landed; or there was nothing to do; or, with --dry-run, it would land."),
            (ExitCode.Refused, "Errors are left, tests newly fail, or the versions do not go together. Nothing was changed."),
            (ExitCode.Usage, "No project references the package, or there is no such version. Nothing was changed."),
            (ExitCode.Configuration, "There is no .NET SDK, or no project could be loaded."),
            (ExitCode.ToolFailure, "A package source did not answer, dotnet failed, or the disk is full. Nothing was changed."),
            (ExitCode.PartlyDone, "With --partial: landed, and errors are left."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var run = new UpgradeCommandRun(invocation);
        if (invocation.Get(_list))
            return await run.ListAsync(invocation.Get(_prerelease), !invocation.Get(_quick), cancellation);
        var recipe = invocation.Get(_recipe) is { } path ? Read(invocation, path) : null;
        var package =
            invocation.Get(_package)
            ?? recipe?.Package
            ?? throw UsageErrors.Usage("No package was named.", invocation.Line, "Name one, or give --list to see what is outdated.");
        return await run.RunAsync(
            new UpgradeLine(
                package,
                invocation.Get(_version) ?? recipe?.To,
                invocation.Get(_prerelease),
                invocation.Get(_partial),
                invocation.Get(_warnings),
                TimeSpan.FromSeconds(Math.Max(0, invocation.Get(_budget))),
                Absolute(invocation, _report),
                Absolute(invocation, _save),
                recipe
            ),
            cancellation
        );
    }

    private static string? Absolute(Invocation invocation, Option<string?> option) =>
        invocation.Get(option) is { } path ? invocation.Absolute(path) : null;

    private static UpgradeRecipe Read(Invocation invocation, string path)
    {
        var full = invocation.Absolute(path);
        return File.Exists(full)
            ? UpgradeRecipe.Parse(path, File.ReadAllText(full))
            : throw new GripException(ExitCode.Usage, $"There is no recipe '{path}'.", "Recipes are written by --save-recipe.");
    }
}
