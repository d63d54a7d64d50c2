using System.CommandLine;
using System.Text;
using Grip.CommandLine;
using Grip.Commands;

namespace Grip.Help;

/// <summary>The pages of docs/ that are written by the program itself, so that they cannot be stale.</summary>
internal static class Markdown
{
    private const string Origin = "<!-- Written by 'grip docs'; edit the code instead, see AGENTS.md. -->\n";

    public static string ExitCodes()
    {
        var text = new StringBuilder(Origin).Append("# Exit codes\n\nNot done is never 0.\n\n| code | meaning |\n|---:|---|\n");
        foreach (var (code, meaning) in ExitCodeTable.All)
            text.Append($"| {(int)code} | {Cell(meaning)} |\n");
        return text.ToString();
    }

    public static string Commands(GripRoot root)
    {
        var text = new StringBuilder(Origin).Append("# Commands\n\n");
        foreach (var command in root.AllVisibleCommands)
            text.Append($"- [`grip {command.FullName}`](#grip-{command.FullName.Replace(' ', '-')}): {command.Description}\n");
        text.Append(
            "\n## The agent\n`grip` and `grip PROMPT` begin a session in the terminal, see [terminal.md](terminal.md); `grip -p PROMPT` does what the prompt says in one turn, see [agent.md](agent.md).\n\n"
        );
        AppendOptions(text, root.Agent.All);
        text.Append("\n## Common options\nThey stand before or after the command.\n\n");
        AppendOptions(text, root.Common.All);
        foreach (var command in root.AllVisibleCommands)
            AppendCommand(text, command, root.Common);
        return text.ToString();
    }

    private static void AppendCommand(StringBuilder text, GripCommand command, CommonOptions common)
    {
        text.Append($"\n## grip {command.FullName}\n{command.Description}\n\n```\ngrip {HelpText.Synopsis(command)} [OPTIONS]\n```\n");
        if (command.Details is { } details)
            text.Append($"\n{details.Replace("\n", "\n\n")}\n");
        if (command.Arguments.Count > 0)
        {
            text.Append("\n| argument | |\n|---|---|\n");
            foreach (var argument in command.Arguments)
                text.Append($"| `{HelpText.Name(argument)}` | {Cell(argument.Description ?? "")} |\n");
        }

        if (command.Options.Any(option => !option.Hidden))
            AppendOptions(text.Append('\n'), command.Options);
        if (!command.ChangesFiles)
            text.Append(
                $"\nIt changes no files: {string.Join(", ", common.OfChanges.Select(option => $"`{option.Name}`"))} say nothing to it.\n"
            );

        text.Append("\nExamples:\n");
        foreach (var example in command.Examples)
            text.Append($"- `grip {example.Arguments}`  \n  {example.Meaning}\n");
        text.Append("\nExit codes:\n");
        foreach (var (code, meaning) in command.ExitCodes)
            text.Append($"- `{(int)code}` {meaning}\n");
    }

    private static void AppendOptions(StringBuilder text, IEnumerable<Option> options)
    {
        text.Append("| option | |\n|---|---|\n");
        foreach (var option in options.Where(option => !option.Hidden))
            text.Append($"| `{HelpText.Name(option)}` | {Cell(option.Description ?? "")} |\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|");
}
