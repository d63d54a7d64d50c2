using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

/// <summary>A question about the solution. None of them changes a file, and none loads the compiler itself: the map does where it must.</summary>
internal abstract class BudgetedQuestion : GripCommand
{
    protected BudgetedQuestion(string name, string description)
        : base(name, description) => Add(Budget);

    protected Option<int?> Budget { get; } =
        new("--budget")
        {
            Description =
                "Answer in a compact form of at most this many tokens (estimated), the most useful first; what is left out is counted.",
            HelpName = "TOKENS",
        };

    public override CommandGroup Group => CommandGroup.Know;

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "The answer was given."),
            (ExitCode.Refused, "The file is outside of the solution's folder."),
            (ExitCode.Usage, "Nothing has that name (the nearest are listed), or several things have (all are listed)."),
            (ExitCode.Configuration, "There is no .NET SDK, or no project that could be loaded."),
        ];
}

/// <summary>A question that the index answers.</summary>
internal abstract class MapQuestion(string name, string description) : BudgetedQuestion(name, description)
{
    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        using var map = await new OpenMap(invocation, progress).OpenAsync(cancellation);
        return await AnswerAsync(invocation, map, cancellation);
    }

    protected abstract Task<Reply> AnswerAsync(Invocation invocation, Grip.Map.Index.FunctionalMap map, CancellationToken cancellation);
}

internal sealed class MapCommand : MapQuestion
{
    public MapCommand(params IEnumerable<GripCommand> questions)
        : base("map", "Know the solution: what it holds, who uses what, what a change can break.")
    {
        // Without an action of its own the parser would insist on a question.
        SetAction(_ => 0);
        foreach (var question in questions)
            Add(question);
    }

    public override string Details =>
        "The map is kept in Grip's own folder and brought to the state of the tree before each answer: a question about an unchanged tree takes "
        + "milliseconds and loads neither the compiler nor the build system. Without a question it shows the projects.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map", "The projects of the solution, and how they depend on each other."),
            new("map uses Order.Total", "Every place that uses a member."),
            new("map --json", "The same for a program."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, Grip.Map.Index.FunctionalMap map, CancellationToken cancellation) =>
        Task.FromResult<Reply>(ProjectsReply.Of(map, invocation.Get(Budget)));
}
