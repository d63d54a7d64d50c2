using System.Text.RegularExpressions;
using Grip.Core.Permissions;
using Grip.Core.Tools;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Permissions;

/// <summary>The case files beside this one, a case a line.</summary>
internal static partial class ShellCases
{
    public static PermissionPlace Place { get; } =
        new("/work/repo", "/home/me") { Exists = static path => path is "/work/repo/existing.txt" };

    /// <summary>Each line as (what stands in front of " : ", the command).</summary>
    public static IEnumerable<(string Rules, string Command)> Read(string name)
    {
        foreach (var line in File.ReadLines(Path.Combine(SourceFolder.Repository, "tests", "Grip.Tests", "Permissions", name)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cut = line.StartsWith(": ", StringComparison.Ordinal) ? 0 : line.IndexOf(" : ", StringComparison.Ordinal);
            var (rules, command) = cut < 0 || name == "destructive.txt" ? ("", line) : (line[..cut], line[(cut + (cut == 0 ? 2 : 3))..]);
            yield return (
                rules,
                Escape()
                    .Replace(
                        command.Replace('⏎', '\n').Replace('⇥', '\t'),
                        match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()
                    )
            );
        }
    }

    public static PermissionVerdict Judge(
        string command,
        PermissionMode mode = PermissionMode.Default,
        string allow = "",
        string ask = "",
        string deny = ""
    ) =>
        RulePermissions.Judge(
            "Bash",
            ToolEffect.Executes,
            command,
            mode,
            new PermissionRules(Rules(allow), Rules(ask), Rules(deny)),
            Place
        );

    private static System.Collections.Immutable.ImmutableArray<PermissionRule> Rules(string text) => [.. PermissionRule.ParseAll([text])];

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();
}
