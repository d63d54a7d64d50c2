using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Home;
using Grip.Ledger;
using Grip.Output;
using Grip.Sessions;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class LedgerCommand : GripCommand
{
    private readonly Argument<string?> _session = SessionArgument.Create();

    public LedgerCommand()
        : base("ledger", "Show what an agent tried in a session, and how each attempt ended.") => Add(_session);

    public override CommandGroup Group => CommandGroup.Prove;

    public override string Details =>
        "Each attempt stands with the state of the files before it and its outcome; x is a failure, + made something better, = was answered from the "
        + "ledger because the same had been done in the same state. What was noticed about going in circles, and what was done about it, stands below the attempt.";

    public override ImmutableArray<Example> Examples =>
        [
            new("ledger", "The newest session of this folder."),
            new("ledger 3f2a -v", "A session by the beginning of its id, with the state of the files at each attempt."),
            new("ledger --json", "The same for a script."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Shown."), (ExitCode.Usage, "There is no such session, or the id names several.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var id = new SessionChoice(invocation.Home, root).Find(newest: true, invocation.Get(_session))!;
        return Task.FromResult<Reply>(new LedgerReply(id, SessionContent.Read(SessionFile.Read(invocation.Home, root, id))));
    }
}

/// <summary>The argument of commands that look at a session.</summary>
internal static class SessionArgument
{
    public static Argument<string?> Create() =>
        new("SESSION")
        {
            Description = "Its id or the beginning of one. Default: the newest of this folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
}
