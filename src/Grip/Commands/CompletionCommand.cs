using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

internal sealed class CompletionCommand : GripCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };

    public CompletionCommand()
        : base("completion", "Print a script that completes grip's commands and options in a shell.")
    {
        _shell.OneOf("bash", "zsh", "fish", "pwsh");
        Add(_shell);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override ImmutableArray<Example> Examples =>
        [
            new("completion bash > ~/.local/share/bash-completion/completions/grip", "For bash, from the next shell on."),
            new("completion zsh > \"${fpath[1]}/_grip\"", "For zsh, from the next shell on."),
            new("completion fish > ~/.config/fish/completions/grip.fish", "For fish, at once."),
            new("completion pwsh >> $PROFILE", "For PowerShell, from the next shell on."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "The script was printed."), (ExitCode.Usage, "The shell is not one of the four.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation) =>
        Task.FromResult<Reply>(new TextReply(ScriptFor(invocation.Get(_shell)!)));

    private static string ScriptFor(string shell)
    {
        using var script = new StreamReader(
            typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")
                ?? throw new InvalidOperationException($"The script for {shell} is not in the program.")
        );
        return script.ReadToEnd();
    }
}
