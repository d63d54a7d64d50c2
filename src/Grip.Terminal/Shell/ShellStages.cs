using System.Globalization;
using System.Security.Cryptography;

namespace Grip.Terminal.Shell;

/// <summary>Makes bash tell the exit status of each stage of a command's last pipe, which its own exit code hides.</summary>
public sealed class ShellStages
{
    private readonly string _mark = $"\u001e{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}:";

    private ShellStages(string script) => Script = script;

    public string Script { get; private init; }

    /// <summary>Standard error goes where standard output goes: the order of what is written tells what belongs together.</summary>
    public static ShellStages Of(string command)
    {
        if (!command.Contains('|', StringComparison.Ordinal))
            return new ShellStages($"exec 2>&1\n{command}");
        var stages = new ShellStages("");
        // A trap of the command's own takes its place: then the stages are not told, and nothing else changes.
        return new ShellStages(stages, $"exec 2>&1\ntrap 'printf \"\\n{stages._mark}%s\\n\" \"${{PIPESTATUS[*]}}\"' EXIT\n{command}");
    }

    private ShellStages(ShellStages marked, string script) => (_mark, Script) = (marked._mark, script);

    /// <returns>The output without the mark, and the stages' exit codes; empty if they were not told.</returns>
    public (string Output, int[] Codes) Read(string output)
    {
        var at = output.LastIndexOf("\n" + _mark, StringComparison.Ordinal);
        if (at < 0)
            return (output, []);
        var end = output.IndexOf('\n', at + 1);
        var told = output[(at + 1 + _mark.Length)..(end < 0 ? output.Length : end)];
        int[] codes =
        [
            .. told.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1),
        ];
        return (output[..at] + (end < 0 ? "" : output[end..]), codes);
    }
}
