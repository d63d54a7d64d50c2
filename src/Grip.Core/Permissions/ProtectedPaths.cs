using System.Collections.Immutable;

namespace Grip.Core.Permissions;

/// <summary>Files of a workspace that decide what programs run: writing them asks, also where edits are free.</summary>
public static class ProtectedPaths
{
    private static readonly ImmutableArray<string> Folders =
    [
        ".git",
        ".grip",
        ".claude",
        ".vscode",
        ".idea",
        ".husky",
        ".vs",
        ".devcontainer",
    ];
    private static readonly ImmutableArray<string> Files =
    [
        ".mcp.json",
        ".lsp.json",
        ".envrc",
        ".gitmodules",
        ".gitattributes",
        ".bashrc",
        ".bash_profile",
        ".zshrc",
        ".profile",
        ".npmrc",
        ".yarnrc",
        ".yarnrc.yml",
        ".pre-commit-config.yaml",
        "lefthook.yml",
    ];

    /// <param name="path">As seen from the workspace, with '/'.</param>
    public static bool IsProtected(string path)
    {
        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => Folders.Contains(part, StringComparer.OrdinalIgnoreCase))
            || parts.Length > 0 && Files.Contains(parts[^1], StringComparer.OrdinalIgnoreCase);
    }
}
