using System.Collections.Immutable;
using Grip.Core;
using Grip.Output;
using Grip.Permissions;
using Grip.Settings;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class PermissionsCommand : GripCommand
{
    public PermissionsCommand(params IEnumerable<GripCommand> questions)
        : base("permissions", "Show which rules decide what an agent may do here, and where they come from.")
    {
        // Without an action of its own the parser would insist on a question.
        SetAction(_ => 0);
        foreach (var question in questions)
            Add(question);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "Rules stand in \"permissions\" of settings.json: lists \"allow\", \"ask\" and \"deny\". Deny wins over ask, ask over allow. A folder's own "
        + "rules may always ask and deny; they allow only where the folder is trusted.";

    public override ImmutableArray<Example> Examples =>
        [
            new("permissions", "All rules that hold in this folder."),
            new("permissions test \"git log\"", "What would become of a command?"),
            new("permissions --json", "For a script."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Listed, also if there are none."),
            (ExitCode.Configuration, "A settings file cannot be read, or a rule fails its own tests."),
        ];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var place = PermissionChoice.Place(root, invocation.Surroundings.Environment);
        var settings = SettingsFiles.Read(invocation.Surroundings.Environment, root);
        return Task.FromResult<Reply>(
            new RulesReply([.. settings.Select(file => new RulesOfFile(file.Path, file.IsOwn, PermissionSettings.Of(file, place)))])
        );
    }
}
