using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations.ChangeSignature;
using Grip.Changes;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

internal sealed class ChangeSignatureCommand : GripCommand
{
    private readonly Argument<string> _symbol = new("SYMBOL")
    {
        Description = "The member: Order.Add, Order.Add(int) for one overload, Order..ctor, Cart.this[], or a place: src/Order.cs:12:17.",
    };

    private readonly Option<string[]> _add = new("--add")
    {
        Description = "A new parameter: 'int count', 'CancellationToken token = default'. May be repeated.",
        HelpName = "PARAMETER",
    };

    private readonly Option<string[]> _value = new("--value")
    {
        Description = "What callers pass for an added parameter: an expression, or NAME=EXPRESSION. Without it they rely on its default.",
        HelpName = "EXPRESSION",
    };

    private readonly Option<string[]> _at = new("--at")
    {
        Description = "Where an added parameter goes: its index from 0, or 'after NAME'. Default: last, but before a params array.",
        HelpName = "POSITION",
    };

    private readonly Option<string[]> _remove = new("--remove")
    {
        Description = "A parameter that goes, with its arguments. May be repeated, or several with commas.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _reorder = new("--reorder")
    {
        Description = "The parameters in their new order, with commas; those that are not named follow as they were.",
        HelpName = "NAMES",
    };

    private readonly Option<string[]> _rename = new("--rename-parameter", "--rename")
    {
        Description = "A parameter's new name, also in named arguments and doc comments: old=new. May be repeated.",
        HelpName = "OLD=NEW",
    };

    public ChangeSignatureCommand()
        : base("change-signature", "Add, remove, reorder or rename parameters, with every caller and override.")
    {
        Add(_symbol);
        foreach (var option in new Option[] { _add, _value, _at, _remove, _reorder, _rename })
            Add(option);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override string Details =>
        "Overrides, implementations, partial parts, lambdas of a delegate, documentation and every form of a call follow. Arguments are evaluated "
        + "in the order in which they were: where that order would change they are named. What cannot follow (a method used as a value, a "
        + "parameter that is still used, an argument that may do something and would be dropped) is refused with the place.";

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("change-signature Order.Add --add 'bool gift = false'", "Callers keep compiling; nothing is passed."),
            new("change-signature Order.Add --add 'Clock clock' --value Clock.System --at 0", "Every caller passes Clock.System first."),
            new("change-signature Order.Add --remove note --rename-parameter qty=quantity", "Several changes at once."),
            new("change-signature 'Order.Add(int, string)' --reorder name,count --dry-run", "One overload; show the diff only."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes => ChangeExitCodes.All;

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (!new Option[] { _add, _remove, _reorder, _rename }.Any(invocation.Line.Has))
            throw UsageErrors.Usage(
                "'grip change-signature' needs --add, --remove, --reorder or --rename-parameter.",
                invocation.Line,
                hint: null
            );
        var request = SignatureText.Parse(
            invocation.Get(_symbol)!,
            invocation.Get(_add) ?? [],
            invocation.Get(_value) ?? [],
            invocation.Get(_at) ?? [],
            invocation.Get(_remove) ?? [],
            invocation.Get(_reorder),
            invocation.Get(_rename) ?? []
        );
        return await ChangeCommandRun.RunAsync(invocation, () => new ChangeSignatureAutomation(request), cancellation);
    }
}
