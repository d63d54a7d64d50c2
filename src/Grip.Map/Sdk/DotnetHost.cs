using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;

namespace Grip.Map.Sdk;

/// <summary>An installed .NET SDK.</summary>
/// <param name="Folder">As in /usr/share/dotnet/sdk/10.0.100.</param>
public sealed record DotnetSdk(string Version, string Folder);

/// <summary>The .NET installation that loads and compiles the user's solution: where it is and which SDKs it has.</summary>
/// <param name="Executable">The full path of the dotnet program.</param>
/// <param name="Sdks">Newest first; never empty.</param>
public sealed record DotnetHost(string Executable, ImmutableArray<DotnetSdk> Sdks)
{
    public string Root => Path.GetDirectoryName(Executable)!;

    public DotnetSdk Newest => Sdks[0];

    public int NewestMajor => Major(Newest.Version);

    /// <summary>Looks on PATH, then at DOTNET_ROOT, then beside the runtime that runs this program.</summary>
    /// <exception cref="GripException">There is no SDK of version 10 or later; exit code 52.</exception>
    public static DotnetHost Locate(Func<string, string?> environment)
    {
        ImmutableArray<string> candidates =
        [
            .. (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            .. new[] { environment("DOTNET_ROOT"), OwnRuntimeRoot() }.OfType<string>(),
        ];
        foreach (var folder in candidates)
        {
            var executable = Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            if (!File.Exists(executable))
                continue;
            var real = File.ResolveLinkTarget(executable, returnFinalTarget: true)?.FullName ?? executable;
            var sdks = FindSdks(Path.GetDirectoryName(real)!);
            if (sdks.Length > 0)
                return new DotnetHost(real, sdks);
        }

        throw new GripException(
            ExitCode.Configuration,
            "No .NET SDK of version 10 or later was found: neither on PATH, nor at DOTNET_ROOT, nor beside the running .NET runtime.",
            "Install the .NET 10 SDK (https://dotnet.microsoft.com/download) and make sure that 'dotnet --list-sdks' shows it."
        );
    }

    private static string? OwnRuntimeRoot()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return runtime is { Length: > 0 } ? Path.GetFullPath(Path.Combine(runtime, "..", "..", "..")) : null;
    }

    private static ImmutableArray<DotnetSdk> FindSdks(string root)
    {
        var folder = Path.Combine(root, "sdk");
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. Directory
                .EnumerateDirectories(folder)
                .Select(path => new DotnetSdk(Path.GetFileName(path), path))
                .Where(sdk =>
                    Major(sdk.Version) >= 10
                    && File.Exists(Path.Combine(sdk.Folder, "Roslyn", "bincore", "Microsoft.CodeAnalysis.CSharp.dll"))
                )
                .OrderByDescending(sdk => Order(sdk.Version)),
        ];
    }

    private static int Major(string version) =>
        int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static (Version Version, bool IsRelease) Order(string version)
    {
        var dash = version.IndexOf('-');
        var numbers = dash < 0 ? version : version[..dash];
        return (Version.TryParse(numbers, out var parsed) ? parsed : new Version(0, 0), dash < 0);
    }
}
