using System.Collections.Immutable;
using System.CommandLine;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapTestsCommand : MapQuestion
{
    private readonly Argument<string> _symbol = MapArguments.Symbol();

    public MapTestsCommand()
        : base("tests", "The tests that reach a symbol, directly or through calls, with the way.") => Add(_symbol);

    public override string Details =>
        "Tests of xunit, NUnit and MSTest, nearest first. A call of an interface's member may run each of its implementations; a test class's "
        + "constructor, fields and set-up methods run with each of its tests. What reflection or a container finds at run time is not seen.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map tests Order.Total", "Which tests prove this property?"),
            new("map tests Order --json", "All tests that reach a type, for a program."),
            new("map tests src/Order.cs:12:17 --budget 300", "In at most 300 tokens."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var reader = new MapReader(map.Connection);
        using var edges = new Edges(map.Connection);
        var match = new MapNames(reader, map.Root).Resolve(invocation.Get(_symbol)!);
        var symbols = match
            .Symbols.SelectMany(symbol => edges.WithMembers(symbol.Id))
            .Distinct()
            .Select(id => reader.ById(id)!)
            .ToImmutableArray();
        return Task.FromResult<Reply>(
            new TestsReply(
                match,
                reader.Places(match.First.Id).FirstOrDefault(),
                new Tests(reader, edges).Reaching(symbols, cancellation),
                map.Weaknesses,
                invocation.Get(Budget)
            )
        );
    }
}
