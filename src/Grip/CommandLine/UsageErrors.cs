using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Grip.Core;
using Grip.Core.Text;

namespace Grip.CommandLine;

/// <summary>Says what is wrong with a command line, and the nearest thing that would be right.</summary>
internal static partial class UsageErrors
{
    /// <exception cref="GripException">The line cannot be run; exit code 2.</exception>
    /// <param name="interactive">True if a person sits at the terminal, so that words where no command stands are said to the agent.</param>
    public static void ThrowIfAny(ParsedLine line, bool interactive)
    {
        if (MistakenOption(line) is { } mistaken)
            throw Unknown("option", mistaken, OptionNames(line), line);
        if (
            line.Command is RootCommand
            && !line.Get(line.Root.Agent.Print)
            && MistakenCommand(line) is { } command
            && !(interactive && IsPrompt(command, line))
        )
            throw Unknown("command", command, line.Root.VisibleCommands.Select(c => c.Name), line);
        if (line.Command.Subcommands.Count > 0 && line.Result.UnmatchedTokens is [var question, ..])
            throw Unknown("question", question, line.Command.Subcommands.Select(c => c.Name), line);
        if (line.Result.UnmatchedTokens is [var extra, ..])
            throw Usage(
                $"'{extra}' is one argument too many for 'grip {line.CommandName}'.",
                line,
                "Put quotes around an argument that contains spaces."
            );
        if (MissingArguments(line) is { IsEmpty: false } missing)
            throw Usage($"'grip {line.CommandName}' needs {string.Join(" and ", missing)}.", line, hint: null);
        if (line.Command is not RootCommand && line.Result.Errors is [var error, ..])
            throw Usage(error.Message.ReplaceLineEndings(" ").Trim(), line, hint: null);
        if (line.Has(line.Root.Common.NoTests) && line.Has(line.Root.Common.Tests))
            throw Usage("--tests and --no-tests were both given.", line, hint: null);
    }

    public static GripException Usage(string what, ParsedLine line, string? hint) =>
        new(ExitCode.Usage, what, $"{(hint is null ? "" : hint + " ")}See '{HelpCommand(line)}'.");

    private static GripException Unknown(string kind, string word, IEnumerable<string> known, ParsedLine line)
    {
        var nearest = Spelling.Nearest(word.Split('=')[0], known, most: 2);
        return Usage(
            $"There is no {kind} '{word}'.",
            line,
            nearest.Count == 0 ? null : $"Did you mean {string.Join(" or ", nearest.Select(name => $"'{name}'"))}?"
        );
    }

    private static string HelpCommand(ParsedLine line) => line.Command is RootCommand ? "grip --help" : $"grip {line.CommandName} --help";

    /// <summary>An unknown option, which the parser hands on as an argument; after "--" anything is an argument.</summary>
    private static string? MistakenOption(ParsedLine line)
    {
        var plain = line.Result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet();
        return line
            .Result.CommandResult.Tokens.Where(token => plain.Contains(token))
            .Select(token => token.Value)
            .Concat(line.Result.UnmatchedTokens)
            .FirstOrDefault(value => OptionShape().IsMatch(value));
    }

    /// <summary>A word where a command should stand; with -p it is the prompt.</summary>
    private static string? MistakenCommand(ParsedLine line) =>
        line.Get(line.Root.Agent.Prompt) ?? (line.Result.UnmatchedTokens is [var word, ..] ? word : null);

    /// <summary>Several words, or one that is not nearly a command's name.</summary>
    private static bool IsPrompt(string words, ParsedLine line) =>
        line.Result.UnmatchedTokens.Count == 0
        && (
            words.Contains(' ', StringComparison.Ordinal)
            || Spelling.Nearest(words, line.Root.VisibleCommands.Select(c => c.Name), 1).Count == 0
        );

    private static IEnumerable<string> OptionNames(ParsedLine line) =>
        line
            .Command.Options.Concat(line.Root.Options)
            .Where(option => !option.Hidden)
            .SelectMany(option => option.Aliases.Prepend(option.Name));

    private static ImmutableArray<string> MissingArguments(ParsedLine line) =>
        [
            .. line
                .Command.Arguments.Where(argument =>
                    argument.Arity.MinimumNumberOfValues > 0 && line.Result.GetResult(argument) is null or { Tokens.Count: 0 }
                )
                .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue)
                .Select(argument => argument.HelpName ?? argument.Name),
        ];

    [GeneratedRegex(@"^(-[A-Za-z]|--[A-Za-z][A-Za-z-]*(=.*)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OptionShape();
}
