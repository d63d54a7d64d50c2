using System.CommandLine;
using Grip.Commands;

namespace Grip.CommandLine;

/// <summary>The program as a command, with the options that all commands share.</summary>
internal sealed class GripRoot : RootCommand
{
    public GripRoot(params IEnumerable<GripCommand> commands)
        : base("A coding agent that proves what it does: every change passes the compiler before it stays.")
    {
        // The built-in help, version and suggestions know nothing of examples, exit codes and --json.
        Options.Clear();
        Directives.Clear();
        foreach (var option in Common.All)
            Add(option);
        Add(Agent.Prompt);
        foreach (var option in Agent.All)
            Add(option);
        foreach (var command in commands)
            Add(command);
    }

    public CommonOptions Common { get; } = new();

    /// <summary>What the agent understands; none of it belongs to a command.</summary>
    public AgentOptions Agent { get; } = new();

    public IEnumerable<GripCommand> VisibleCommands => Subcommands.OfType<GripCommand>().Where(command => !command.Hidden);

    /// <summary>With the questions of those commands that have some, right behind them.</summary>
    public IEnumerable<GripCommand> AllVisibleCommands =>
        VisibleCommands.SelectMany(command => command.Subcommands.OfType<GripCommand>().Prepend(command));
}
