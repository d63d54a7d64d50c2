using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Core.Permissions.Programs;

/// <summary>Programs that are a language of their own, and small ones that mostly read.</summary>
internal static partial class TextPrograms
{
    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments) =>
        program switch
        {
            "sed" or "gsed" => Sed(arguments),
            "awk" or "gawk" or "mawk" or "nawk" => Awk(arguments),
            "uniq" or "xxd" => InOut(arguments),
            "date" or "gdate" => Date(arguments),
            "hostname" => new Effects { OnlyReads = arguments.All(argument => argument.IsOption && argument.Text is not ("-F" or "-b")) },
            "yq" => Yq(arguments),
            "less" or "more" or "man" or "most" or "bat" or "batcat" => Pager(program, arguments),
            _ => null,
        };

    private static Effects Sed(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-e -f -l --expression --file --line-length"));
        var scripts = scan.Values("-e", "--expression").OfType<Argument>().ToImmutableArray();
        var operands = scan.Operands;
        if (scripts.IsEmpty && !scan.Has("-f", "--file") && operands is [var script, .. var others])
            (scripts, operands) = ([script], others);
        // -i and everything that begins with it: a suffix may follow at once.
        var inPlace =
            scan.Has("--in-place")
            || scan.Options.Any(option =>
                option.Name.Length > 1 && option.Name[1] == 'i'
                || option.Name is ['-', not '-', ..] && option.Name.Contains('i', StringComparison.Ordinal)
            );
        var seen = !scan.Has("-f", "--file") && scripts.All(text => text.IsKnown && Matches(SedScript(), text.Text, otherwise: false));
        return new Effects
        {
            OnlyReads = seen && !inPlace && !scan.MayHoldMore,
            IsFileCommand = seen && inPlace && !scan.MayHoldMore,
            Reads = operands,
            Writes = inPlace ? operands : [],
            Concern = seen
                ? scan.MayHoldMore && operands.Any(operand => operand is { IsKnown: false, MayBeOption: true })
                    ? "a word that is not known may be an option"
                    : null
                : "a script of sed can write files and run commands; this one is not read through",
            Option = seen ? null : "-f",
        };
    }

    /// <summary>Addresses with commands that only change what is printed; s without the flags e and w.</summary>
    [GeneratedRegex(
        @"^(?:[\s;{}]*(?:(?:\d+|\$|/(?:[^/\\\n]|\\.)*/I?)(?:~\d+)?(?:\s*,\s*(?:[+~]?\d+|\$|/(?:[^/\\\n]|\\.)*/I?))?)?\s*!?\s*\{?\s*(?:[pdDgGhHnNxP=lz]|[qQ]\s*\d*|[bt]\s*\w*|:\w+|[aic]\\?[^\n]*|(?:s(?<d>[/|#,@!%_:+~^])(?:(?!\k<d>)[^\\\n]|\\.)*\k<d>(?:(?!\k<d>)[^\\\n]|\\.)*\k<d>[gpiIM0-9]*)|(?:y/[^/]*/[^/]*/))?\s*)+$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 3000
    )]
    private static partial Regex SedScript();

    private static Effects Awk(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(
            arguments,
            ProgramTable.Words("-F -v -f -i -l -e -E --field-separator --assign --file --include --load --source"),
            untilOperand: false
        );
        var operands = scan.Operands;
        if (
            scan.Find(
                "-f",
                "-i",
                "-l",
                "-E",
                "-e",
                "-o",
                "-p",
                "-d",
                "--file",
                "--include",
                "--load",
                "--source",
                "--exec",
                "--dump-variables",
                "--profile",
                "--pretty-print",
                "--debug",
                "-D"
            ) is
            { } option
        )
            return new Effects { Concern = $"{option} runs a program of awk that is not read through, or writes a file", Option = option };
        if (operands is not [{ IsKnown: true } program, .. var files])
            return new Effects { Concern = "awk's program is not known" };
        return Matches(Doing(), program.Text, otherwise: true)
            ? new Effects { Concern = "awk's program can run commands or write files", Option = "system(" }
            : new Effects { OnlyReads = !files.Any(file => file is { IsKnown: false, IsPattern: false }), Reads = files };
    }

    /// <summary>What makes a program of awk more than reading. Strings that hold such signs count too.</summary>
    [GeneratedRegex(
        @"system|getline|(?<!\|)\|(?!\|)|@|print[^;}\n]*>|close\s*\(|\binclude\b|\bload\b|&&?\s*>|>>|ARGV",
        RegexOptions.None,
        matchTimeoutMilliseconds: 3000
    )]
    private static partial Regex Doing();

    /// <param name="otherwise">The answer where it takes too long to find one.</param>
    private static bool Matches(Regex regex, string text, bool otherwise)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return otherwise;
        }
    }

    private static Effects InOut(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-f -s -w -c -l -g -o -n --skip-fields --skip-chars --check-chars"));
        var write = scan.Operands.Skip(1).ToImmutableArray();
        return new Effects
        {
            OnlyReads = write.IsEmpty && !scan.MayHoldMore,
            Reads = [.. scan.Operands.Take(1)],
            Writes = write,
        };
    }

    private static Effects Date(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-d -f -r --date --file --reference --iso-8601 --rfc-3339"));
        return scan.Has("-s", "--set") || scan.Operands.Any(operand => !operand.Text.StartsWith('+'))
            ? new Effects { Concern = "it sets the clock", Option = "-s" }
            : new Effects { OnlyReads = true };
    }

    private static Effects Yq(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-o -p -I --output-format --input-format --indent"));
        var writes = scan.Find("-i", "--inplace", "--in-place", "-s", "--split-exp");
        return new Effects
        {
            OnlyReads = writes is null && !scan.MayHoldMore,
            Reads = [.. scan.Operands.Skip(1)],
            Writes = writes is null ? [] : [.. scan.Operands.Skip(1)],
        };
    }

    private static Effects Pager(string program, ImmutableArray<Argument> arguments)
    {
        var running = arguments.FirstOrDefault(argument =>
            argument.Text.StartsWith('+')
            || argument.IsOption && argument.Text is ['-', 'P' or 'H' or 'o' or 'O' or 'k' or 'C', ..]
            || argument.Text.StartsWith("--pager", StringComparison.Ordinal)
            || argument.Text.StartsWith("--html", StringComparison.Ordinal)
            || argument.Text.StartsWith("--lesskey", StringComparison.Ordinal)
            || argument.Text.StartsWith("--log", StringComparison.Ordinal)
            || argument.Text.StartsWith("--config", StringComparison.Ordinal)
        );
        return new Effects
        {
            Reads = program == "man" ? [] : OptionScan.Of(arguments, []).Operands,
            Concern = running is null ? null : $"{running} can run a program",
            Option = running?.Text,
        };
    }
}
