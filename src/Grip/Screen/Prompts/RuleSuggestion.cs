using System.Buffers;
using Grip.Core.Permissions;
using Grip.Core.Tools;

namespace Grip.Screen.Prompts;

/// <summary>The rule that "always" stands for: as narrow as it can be and still be of use.</summary>
internal static class RuleSuggestion
{
    // What these are given decides what they do, so only the very same command is allowed again.
    private static readonly string[] RunAnything =
    [
        "bash",
        "sh",
        "zsh",
        "python",
        "python3",
        "node",
        "perl",
        "ruby",
        "env",
        "sudo",
        "xargs",
        "find",
        "eval",
        "exec",
        "ssh",
        "curl",
        "wget",
        "rm",
        "dd",
        "mv",
        "cp",
        "chmod",
        "chown",
        "kill",
        "npx",
        "docker",
        "time",
        "nohup",
        "watch",
        "make",
    ];

    // In a rule these would match more than the call itself.
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?\"<>\n\r()");

    /// <returns>Null if no rule could mean this call and nothing else.</returns>
    public static PermissionRule? For(ITool tool, string description)
    {
        if (tool.Effect != ToolEffect.Executes)
            return new PermissionRule(tool.Spec.Name, null);
        if (description.AsSpan().ContainsAny(Wildcards))
            return null;
        var words = description.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Length >= 2 && words.Take(2).All(IsPlain) && !RunAnything.Contains(words[0]);
        var rule = new PermissionRule(tool.Spec.Name, plain ? $"{words[0]} {words[1]} *" : description);
        return rule.Matches(tool, description) ? rule : null;
    }

    private static bool IsPlain(string word) =>
        char.IsAsciiLetter(word[0]) && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
