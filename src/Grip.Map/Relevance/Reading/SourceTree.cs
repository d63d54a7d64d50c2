using System.Collections.Immutable;
using System.Text;
using Grip.Terminal.Git;

namespace Grip.Map.Relevance.Reading;

/// <summary>Which C# files a folder has: what git tracks or would add; without git all but what builds leave.</summary>
internal static class SourceTree
{
    private static readonly string[] LeftOut = ["bin", "obj", "node_modules", "artifacts", "packages"];

    /// <returns>Paths relative to <paramref name="folder"/>, with slashes, sorted.</returns>
    public static async Task<ImmutableArray<string>> ListAsync(string folder, bool hasGit, CancellationToken cancellation)
    {
        if (
            hasGit
            && await GitReading.TryAskAsync(
                folder,
                ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "*.cs"],
                globs: true,
                TimeSpan.FromMinutes(1),
                cancellation
            )
                is { } answer
        )
            return
            [
                .. Encoding
                    .UTF8.GetString(answer.AsSpan())
                    .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                    .Distinct()
                    .Where(path => !IsIntermediate(path) && File.Exists(Path.Combine(folder, path)))
                    .Order(StringComparer.Ordinal),
            ];
        var found = new List<string>();
        Walk(folder, folder, found, cancellation);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static bool IsIntermediate(string path) => path.Split('/')[..^1].Any(folder => folder is "obj");

    private static void Walk(string root, string folder, List<string> found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
                found.Add(Path.GetRelativePath(root, file).Replace('\\', '/'));
            foreach (var inner in Directory.EnumerateDirectories(folder))
            {
                var name = Path.GetFileName(inner);
                // A link may lead out of the folder, or round in a circle.
                if (
                    !name.StartsWith('.')
                    && !LeftOut.Contains(name, StringComparer.OrdinalIgnoreCase)
                    && new DirectoryInfo(inner).LinkTarget is null
                )
                    Walk(root, inner, found, cancellation);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that the user cannot read has nothing to tell the user.
        }
    }
}
