using System.Collections.Immutable;
using Grip.Core.Permissions;
using Grip.Gate.Landing;
using Grip.Settings;

namespace Grip.Permissions;

/// <summary>Puts together what is allowed here: the command line's rules, the user's settings, those of the workspace.</summary>
internal static class PermissionChoice
{
    /// <summary>The workspace as permissions see it.</summary>
    public static PermissionPlace Place(string root, Func<string, string?> environment) =>
        new(root, environment("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        {
            Resolve = RealPaths.Resolve,
            Exists = static path => File.Exists(path) || Directory.Exists(path),
        };

    /// <param name="mayFree">Whether the workspace's own settings may allow something; they may always ask and refuse.</param>
    /// <exception cref="Core.GripException">A rule cannot be read or fails its own tests.</exception>
    public static PermissionRules Rules(
        IEnumerable<string>? allowed,
        IEnumerable<string>? disallowed,
        ImmutableArray<SettingsFile> settings,
        bool mayFree,
        PermissionPlace place
    )
    {
        var rules = new PermissionRules([.. PermissionRule.ParseAll(allowed ?? [])], [], [.. PermissionRule.ParseAll(disallowed ?? [])]);
        foreach (var file in settings)
        {
            var more = PermissionSettings.Of(file, place);
            rules = rules.With(file.IsOwn || mayFree ? more : more with { Allow = [] });
        }

        return rules;
    }
}
