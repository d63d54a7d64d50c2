using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Core.Permissions.Programs;

/// <summary>dotnet: a build runs what the project says; these options let the command line say something else.</summary>
internal static partial class DotnetProgram
{
    private static readonly ImmutableHashSet<string> Valued = ProgramTable.Words(
        "-c -f -o -r -v -s -l -a -p -t --configuration --framework --output --runtime --verbosity --source --logger --filter --settings --collect --results-directory --property --arch --os --test-adapter-path --diag --artifacts-path --version-suffix"
    );

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (program != "dotnet")
            return null;
        if (arguments is [] or [{ IsKnown: true, Text: "--version" or "--info" or "--list-sdks" or "--list-runtimes" or "--help" or "-h" }])
            return new Effects { OnlyReads = true };
        if (arguments is [{ IsKnown: true, Text: "list" }, ..])
            return new Effects
            {
                Concern = arguments.Any(argument => argument is { IsKnown: false, MayBeOption: true }) ? "a word is not known" : null,
            };
        var own = arguments.TakeWhile(argument => argument is not { IsKnown: true, Text: "--" }).ToImmutableArray();
        var scan = OptionScan.Of(own, Valued);
        var concern =
            own.Select(Concern).FirstOrDefault(found => found is not null)
            ?? own.Zip(
                    own.Skip(1),
                    (option, value) =>
                        option is { IsKnown: true, Text: "-p" or "--property" } ? Property(value.Text)
                        : option is { IsKnown: true, Text: "-l" or "--logger" } ? Logger(value.Text)
                        : null
                )
                .FirstOrDefault(found => found is not null);
        return new Effects
        {
            Writes =
            [
                .. scan.Values("-o", "--output", "--results-directory", "--artifacts-path", "--diag")
                    .OfType<Argument>()
                    .Where(value => value.Text.Length > 0),
            ],
            Concern = concern,
            Option = concern?.Split(' ')[0],
            Loss = arguments is [{ Text: "nuget" }, { Text: "delete" }, ..] ? "a published package" : null,
        };
    }

    private static string? Concern(Argument argument)
    {
        if (!argument.IsKnown)
            return argument.MayBeOption ? "an option that is not known may run something" : null;
        var text = argument.Text;
        if (text.StartsWith('@'))
            return $"{text} reads more options from a file";
        var match = MsbuildOption().Match(text);
        if (!match.Success)
            return null;
        var (name, value) = (match.Groups["name"].Value.ToLowerInvariant(), match.Groups["value"].Value);
        return name switch
        {
            "p" or "property" => Property(value),
            "l" or "logger" or "distributedlogger" or "dl" => Logger(value),
            "t" or "target" => null,
            "getproperty"
            or "getitem"
            or "gettargetresult"
            or "pp"
            or "preprocess"
            or "bl"
            or "binarylogger"
            or "flp"
            or "fl"
            or "fileloggerparameters" => null,
            "check" or "noautoresponse" or "noautorsp" => null,
            _ => null,
        };
    }

    /// <summary>The values of properties become parts of commands and paths of files that are run.</summary>
    private static string? Property(string settings)
    {
        foreach (var setting in settings.Split(';', ','))
        {
            var (name, value) = setting.Split('=', 2) is [var left, var right] ? (left, right) : (setting, "");
            if (Telling().IsMatch(name) || !HarmlessValue().IsMatch(value))
                return $"-p:{setting} can make the build run something";
        }

        return null;
    }

    private static string? Logger(string value) =>
        value.Contains(".dll", StringComparison.OrdinalIgnoreCase)
        || value.Contains('/', StringComparison.Ordinal) && !value.Contains("LogFileName", StringComparison.OrdinalIgnoreCase)
            ? $"-logger:{value} loads a library"
            : null;

    [GeneratedRegex("^(?:--?|/)(?<name>[A-Za-z]+)[:=](?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex MsbuildOption();

    [GeneratedRegex(
        "event|command|exec|tool|custom|import|targets|props|analyzer|before|after|script|compilerpath|hook|extension|^msbuild|sdkpath|sdksroot|restoresources|additional|^_",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Telling();

    [GeneratedRegex(@"^[A-Za-z0-9_.+\-/ ]*$")]
    private static partial Regex HarmlessValue();
}
