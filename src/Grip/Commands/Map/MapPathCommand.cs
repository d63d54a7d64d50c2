using System.Collections.Immutable;
using System.CommandLine;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapPathCommand : MapQuestion
{
    private readonly Argument<string> _from = MapArguments.Symbol("FROM");
    private readonly Argument<string> _to = new("TO") { Description = "Likewise." };

    public MapPathCommand()
        : base("path", "How one symbol reaches another: a shortest chain of calls, reads, constructions and types.")
    {
        Add(_from);
        Add(_to);
    }

    public override string Details =>
        "A type stands for its members. 'may run' marks a step that is decided at run time: from a member of an interface or base type to one that "
        + "implements or overrides it. If only the second reaches the first, that way is shown.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map path OrdersController Order.Total", "How does the controller reach the property?"),
            new("map path Program.Main SqlStore.Save --json", "The same for a program."),
            new("map path Cart Invoice --budget 300", "In at most 300 tokens."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var reader = new MapReader(map.Connection);
        using var edges = new Edges(map.Connection);
        var names = new MapNames(reader, map.Root);
        var (from, to) = (names.Resolve(invocation.Get(_from)!), names.Resolve(invocation.Get(_to)!));
        var paths = new Paths(reader, edges);
        var steps = paths.Shortest(from, to, cancellation);
        var reversed = steps.IsEmpty;
        if (reversed)
            steps = paths.Shortest(to, from, cancellation);
        return Task.FromResult<Reply>(new PathReply(from, to, steps, reversed && !steps.IsEmpty, map.Weaknesses, invocation.Get(Budget)));
    }
}
