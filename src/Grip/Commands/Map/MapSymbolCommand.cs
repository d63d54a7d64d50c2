using System.Collections.Immutable;
using System.CommandLine;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapSymbolCommand : MapQuestion
{
    private readonly Argument<string> _symbol = MapArguments.Symbol();

    public MapSymbolCommand()
        : base("symbol", "One symbol: declaration, documentation, members, who uses it, what it uses, its tests.") => Add(_symbol);

    public override ImmutableArray<Example> Examples =>
        [
            new("map symbol Order", "What is this type, and how does it hang together with the rest?"),
            new("map symbol Order.Total --json", "The same for a program."),
            new("map symbol src/Order.cs:12:17 --budget 400", "What is named at that place, in at most 400 tokens."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var reader = new MapReader(map.Connection);
        using var edges = new Edges(map.Connection);
        var match = new MapNames(reader, map.Root).Resolve(invocation.Get(_symbol)!);
        return Task.FromResult<Reply>(
            new SymbolReply(new Portraits(reader, edges).Of(match, cancellation), map.Weaknesses, invocation.Get(Budget))
        );
    }
}
