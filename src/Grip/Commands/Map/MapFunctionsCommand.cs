using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Core.Text;
using Grip.Map.Functions;
using Grip.Map.Functions.Asking;
using Grip.Map.Index;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapFunctionsCommand : MapQuestion
{
    private readonly Argument<string?> _kind = new("KIND")
    {
        Description = $"One kind alone: {string.Join(", ", FunctionKinds.Shown.Select(FunctionKinds.Word))}. Default: all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public MapFunctionsCommand()
        : base("functions", "What the program does for the world: endpoints, commands, handlers, registrations, tests …") => Add(_kind);

    public override string Details =>
        "Entry points, HTTP endpoints with verb and route, hosted services, handlers of messages and events, commands, registrations of services, database contexts, "
        + "configuration that is read, serialised types, native functions, reflection by name, tests. Each says where it is and who carries it out. "
        + "What is not proven by the compiler says so: 'name only' where the package is not restored, 'shape of the name' for a convention, "
        + "'text at run time' for a string that is looked up when the program runs.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map functions", "All kinds, with how many there are of each."),
            new("map functions endpoint", "Every route with its verb and its handler."),
            new("map functions registration --json", "Services and their implementations, for a program."),
            new("map functions --budget 800", "The most useful in at most 800 tokens."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var kind = invocation.Get(_kind) is { } text ? FunctionKinds.Parse(text) ?? throw Unknown(text) : (FunctionKind?)null;
        return Task.FromResult<Reply>(new FunctionsReply(kind, new FunctionReader(map).Read(kind), map.Weaknesses, invocation.Get(Budget)));
    }

    private static GripException Unknown(string text)
    {
        var words = FunctionKinds.Shown.Select(FunctionKinds.Word).ToArray();
        var near = Spelling.Nearest(text, words, 1).ToArray();
        return new GripException(
            ExitCode.Usage,
            $"There is no kind of function called '{text}'.",
            near.Length > 0
                ? $"Did you mean '{near[0]}'? There are: {string.Join(", ", words)}."
                : $"There are: {string.Join(", ", words)}."
        );
    }
}
