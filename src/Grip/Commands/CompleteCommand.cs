using System.Collections.Immutable;
using System.CommandLine;
using Grip.Completion;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

/// <summary>What the scripts of <see cref="CompletionCommand"/> call at each press of the key.</summary>
internal sealed class CompleteCommand : GripCommand
{
    private readonly Argument<string[]> _words = new("WORDS")
    {
        Description = "The words after 'grip', the unfinished one last (maybe empty).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public CompleteCommand()
        : base("complete", "Print what could stand in the place of the last word, one a line.")
    {
        Hidden = true;
        Add(_words);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override ImmutableArray<Example> Examples =>
        [
            new("complete -- com", "Commands that start with com."),
            new("complete -- completion ''", "The shells."),
            new("complete -- completion --j", "Options that start with --j."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Always; nothing fits if nothing was printed.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation) =>
        Task.FromResult<Reply>(new TextReply(string.Join('\n', Completer.Complete(invocation.Line.Root, invocation.Get(_words) ?? []))));
}
