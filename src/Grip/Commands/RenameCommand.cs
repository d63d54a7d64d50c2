using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations.Rename;
using Grip.Changes;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

internal sealed class RenameCommand : GripCommand
{
    private readonly Argument<string> _symbol = new("SYMBOL")
    {
        Description =
            "As people name it: Order.Total, Shop.Orders.Order, Shop.Orders (a namespace), or a place: src/Order.cs:12:17. "
            + "An ambiguous name lists the candidates and changes nothing.",
    };

    private readonly Argument<string> _new = new("NEW") { Description = "The new name; for a namespace it may have dots." };

    private readonly Option<bool> _includeText = new("--include-text")
    {
        Description = "Also in strings, comments and other files (README, json, razor); each is listed.",
    };

    public RenameCommand()
        : base("rename", "Rename a symbol everywhere: overrides, nameof, doc comments, other projects, its file.")
    {
        Add(_symbol);
        Add(_new);
        Add(_includeText);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override string Details =>
        "What must share the name follows: overrides and implementations (also a parameter in each of them), partial parts, constructors, attributes "
        + "with and without their suffix, the lists of the public API. "
        + "A conflict (a name that exists, a captured local, a hidden member) is refused with the places. Text that only looks like the name stays.";

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("rename Order.Total GrandTotal", "A member with all that overrides, implements or uses it."),
            new("rename Order.Total GrandTotal --dry-run", "Show the change as a diff; write nothing."),
            new("rename src/Order.cs:12:17 amount", "Whatever is declared or used at that line and column: a local, a parameter."),
            new("rename Shop.Orders Shop.Sales --include-text", "A namespace, and also its mentions in README and comments."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes => ChangeExitCodes.All;

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation) =>
        await ChangeCommandRun.RunAsync(
            invocation,
            () => new Renaming(new RenameRequest(invocation.Get(_symbol)!, invocation.Get(_new)!, invocation.Get(_includeText))),
            cancellation
        );
}
