using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core;

namespace Grip.Settings;

/// <summary>One settings file that was read.</summary>
/// <param name="IsOwn">True for the user's own; false for one that a folder brings.</param>
internal sealed record SettingsFile(string Path, bool IsOwn, JsonElement Content);

/// <summary>Finds and reads settings: the user's own first, then those of the workspace.</summary>
internal static class SettingsFiles
{
    private const int MostBytes = 1_000_000;

    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
    };

    /// <summary>Where the user's own settings lie: <c>GRIP_HOME</c>, else the folder for settings of the system.</summary>
    public static string OwnPath(Func<string, string?> environment) =>
        environment("GRIP_HOME") is { Length: > 0 } home ? System.IO.Path.Combine(System.IO.Path.GetFullPath(home), "settings.json")
        : environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? System.IO.Path.Combine(xdg, "grip", "settings.json")
        : OperatingSystem.IsWindows()
            ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "grip", "settings.json")
        : System.IO.Path.Combine(environment("HOME") ?? "/", ".config", "grip", "settings.json");

    public static IEnumerable<string> WorkspacePaths(string root) =>
        [System.IO.Path.Combine(root, ".grip", "settings.json"), System.IO.Path.Combine(root, ".grip", "settings.local.json")];

    /// <exception cref="GripException">A file is no JSON object; exit code 52.</exception>
    public static ImmutableArray<SettingsFile> Read(Func<string, string?> environment, string root) =>
        [
            .. new[] { (Path: OwnPath(environment), IsOwn: true) }
                .Concat(WorkspacePaths(root).Select(path => (Path: path, IsOwn: false)))
                .Where(file => File.Exists(file.Path))
                .Select(file => new SettingsFile(file.Path, file.IsOwn, Parse(file.Path))),
        ];

    private static JsonElement Parse(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw Wrong(path, $"it has more than {MostBytes / 1000} kB");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw Wrong(path, "it is no object");
        }
        catch (JsonException malformed)
        {
            throw Wrong(path, $"line {malformed.LineNumber + 1}: {malformed.Message.Split(" LineNumber")[0]}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, failure.Message);
        }
    }

    public static GripException Wrong(string path, string why) =>
        new(ExitCode.Configuration, $"A settings file cannot be used: {why}", "Mend it, or move it away. Nothing was changed.", [path]);
}
