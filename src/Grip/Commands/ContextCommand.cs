using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Core.Conversation;
using Grip.Home;
using Grip.Ledger;
using Grip.Output;
using Grip.Sessions;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class ContextCommand : GripCommand
{
    private readonly Argument<string?> _session = SessionArgument.Create();

    public ContextCommand()
        : base("context", "Show what fills the model's window in a session, and what its compactions kept.") => Add(_session);

    public override CommandGroup Group => CommandGroup.Prove;

    public override string Details =>
        "The parts sum to the total exactly. What had to give way is not lost: the whole session is on the disk, and what was kept in its place is shown as the model reads it.";

    public override ImmutableArray<Example> Examples =>
        [
            new("context", "The newest session of this folder."),
            new("context 3f2a", "A session by the beginning of its id."),
            new("context --json", "The same for a script."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Shown."), (ExitCode.Usage, "There is no such session, or the id names several.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var id = new SessionChoice(invocation.Home, root).Find(newest: true, invocation.Get(_session))!;
        var content = SessionContent.Read(SessionFile.Read(invocation.Home, root, id));
        var kept = content.Entries.FirstOrDefault(entry => entry.By == Voice.Kept)?.Message.Text;
        return content.Account is { } account
            ? Task.FromResult<Reply>(new ContextReply(id, account, content.Compactions, kept))
            : throw new GripException(
                ExitCode.Usage,
                $"No turn of session {id[..8]} has ended yet.",
                "What fills the window is recorded when a turn ends."
            );
    }
}
