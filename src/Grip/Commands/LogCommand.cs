using System.Collections.Immutable;
using System.CommandLine;
using Grip.Agent.Shell;
using Grip.Core;
using Grip.Home.CommandLogs;
using Grip.Output;
using Grip.Solutions;
using Grip.Terminal.Digests;

namespace Grip.Commands;

internal sealed class LogCommand : GripCommand
{
    private readonly Argument<int?> _number = new("NUMBER")
    {
        Description = "Which one; without it all that are kept are listed, the newest first.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _lines = new("--lines") { Description = "A part: 10-60, 10-, or -40 for the last 40 lines." };
    private readonly Option<string?> _search = new("--search")
    {
        Description = "The lines that a regular expression matches, with two around.",
    };
    private readonly Option<int?> _nextError = new("--next-error") { Description = "The first error behind this line." };
    private readonly Option<bool> _facts = new("--facts") { Description = "Errors, failing tests and counts, as the model saw them." };

    public LogCommand()
        : base("log", "Show the output of a command that the agent ran: whole, in part, or as facts.")
    {
        Add(_number);
        Add(_lines);
        Add(_search);
        Add(_nextError);
        Add(_facts);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "Outputs are kept whole in Grip's own folder (docs/digests.md). Escape sequences and what a progress bar overwrote are folded away.";

    public override ImmutableArray<Example> Examples =>
        [
            new("log", "Which outputs are kept."),
            new("log 7", "The whole output of command 7."),
            new("log 7 --search 'error|warn'", "Lines that matter to you."),
            new("log 7 --facts", "What the model was told."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Shown."), (ExitCode.Usage, "There is no such log, or the range or the pattern cannot be read.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var store = new CommandLogStore(invocation.Home, WorkspaceRoot.Of(invocation.Workspace), TimeProvider.System);
        if (invocation.Get(_number) is not { } number)
            return Task.FromResult<Reply>(new LogListReply(store.List()));
        var (entry, output) =
            store.Find(number)
            ?? throw new GripException(
                ExitCode.Usage,
                $"There is no log {number}.",
                "'grip log' lists those that are kept for this folder."
            );
        var log = FoldedLog.Of(output);
        var lookup = new LogLookup(invocation.Get(_lines), invocation.Get(_search), invocation.Get(_nextError));
        var text =
            invocation.Get(_facts) ? Digest.Of(log, before: null, "").Text
            : lookup is { Lines: null, Search: null, NextError: null } ? log.ToString()
            : lookup.Answer(log);
        return Task.FromResult<Reply>(new LogReply(entry, text, LogReaders.Read(log)));
    }
}
