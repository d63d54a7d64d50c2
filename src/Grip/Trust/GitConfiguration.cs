using System.Collections.Immutable;
using System.Text;
using Grip.Core.Text;

namespace Grip.Trust;

/// <summary>Keys of a repository's own git configuration that make git run a program, read without asking git.</summary>
internal static class GitConfiguration
{
    private static readonly ImmutableArray<string> Telling =
    [
        "core.fsmonitor",
        "core.hookspath",
        "core.pager",
        "core.editor",
        "core.sshcommand",
        "core.gitproxy",
        "core.askpass",
        "core.alternaterefscommand",
        "core.worktree",
        "diff.external",
        "sequence.editor",
        "gpg.program",
        "credential.helper",
        "include.path",
        "uploadpack.packobjectshook",
    ];

    private static readonly ImmutableArray<(string Section, string Key)> TellingParts =
    [
        ("filter", "clean"),
        ("filter", "smudge"),
        ("filter", "process"),
        ("diff", "command"),
        ("diff", "textconv"),
        ("merge", "driver"),
        ("mergetool", "cmd"),
        ("difftool", "cmd"),
        ("alias", ""),
        ("includeif", "path"),
        ("credential", "helper"),
        ("gpg", "program"),
        ("remote", "uploadpack"),
        ("remote", "receivepack"),
        ("remote", "vcs"),
        ("url", "insteadof"),
        ("pager", ""),
        ("submodule", "update"),
        ("hook", "command"),
    ];

    public static IEnumerable<BroughtThing> Of(string root)
    {
        var path = Path.Combine(root, ".git", "config");
        if (!File.Exists(path))
            return [];
        try
        {
            return Read(File.ReadLines(path)).ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [new BroughtThing("git", "its configuration cannot be read", "unreadable")];
        }
    }

    internal static IEnumerable<BroughtThing> Read(IEnumerable<string> lines)
    {
        var section = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            var rest = line;
            if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            {
                section = rest[1..end].Trim();
                rest = rest[(end + 1)..].Trim();
            }

            if (rest.Length == 0 || rest[0] is '#' or ';')
                continue;
            var parts = rest.Split('=', 2);
            var (key, value) = (parts[0].Trim().ToLowerInvariant(), parts.Length > 1 ? parts[1].Trim() : "true");
            var first = section.Split([' ', '.', '"'], 2)[0].ToLowerInvariant();
            var full =
                section.Contains('"', StringComparison.Ordinal) || section.Contains('.', StringComparison.Ordinal)
                    ? null
                    : $"{first}.{key}";
            if (
                full is not null && Telling.Contains(full)
                || TellingParts.Any(part => part.Section == first && (part.Key.Length == 0 || part.Key == key))
            )
                yield return new BroughtThing(
                    "git",
                    $"{section.Replace("\"", "", StringComparison.Ordinal)} {key} = {value}",
                    ContentHash.Of(Encoding.UTF8.GetBytes(value)).Value
                );
        }
    }
}
