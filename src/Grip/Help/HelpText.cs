using System.CommandLine;
using System.Text;
using Grip.CommandLine;
using Grip.Commands;

namespace Grip.Help;

/// <summary>What <c>--help</c> shows: a first screen for the program, a page for each command.</summary>
internal static class HelpText
{
    public static string Of(Command command, GripRoot root, int width) =>
        command is GripCommand known ? Page(known, root.Common, width) : FirstScreen(root, width);

    private static string FirstScreen(GripRoot root, int width)
    {
        var text = new StringBuilder();
        text.Append(Wrap.Paragraph($"grip {ProgramVersion.Current} – {root.Description}", width, 0));
        text.Append(
            "\nUsage: grip COMMAND [ARGUMENTS] [OPTIONS]\n       grip [PROMPT] [OPTIONS]         a session in the terminal\n       grip -p PROMPT [OPTIONS]        one turn, for scripts\n"
        );
        var commands = root.VisibleCommands.ToList();
        foreach (var group in Enum.GetValues<CommandGroup>())
        {
            var rows = commands
                .Where(command => command.Group == group)
                .Select(command => (Synopsis(command), command.Description!))
                .ToList();
            if (rows.Count > 0)
                text.Append('\n').Append(Heading(group)).Append('\n').Append(Wrap.Columns(rows, width));
        }

        text.Append("\nThe agent, in the terminal or with -p:\n").Append(Wrap.Columns(Options(root.Agent.All), width));
        text.Append("\nOptions, before or after the command:\n").Append(Wrap.Columns(Options(root.Common.All), width));
        text.Append("\nExamples:\n").Append(ExampleLines(commands.Take(4).Select(command => command.Examples[0]), width));
        text.Append(
            "\nExit codes: 0 done, 1 refused or findings, 2 usage, 70 a bug.\n'grip COMMAND --help' shows a command with its options and examples.\n"
        );
        return text.ToString();
    }

    private static string Page(GripCommand command, CommonOptions common, int width)
    {
        var text = new StringBuilder();
        text.Append(Wrap.Paragraph(command.Description!, width, 0));
        text.Append("\nUsage: grip ").Append(Synopsis(command)).Append(" [OPTIONS]\n");
        if (command.Details is { } details)
            text.Append('\n').Append(Wrap.Paragraph(details, width, 0));
        if (command.Subcommands.Count > 0)
            text.Append("\nQuestions:\n")
                .Append(
                    Wrap.Columns([.. command.Subcommands.OfType<GripCommand>().Select(one => (Synopsis(one), one.Description!))], width)
                );
        if (command.Arguments.Count > 0)
            text.Append("\nArguments:\n")
                .Append(Wrap.Columns([.. command.Arguments.Select(argument => (Name(argument), argument.Description ?? ""))], width));
        if (command.Options.Any(option => !option.Hidden))
            text.Append("\nOptions:\n").Append(Wrap.Columns(Options(command.Options), width));
        text.Append("\nCommon options:\n").Append(Wrap.Columns(Options(CommonOptionsOf(command, common)), width));
        text.Append("\nExamples:\n").Append(ExampleLines(command.Examples, width));
        text.Append("\nExit codes:\n")
            .Append(Wrap.Columns([.. command.ExitCodes.Select(code => ($"{(int)code.Code, 3}", code.Meaning))], width));
        return text.ToString();
    }

    public static IEnumerable<Option> CommonOptionsOf(GripCommand command, CommonOptions common) =>
        common.All.Where(option => command.ChangesFiles || !common.OfChanges.Contains(option));

    /// <summary>As in "rename SYMBOL NEW"; what may be left out stands in brackets.</summary>
    public static string Synopsis(GripCommand command) =>
        string.Join(' ', command.Arguments.Where(argument => !argument.Hidden).Select(Bracketed).Prepend(command.FullName));

    /// <summary>As in "--tests WHICH"; with the short form first.</summary>
    public static string Name(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length));
        return option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }

    public static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Bracketed(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{Name(argument)}..." : Name(argument);
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static List<(string, string)> Options(IEnumerable<Option> options) =>
        [.. options.Where(option => !option.Hidden).Select(option => (Name(option), option.Description ?? ""))];

    private static string ExampleLines(IEnumerable<Example> examples, int width) =>
        string.Concat(examples.Select(example => $"  grip {example.Arguments}\n{Wrap.Paragraph(example.Meaning, width, 6)}"));

    private static string Heading(CommandGroup group) =>
        group switch
        {
            CommandGroup.Change => "Change code (proven by the compiler first, all or nothing, undoable):",
            CommandGroup.Know => "Know the code:",
            CommandGroup.Prove => "Prove and go back:",
            CommandGroup.House => "Grip itself:",
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, message: null),
        };
}
