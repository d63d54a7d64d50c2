using System.IO.Enumeration;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>A rule in Claude Code's grammar: <c>Tool</c> or <c>Tool(spec)</c>, as in <c>Bash(git diff *)</c> or <c>Edit(src/**)</c>.</summary>
/// <param name="Spec">What the call's one-line description must look like, '*' for anything; null matches every call of the tool.</param>
public sealed record PermissionRule(string Tool, string? Spec)
{
    // What can chain, substitute or redirect: a command that holds any of it is more than the rule's author saw.
    private static readonly System.Buffers.SearchValues<char> Compound = System.Buffers.SearchValues.Create(";&|`$<>(){}\n\r\\");

    /// <summary>Rules as on the command line: separated by commas or spaces outside of parentheses.</summary>
    /// <exception cref="GripException">A rule that cannot be read; exit code 2.</exception>
    public static IEnumerable<PermissionRule> ParseAll(IEnumerable<string> lists) => lists.SelectMany(Split).Select(Parse);

    /// <summary>The host that a rule such as <c>WebFetch(domain:example.com)</c> names, or null.</summary>
    public string? Domain => Spec is not null && Spec.StartsWith("domain:", StringComparison.Ordinal) ? Spec["domain:".Length..] : null;

    public bool Matches(ITool tool, string description) =>
        string.Equals(Tool, tool.Spec.Name, StringComparison.Ordinal)
        && (
            Spec is null
            || (Domain is { } domain && IsOn(domain, description))
            || (tool.Effect != ToolEffect.Executes || !description.AsSpan().ContainsAny(Compound))
                && (
                    FileSystemName.MatchesSimpleExpression(
                        Spec.Replace(":*", " *", StringComparison.Ordinal),
                        description,
                        ignoreCase: false
                    )
                    || Spec.EndsWith(" *", StringComparison.Ordinal) && description == Spec[..^2]
                    || Spec.EndsWith(":*", StringComparison.Ordinal) && description == Spec[..^2]
                )
        );

    /// <summary>The host itself, or one below it if the rule says "*.example.com".</summary>
    private static bool IsOn(string domain, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (
            string.Equals(uri.Host, domain, StringComparison.OrdinalIgnoreCase)
            || (domain.StartsWith("*.", StringComparison.Ordinal) && uri.Host.EndsWith(domain[1..], StringComparison.OrdinalIgnoreCase))
        );

    public override string ToString() => Spec is null ? Tool : $"{Tool}({Spec})";

    private static PermissionRule Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return new PermissionRule(text, null);
        return open > 0 && text[^1] == ')'
            ? new PermissionRule(text[..open], text[(open + 1)..^1] is "*" or "" ? null : text[(open + 1)..^1])
            : throw new GripException(
                ExitCode.Usage,
                $"'{text}' is not a permission rule.",
                "Write Tool or Tool(spec), as in 'Bash(git diff *)'."
            );
    }

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
            else if (end || (depth == 0 && list[i] is ',' or ' '))
            {
                if (depth == 0 || end)
                {
                    if (list[start..i].Trim() is { Length: > 0 } rule)
                        yield return rule;
                    start = i + 1;
                }
            }
        }
    }
}
