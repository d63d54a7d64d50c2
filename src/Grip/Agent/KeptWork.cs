using System.Collections.Immutable;
using System.Text.Json;
using Grip.Automations.Checking;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Home;

namespace Grip.Agent;

/// <summary>The work of a turn that was taken back because it could not be proven; <c>grip apply ID</c> brings it back.</summary>
/// <param name="Id">Eight hexadecimal digits.</param>
internal sealed record KeptWork(string Id, ImmutableArray<KeptFile> Files)
{
    /// <summary>Keeps what the turn has made of its files, as they are on the disk now.</summary>
    public static KeptWork Keep(HomeFolder home, AgentWorkspace workspace)
    {
        var files = workspace
            .Before.Select(file => new KeptFile(
                workspace.Relative(file.Key),
                file.Value is null ? null : Convert.ToBase64String(file.Value),
                File.Exists(file.Key) ? Convert.ToBase64String(File.ReadAllBytes(file.Key)) : null
            ))
            .Where(file => file.Before != file.After)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var kept = new KeptWork(Guid.NewGuid().ToString("N")[..8], [.. files]);
        OwnFiles.Write(Folder(home, workspace.Root), kept.Id + ".json", JsonSerializer.Serialize(kept, KeptJson.Default.KeptWork));
        return kept;
    }

    /// <exception cref="GripException">There is no such work; exit code 2.</exception>
    public static KeptWork Find(HomeFolder home, string root, string id)
    {
        var folder = Folder(home, root);
        var known = Directory
            .EnumerateFiles(folder, "*.json")
            .Where(file => Path.GetFileName(file).StartsWith(id, StringComparison.Ordinal))
            .ToArray();
        return known.Length == 1
            ? JsonSerializer.Deserialize(File.ReadAllText(known[0]), KeptJson.Default.KeptWork)!
            : throw new GripException(
                ExitCode.Usage,
                known.Length == 0 ? $"There is no kept work '{id}' of this folder." : $"Several kept works begin with '{id}'.",
                "The id stands in the answer of the run that kept it.",
                [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Take(10)]
            );
    }

    /// <summary>The work as a change of the tree as it was before.</summary>
    public ChangeSet ToChangeSet(string root) =>
        WorkingTree.ToChangeSet([
            .. Files.Select(file => new TreeDifference(Path.GetFullPath(file.Path, root), Bytes(file.Before), Bytes(file.After))),
        ]) with
        {
            Title = $"apply {Id}",
        };

    /// <summary>The text of a file before the work, by its full path; null for a file that was not there.</summary>
    public Func<string, string?> TextBefore(string root) =>
        path =>
            Files.FirstOrDefault(file => Path.GetFullPath(file.Path, root) == path) is { Before: { } before }
                ? FileText.Decode(Convert.FromBase64String(before)).Text
                : null;

    private static ImmutableArray<byte>? Bytes(string? base64) => base64 is null ? null : [.. Convert.FromBase64String(base64)];

    private static string Folder(HomeFolder home, string root) => HomeFolder.ForWorkspace(Path.Combine(home.State, "kept"), root);
}

/// <param name="Before">The bytes before the work in base 64; null if the file was not there.</param>
/// <param name="After">The bytes after it; null if the file was deleted.</param>
internal sealed record KeptFile(string Path, string? Before, string? After);

[System.Text.Json.Serialization.JsonSerializable(typeof(KeptWork))]
internal sealed partial class KeptJson : System.Text.Json.Serialization.JsonSerializerContext;
