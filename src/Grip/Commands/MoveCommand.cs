using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations.Move;
using Grip.Changes;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

internal sealed class MoveCommand : GripCommand
{
    private readonly Argument<string> _type = new("TYPE")
    {
        Description = "As people name it: Address, Shop.Orders.Address, or a place: src/Address.cs:12.",
    };

    private readonly Option<string?> _toNamespace = new("--to-namespace")
    {
        Description = "The type's new namespace; usings follow in every file that names the type.",
        HelpName = "NAMESPACE",
    };

    private readonly Option<string?> _toFile = new("--to-file")
    {
        Description = "Give the type a file of its own: this one, or without PATH one of the type's name in its folder.",
        HelpName = "[PATH]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _toFolder = new("--to-folder")
    {
        Description = "With --to-namespace: move the file too, to the folder that stands for the namespace.",
    };

    public MoveCommand()
        : base("move", "Move a type to another namespace or to a file of its own, with its imports.")
    {
        Add(_type);
        Add(_toNamespace);
        Add(_toFile);
        Add(_toFolder);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override bool ChangesFiles => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("move Address --to-namespace Shop.Customers", "All files that name it get the using they need."),
            new("move OrderLine --to-file", "From the file that it shares to OrderLine.cs beside it."),
            new("move Address --to-namespace Shop.Customers --to-folder --dry-run", "Namespace and folder together; show the diff only."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes => ChangeExitCodes.All;

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var toFile = invocation.Line.Has(_toFile);
        var toNamespace = invocation.Get(_toNamespace);
        if (!toFile && toNamespace is null)
            throw UsageErrors.Usage("'grip move' needs --to-namespace or --to-file.", invocation.Line, hint: null);
        if (invocation.Get(_toFolder) && toNamespace is null)
            throw UsageErrors.Usage("--to-folder needs --to-namespace.", invocation.Line, hint: null);
        var request = new MoveRequest(invocation.Get(_type)!, toFile, invocation.Get(_toFile), toNamespace, invocation.Get(_toFolder));
        return await ChangeCommandRun.RunAsync(invocation, () => new MoveAutomation(request), cancellation);
    }
}
