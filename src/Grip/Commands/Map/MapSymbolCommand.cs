using System.Collections.Immutable;
using System.CommandLine;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Map.Index.Reading;
using Grip.Map.Loading;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapSymbolCommand : MapQuestion
{
    private readonly Argument<string> _symbol = MapArguments.Symbol();

    private readonly Option<bool> _quick = new("--quick")
    {
        Description =
            "Don't wait for references: if they would have to be resolved first, answer from the syntax of the sources and say so.",
    };

    public MapSymbolCommand()
        : base("symbol", "One symbol: declaration, documentation, members, who uses it, what it uses, its tests.")
    {
        Add(_symbol);
        Add(_quick);
    }

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (!invocation.Get(_quick))
            return await base.RunAsync(invocation, cancellation);
        using var map = FunctionalMap.TryOpenFresh(invocation.Workspace, invocation.Host, invocation.Home, cancellation);
        return map is null ? Declarations(invocation, cancellation) : await AnswerAsync(invocation, map, cancellation);
    }

    // A method of its own: it cannot be entered before the compiler is registered.
    private DeclarationsReply Declarations(Invocation invocation, CancellationToken cancellation)
    {
        var name = invocation.Get(_symbol)!;
        return new DeclarationsReply(
            name,
            SyntaxIndex.Find(LoadTarget.Find(invocation.Workspace), name, cancellation),
            invocation.Get(Budget)
        );
    }

    public override ImmutableArray<Example> Examples =>
        [
            new("map symbol Order", "What is this type, and how does it hang together with the rest?"),
            new("map symbol Order --quick", "Where is it declared? At once, even before the first map is made."),
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
