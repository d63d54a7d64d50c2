using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;
using Grip.Solutions;
using Grip.Undo;

namespace Grip.Commands;

internal sealed class UndoCommand : GripCommand
{
    private readonly Argument<string?> _id = new("ID")
    {
        Description = "The change, as 'grip undo --list' shows it, or the beginning of it. Default: the newest that still stands.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _list = new("--list") { Description = "List the changes, the newest first; undo nothing." };

    public UndoCommand()
        : base("undo", "Take back a change that grip landed, also after later ones.")
    {
        Add(_id);
        Add(_list);
    }

    public override CommandGroup Group => CommandGroup.Prove;

    public override string Details =>
        "Only the change's own edits are taken back. A file that went on since is merged; where a later edit overlaps, the undo is refused "
        + "with the places. An undo is itself a change that can be undone. Grip keeps the bytes it needs outside of your repository.";

    public override bool ChangesFiles => true;

    public override bool NeedsCompiler => false;

    public override ImmutableArray<Example> Examples =>
        [
            new("undo", "Take back the newest change."),
            new("undo 3f2a", "Take back the change whose id starts with 3f2a."),
            new("undo --list", "Show what was changed, when, and what can be undone."),
            new("undo --dry-run", "Show as a diff what the undo would do."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Taken back, listed, or shown."),
            (ExitCode.Refused, "There is nothing to undo, or later edits overlap; nothing was changed."),
            (ExitCode.Usage, "There is no such change, or the id names several."),
            (ExitCode.ToolFailure, "Another grip holds the workspace, or the disk is full; nothing was changed."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var id = invocation.Get(_id);
        using var progress = invocation.StartProgress();
        await new OpenSolution(invocation, progress).RecoverAsync(root, cancellation);
        if (invocation.Get(_list))
            return id is null
                ? new HistoryReply(await invocation.Lander.ListAsync(root, cancellation))
                : throw UsageErrors.Usage("--list shows all changes and takes no id.", invocation.Line, hint: null);

        if (invocation.Get(invocation.Common.DryRun))
        {
            var (title, patch) = await invocation.Lander.UndoDiffAsync(root, id, cancellation);
            return new UndoPlanReply(title, patch);
        }

        return new UndoReply(await invocation.Lander.UndoAsync(root, id, cancellation));
    }
}
