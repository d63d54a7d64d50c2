using Grip.Core.Permissions.Judging;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>A rule in Claude Code's grammar: <c>Tool</c> or <c>Tool(spec)</c>, as in <c>Bash(git diff *)</c> or <c>Edit(src/**)</c>.</summary>
/// <param name="Spec">Which calls of the tool; null for all.</param>
public sealed record PermissionRule(string Tool, string? Spec)
{
    private const int Longest = 2_000;
    private static readonly System.Buffers.SearchValues<char> Compound = System.Buffers.SearchValues.Create(";&|`$<>(){}\n\r\\");

    /// <summary>Rules as on the command line: separated by commas or spaces outside of parentheses.</summary>
    /// <exception cref="GripException">A rule that cannot be read; exit code 2.</exception>
    public static IEnumerable<PermissionRule> ParseAll(IEnumerable<string> lists) => lists.SelectMany(Split).Select(Parse);

    /// <summary>The host that a rule such as <c>WebFetch(domain:example.com)</c> names, or null.</summary>
    public string? Domain => Spec is not null && Spec.StartsWith("domain:", StringComparison.Ordinal) ? Spec["domain:".Length..] : null;

    /// <summary>One rule.</summary>
    /// <exception cref="GripException">It cannot be read; exit code 2.</exception>
    public static PermissionRule Parse(string text)
    {
        var rule = text.Trim();
        var open = rule.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? rule : rule[..open];
        if (
            rule.Length > Longest
            || name.Length == 0
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '*')
            || open >= 0 && rule[^1] != ')'
        )
            throw new GripException(
                ExitCode.Usage,
                $"'{(rule.Length > 200 ? rule[..200] + "…" : rule)}' is not a permission rule.",
                "Write Tool or Tool(spec), as in 'Bash(git diff *)'."
            );
        var spec = open < 0 ? null : rule[(open + 1)..^1].Trim();
        return new PermissionRule(name, spec is null or "" or "*" ? null : spec);
    }

    /// <summary>True if the rule stands for this very call. A command that chains, substitutes or redirects is more than one call.</summary>
    public bool Matches(ITool tool, string description) =>
        IsAbout(tool.Spec.Name)
        && (
            Spec is null
            || (tool.Effect != ToolEffect.Executes || !description.AsSpan().ContainsAny(Compound))
                && Command.Matches([.. description.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Programs.Argument.Known)])
        );

    public override string ToString() => Spec is null ? Tool : $"{Tool}({Spec})";

    /// <summary>The part of <see cref="Spec"/> that is matched with a shell command.</summary>
    internal CommandPattern Command => field ??= new CommandPattern(Spec ?? "*");

    /// <summary>True if the rule is about this tool: its name, one that covers it, or all tools of an MCP server.</summary>
    internal bool IsAbout(string tool) =>
        Tool == tool
        || Tool == "Edit" && tool is "Write" or "MultiEdit" or "NotebookEdit"
        || Tool.EndsWith('*') && tool.StartsWith(Tool[..^1], StringComparison.Ordinal)
        || Tool.StartsWith("mcp__", StringComparison.Ordinal) && tool.StartsWith(Tool + "__", StringComparison.Ordinal);

    private static IEnumerable<string> Split(string list)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            var end = i == list.Length;
            if (!end && list[i] == '(')
                depth++;
            else if (!end && list[i] == ')')
                depth--;
            else if (end || (depth <= 0 && list[i] is ',' or ' '))
            {
                if (list[start..i].Trim() is { Length: > 0 } rule)
                    yield return rule;
                (start, depth) = (i + 1, 0);
            }
        }
    }
}
