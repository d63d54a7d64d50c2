using System.Collections.Immutable;
using System.CommandLine;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapUsesCommand : MapQuestion
{
    private readonly Argument<string> _symbol = MapArguments.Symbol();

    private readonly Option<string?> _with = new("--with")
    {
        Description = "Only uses whose call holds this text, as in \"reserve: true\"; without a call the line counts.",
        HelpName = "TEXT",
    };

    public MapUsesCommand()
        : base("uses", "Every reference to a symbol, with its line, grouped by file.")
    {
        Add(_symbol);
        Add(_with);
    }

    public override string Details =>
        "References are those that the compiler binds: calls, constructions, reads, writes, overrides, implementations, inheritance, attributes, "
        + "type uses, nameof, doc comments; also calls that no name stands for (operators, foreach, using, await).";

    public override ImmutableArray<Example> Examples =>
        [
            new("map uses Order.Total", "Every place that reads or writes a property."),
            new("map uses 'Order.Add(int)' --json", "One overload, for a program."),
            new("map uses Store.PlaceAsync --with 'reserve: true'", "Who calls it with that argument?"),
            new("map uses src/Order.cs:12:17 --budget 500", "Whatever is named at that place, in at most 500 tokens."),
        ];

    protected override Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var reader = new MapReader(map.Connection);
        var match = new MapNames(reader, map.Root).Resolve(invocation.Get(_symbol)!);
        return Task.FromResult<Reply>(UsesReply.Of(map, reader, match, invocation.Get(_with), invocation.Get(Budget)));
    }
}
