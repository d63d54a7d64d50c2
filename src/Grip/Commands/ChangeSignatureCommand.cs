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

    private readonly Option<string[]> _type = new("--type")
    {
        Description = "A parameter's new type: count=long. May be repeated.",
        HelpName = "NAME=TYPE",
    };

    private readonly Option<string[]> _modifier = new("--modifier")
    {
        Description =
            "How a parameter is passed: mark=in, or ref, out, ref readonly, params, this, none. "
            + "Without a name, and with a type as SYMBOL: every parameter of that type; only 'in' goes everywhere.",
        HelpName = "NAME=WORD",
    };

    public ChangeSignatureCommand()
        : base("change-signature", "Add, remove, reorder, rename or retype parameters, with every caller and override.")
    {
        Add(_symbol);
        foreach (var option in new Option[] { _add, _value, _at, _remove, _reorder, _rename, _type, _modifier })
            Add(option);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override string Details =>
        "Overrides, implementations, partial parts, lambdas of a delegate, deconstructions of a record, documentation and every form of a call "
        + "follow; a method that is used as a value becomes a lambda that calls it. Arguments are evaluated in the order in which they were: where "
        + "that order would change they are named. What cannot follow (a handler that is taken off an event again, a parameter that is still used, "
        + "an argument that may do something and would be dropped) is refused with the place.";

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("change-signature Order.Add --add 'bool gift = false'", "Callers keep compiling; nothing is passed."),
            new("change-signature Order.Add --add 'Clock clock' --value Clock.System --at 0", "Every caller passes Clock.System first."),
            new("change-signature Order.Add --remove note --rename-parameter qty=quantity", "Several changes at once."),
            new("change-signature 'Order.Add(int, string)' --reorder name,count --dry-run", "One overload; show the diff only."),
            new("change-signature Order.Add --type count=long --modifier mark=in", "Another type, another way to pass."),
            new("change-signature Mark --modifier in", "Every parameter of the type Mark is passed by 'in'."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes => ChangeExitCodes.All;

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (!new Option[] { _add, _remove, _reorder, _rename, _type, _modifier }.Any(invocation.Line.Has))
            throw UsageErrors.Usage(
                "'grip change-signature' needs --add, --remove, --reorder, --rename-parameter, --type or --modifier.",
                invocation.Line,
                hint: null
            );
        var modifiers = invocation.Get(_modifier) ?? [];
        if (modifiers is [var word] && !word.Contains('=', StringComparison.Ordinal))
        {
            if (new Option[] { _add, _remove, _reorder, _rename, _type }.Any(invocation.Line.Has))
                throw UsageErrors.Usage("'--modifier' without the name of a parameter stands alone.", invocation.Line, hint: null);
            return await ChangeCommandRun.RunAsync(invocation, () => new PassByAutomation(invocation.Get(_symbol)!, word), cancellation);
        }

        var request = SignatureText.Parse(
            invocation.Get(_symbol)!,
            invocation.Get(_add) ?? [],
            invocation.Get(_value) ?? [],
            invocation.Get(_at) ?? [],
            invocation.Get(_remove) ?? [],
            invocation.Get(_reorder),
            invocation.Get(_rename) ?? [],
            invocation.Get(_type) ?? [],
            modifiers
        );
        return await ChangeCommandRun.RunAsync(invocation, () => new ChangeSignatureAutomation(request), cancellation);
    }
}
