using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;

namespace Grip.Core.Permissions.Judging;

/// <summary>Commands that print names of files of the workspace and nothing else, so that xargs may be given them.</summary>
internal static class Lister
{
    public static bool ListsFiles(string program, ImmutableArray<Argument> arguments, Places places)
    {
        var words = arguments
            .Where(argument => argument.IsKnown)
            .Select(argument => argument.Text)
            .ToImmutableHashSet(StringComparer.Ordinal);
        var names = program switch
        {
            "find" => !words.Any(word =>
                word.StartsWith("-printf", StringComparison.Ordinal)
                || word.StartsWith("-exec", StringComparison.Ordinal)
                || word.StartsWith("-ok", StringComparison.Ordinal)
                || word is "-L" or "-follow" or "-H" or "-ls"
            ),
            "git" => words.Contains("ls-files"),
            "grep" or "rg" => words.Overlaps(["-l", "-rl", "-lr", "-L", "--files-with-matches", "--files-without-match", "--files"]),
            _ => false,
        };
        var effects = ProgramTable.Describe(program, arguments);
        return names
            && effects is { OnlyReads: true, Concern: null }
            && effects.Reads.Concat(effects.Uses).All(path => places.Of(path) == Where.Inside);
    }

    /// <summary>The words of an xargs with a mark for what it is given.</summary>
    public static ImmutableArray<Argument> Placed(ImmutableArray<Argument> words) =>
        words is [{ IsKnown: true, Text: "xargs" or "gxargs" }, ..] ? words.Add(Wrappers.OwnFiles) : words;
}
