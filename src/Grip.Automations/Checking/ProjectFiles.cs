using Grip.Core.Changes;

namespace Grip.Automations.Checking;

/// <summary>Files that decide how sources are compiled, so that a change of them needs the build system's answer anew.</summary>
internal static class ProjectFiles
{
    public static bool Touches(ChangeSet changes) =>
        changes.Files.Any(change => Decides(change.Path) || change is FileChange.Renamed renamed && Decides(renamed.NewPath));

    private static bool Decides(string path) =>
        Path.GetExtension(path).ToLowerInvariant()
            is ".csproj"
                or ".props"
                or ".targets"
                or ".sln"
                or ".slnx"
                or ".projitems"
                or ".razor"
                or ".resx"
        || Path.GetFileName(path).ToLowerInvariant()
            is "global.json"
                or "nuget.config"
                or "packages.lock.json"
                or ".editorconfig"
                or ".globalconfig";
}
