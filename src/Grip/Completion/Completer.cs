using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using Grip.CommandLine;

namespace Grip.Completion;

/// <summary>What may stand in the place of the last word of an unfinished command line.</summary>
internal static class Completer
{
    /// <param name="words">What follows "grip"; the last is the unfinished one, empty after a space.</param>
    public static ImmutableArray<string> Complete(GripRoot root, IReadOnlyList<string> words)
    {
        if (words.Contains("--"))
            return [];
        var unfinished = words.Count == 0 ? "" : words[^1];
        Command command = root;
        Option? waiting = null;
        foreach (var word in words.SkipLast(1))
        {
            waiting = waiting is null
                ? Options(command, root).FirstOrDefault(option => TakesValue(option) && Names(option).Contains(word))
                : null;
            command = command.Subcommands.FirstOrDefault(candidate => candidate.Name == word) ?? command;
        }

        var candidates =
            waiting is not null ? Values(waiting)
            : unfinished.StartsWith('-')
                ? Options(command, root).SelectMany(Names).Where(name => name.StartsWith("--", StringComparison.Ordinal))
            : command is GripRoot ? root.VisibleCommands.Select(candidate => candidate.Name)
            : command.Arguments.SelectMany(Values).Concat(command.Subcommands.Select(candidate => candidate.Name));
        return
        [
            .. candidates
                .Where(candidate => candidate.StartsWith(unfinished, StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Option> Options(Command command, GripRoot root) =>
        command.Options.Concat(root.Options).Where(option => !option.Hidden);

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool);

    private static IEnumerable<string> Values(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label);
}
