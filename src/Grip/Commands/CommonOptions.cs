using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;

namespace Grip.Commands;

/// <summary>Options that stand before or after any command.</summary>
internal sealed class CommonOptions
{
    public CommonOptions()
    {
        Tests.OneOf("affected", "all", "none");
        All = [In, Json, DryRun, Yes, Tests, NoTests, Full, NoRestore, Quiet, Verbose, Help, Version];
        OfChanges = [DryRun, Yes, Tests, NoTests];
        foreach (var option in All)
            option.Recursive = true;
    }

    public Option<string?> In { get; } =
        new("--in")
        {
            Description = "The solution: a folder, or a .sln, .slnx or .csproj file. Default: the current folder.",
            HelpName = "PATH",
        };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer with one JSON object; progress goes to standard error." };

    public Option<bool> DryRun { get; } =
        new("--dry-run") { Description = "Print the change as a diff that 'git apply' accepts; write nothing." };

    public Option<bool> Yes { get; } =
        new("--yes", "-y") { Description = "Never ask, for scripts. No command asks at present: what lands can be undone." };

    public Option<string?> Tests { get; } =
        new("--tests") { Description = "Which tests run before a change lands: affected (default), all or none.", HelpName = "WHICH" };

    public Option<bool> NoTests { get; } = new("--no-tests") { Description = "Short for --tests none." };

    public Option<bool> Full { get; } =
        new("--full")
        {
            Description =
                "Let the compiler look at every file of the touched projects and all their dependents, not only at those that a change can affect.",
        };

    public Option<bool> NoRestore { get; } =
        new("--no-restore") { Description = "Don't restore packages; projects that need it are loaded loosely." };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No progress, only the answer." };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Say more: every place, every step." };

    public Option<bool> Help { get; } = new("--help", "-h", "-?") { Description = "Show this help." };

    public Option<bool> Version { get; } = new("--version") { Description = "Show the version." };

    public ImmutableArray<Option> All { get; }

    /// <summary>Those that only say something to a command that changes files.</summary>
    public ImmutableArray<Option> OfChanges { get; }
}
