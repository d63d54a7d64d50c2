using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Help;
using Grip.Output;

namespace Grip.Commands;

/// <summary>Writes the generated pages of docs/ to standard output.</summary>
internal sealed class DocsCommand : GripCommand
{
    private readonly Argument<string> _page = new("PAGE") { Description = "commands or exit-codes." };

    public DocsCommand()
        : base("docs", "Print a page of the documentation as Markdown.")
    {
        Hidden = true;
        _page.OneOf("commands", "exit-codes");
        Add(_page);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override ImmutableArray<Example> Examples =>
        [
            new("docs commands > docs/commands.md", "All commands with their options and examples."),
            new("docs exit-codes > docs/exit-codes.md", "All exit codes."),
            new("docs exit-codes --json", "The page inside of a JSON object."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "The page was printed."), (ExitCode.Usage, "There is no such page.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation) =>
        Task.FromResult<Reply>(
            new TextReply(invocation.Get(_page) == "commands" ? Markdown.Commands(invocation.Line.Root) : Markdown.ExitCodes())
        );
}
