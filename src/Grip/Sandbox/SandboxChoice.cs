using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core;
using Grip.Home;
using Grip.Settings;
using Grip.Terminal.Sandbox;

namespace Grip.Sandbox;

/// <summary>Decides whether commands are sandboxed, and how: the command line's word, else the user's settings, else on where the system can.</summary>
internal static class SandboxChoice
{
    /// <param name="asked">on, network, off, or null where the command line says nothing.</param>
    /// <param name="say">Told in one line if there is no sandbox although nobody turned it off.</param>
    /// <exception cref="GripException">It was asked for and the system has none, exit code 44; or settings are wrong, 52.</exception>
    public static CommandSandbox? Of(
        string? asked,
        string root,
        HomeFolder home,
        ImmutableArray<SettingsFile> settings,
        Func<string, string?> environment,
        Action<string> say
    )
    {
        // A folder may not loosen what holds the commands that are run in it.
        var own = settings.FirstOrDefault(file => file.IsOwn);
        var section = own is not null && own.Content.TryGetProperty("sandbox", out var found) ? found : default;
        if (own is not null && section.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            throw SettingsFiles.Wrong(own.Path, "'sandbox' is no object");
        var mode = asked ?? Text(own, section, "mode");
        if (mode is not (null or "on" or "network" or "off"))
            throw SettingsFiles.Wrong(own!.Path, "'sandbox.mode' is none of on, network, off");
        if (mode == "off")
            return null;
        if (SandboxProbe.Result is { Missing: { } missing })
        {
            if (asked is not null)
                throw new GripException(
                    ExitCode.Sandbox,
                    $"There is no sandbox here: {missing}.",
                    "Leave --sandbox out, or run in a container."
                );
            say($"no sandbox here: {missing}; commands run with your rights");
            return null;
        }

        var temporary = HomeFolder.CreatePrivate(Path.Combine(HomeFolder.ForWorkspace(home.Caches, root), "tmp"));
        var user = environment("HOME") is { Length: > 0 } folder ? folder : "/root";
        var packages = environment("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(user, ".nuget", "packages");
        return new CommandSandbox(
            new SandboxPolicy(
                [
                    root,
                    temporary,
                    .. mode == "network" ? [packages] : Array.Empty<string>(),
                    .. SandboxFolders.Writable,
                    .. Paths(own, section, "write", user),
                ],
                [.. SandboxFolders.Readable(user, environment), .. Paths(own, section, "read", user)],
                Network: mode == "network"
            ),
            temporary,
            packages
        );
    }

    private static string? Text(SettingsFile? file, JsonElement section, string name) =>
        section.ValueKind != JsonValueKind.Object || !section.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw SettingsFiles.Wrong(file!.Path, $"'sandbox.{name}' is no text");

    private static IEnumerable<string> Paths(SettingsFile? file, JsonElement section, string name, string home)
    {
        if (section.ValueKind != JsonValueKind.Object || !section.TryGetProperty(name, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(path => path.ValueKind != JsonValueKind.String))
            throw SettingsFiles.Wrong(file!.Path, $"'sandbox.{name}' is no list of folders");
        return list.EnumerateArray()
            .Select(path => path.GetString()!)
            .Select(path => path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, path[2..]) : Path.GetFullPath(path))
            .ToArray();
    }
}
