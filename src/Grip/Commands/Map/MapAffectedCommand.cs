using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Mapping;
using Grip.Output;

namespace Grip.Commands.Map;

internal sealed class MapAffectedCommand : MapQuestion
{
    private const int DefaultDepth = 3;

    private readonly Argument<string?> _what = new("NAME")
    {
        Description = "A symbol (Order.Total, src/Order.cs:12:17) or a source file (src/Order.cs), which means all that it declares.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "NAME|FILE",
    };

    private readonly Option<string?> _diff = new("--diff")
    {
        Description = "Instead of a name: the declarations that the working tree changes since this revision.",
        HelpName = "REV",
    };

    private readonly Option<int?> _depth = new("--depth")
    {
        Description =
            $"How many steps from the change; 1 is what breaks with it. Default: {DefaultDepth}. Tests are followed to any distance.",
        HelpName = "STEPS",
    };

    public MapAffectedCommand()
        : base("affected", "What a change can break or make behave differently, why, and the tests to run.")
    {
        Add(_what);
        Add(_diff);
        Add(_depth);
    }

    public override string Details =>
        "One step away is what names the declaration itself: calls, reads, constructions, overrides, implementations; it breaks if the declaration is "
        + "removed, renamed or gets another signature. Further away is what reaches that through calls and through interfaces; it can behave differently.";

    public override ImmutableArray<Example> Examples =>
        [
            new("map affected Order.Total", "What breaks if I change this property, and which tests say so?"),
            new("map affected src/Order.cs --depth 1 --json", "Only what names something of this file, for a program."),
            new("map affected --diff HEAD --budget 800", "What can my uncommitted work break, in at most 800 tokens."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        base.ExitCodes.Replace(
            base.ExitCodes[2],
            (ExitCode.Usage, "Nothing has that name (the nearest are listed), or several things have; there is no such revision.")
        );

    protected override async Task<Reply> AnswerAsync(Invocation invocation, FunctionalMap map, CancellationToken cancellation)
    {
        var (what, revision) = (invocation.Get(_what), invocation.Get(_diff));
        if (what is null == revision is null)
            throw UsageErrors.Usage("Name a symbol or a file, or give --diff REV.", invocation.Line, hint: null);
        var reader = new MapReader(map.Connection);
        using var edges = new Edges(map.Connection);
        var change = revision is null
            ? ChangedSymbols.Named(map, reader, what!)
            : await ChangedSymbols.SinceAsync(map, reader, revision, cancellation);
        var answer = new Affected(reader, edges).Of(change.Symbols, invocation.Get(_depth) ?? DefaultDepth, cancellation);
        return new AffectedReply(change.Asked, answer, change.Notes, map.Weaknesses, invocation.Get(Budget));
    }
}
