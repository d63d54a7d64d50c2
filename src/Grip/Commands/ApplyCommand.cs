using System.Collections.Immutable;
using System.CommandLine;
using Grip.Agent;
using Grip.Core;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class ApplyCommand : GripCommand
{
    private readonly Argument<string> _id = new("ID")
    {
        Description = "The work, as the run that kept it named it, or the beginning of its id.",
    };

    public ApplyCommand()
        : base("apply", "Bring back work of 'grip -p' that was taken back because it could not be proven.") => Add(_id);

    public override CommandGroup Group => CommandGroup.Prove;

    public override string Details =>
        "The work lands as it was left, errors included; it is one change, and 'grip undo' takes it back. A file that changed since is not overwritten.";

    public override ImmutableArray<Example> Examples =>
        [
            new("apply 3f2a91c0", "Put the files as the run left them."),
            new("apply 3f2a", "The beginning of the id is enough."),
            new("apply 3f2a --in ../shop", "In another folder."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "The work is in place."),
            (ExitCode.Refused, "A file changed since; nothing was written."),
            (ExitCode.Usage, "There is no such work, or the id names several."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var kept = KeptWork.Find(invocation.Home, root, invocation.Get(_id)!);
        var landed = await invocation.Lander.LandAsync(kept.ToChangeSet(root), root, kept.TextBefore(root), cancellation);
        return new TextReply(
            landed is null
                ? "Nothing to do: the files are so already."
                : $"In place: {Counted.Of(landed.Files.Length, "file")}. It is not proven: 'grip check' says what is open. Take it back with: grip undo {landed.Id}"
        );
    }
}
