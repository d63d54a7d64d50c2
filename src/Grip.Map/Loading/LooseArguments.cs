using System.Collections.Immutable;
using Grip.Map.Sdk;

namespace Grip.Map.Loading;

/// <summary>A command line for the loose mode: the project's own sources against the reference packs that are there.</summary>
internal static class LooseArguments
{
    /// <summary>Where a source of the loose mode exists only in memory: global usings and assembly attributes that the build would generate.</summary>
    public const string SynthesizedPrefix = "/grip-synthesized:";

    public static ImmutableArray<string> From(EvaluatedProject project, ILookup<string, string> facts)
    {
        string First(string key) => facts[key].FirstOrDefault() ?? "";
        var usings = facts["using"].Select(line => line.Split('|')).Select(GlobalUsing);
        var friends = facts["ivt"]
            .Select(line => line.Split('|')[0])
            .Select(friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]");
        return
        [
            "/noconfig",
            "/nostdlib+",
            $"/target:{(project.OutputType.Contains("exe", StringComparison.OrdinalIgnoreCase) ? "exe" : "library")}",
            $"/out:{project.AssemblyName}.dll",
            $"/langversion:{(First("lang") is { Length: > 0 } version ? version : "latest")}",
            .. First("nullable") is { Length: > 0 } nullable ? [$"/nullable:{nullable}"] : ImmutableArray<string>.Empty,
            .. First("unsafe").Equals("true", StringComparison.OrdinalIgnoreCase) ? ["/unsafe+"] : ImmutableArray<string>.Empty,
            $"/define:{First("define")};{string.Join(';', FrameworkSymbols(project.TargetFramework))}",
            .. facts["compile"].Where(File.Exists),
            SynthesizedPrefix + string.Join("\n", usings.Concat(friends)),
        ];
    }

    /// <summary>For a project file that cannot even be evaluated: every source in its folder.</summary>
    public static EvaluatedProject WithoutEvaluation(string projectPath, string reason)
    {
        var folder = Path.GetDirectoryName(projectPath)!;
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var sources = Directory
            .EnumerateFiles(folder, "*.cs", options)
            .Where(file =>
                !Path.GetRelativePath(folder, file).Split('/', '\\').Any(part => part is "bin" or "obj" || part.StartsWith('.'))
            );
        var name = Path.GetFileNameWithoutExtension(projectPath);
        return new EvaluatedProject
        {
            ProjectPath = projectPath,
            TargetFramework = "",
            AssemblyName = name,
            IntermediateFolder = Path.Combine(folder, "obj"),
            Quality = LoadQuality.Loose,
            Reason = reason,
            Arguments =
            [
                "/noconfig",
                "/nostdlib+",
                "/target:library",
                $"/out:{name}.dll",
                "/langversion:latest",
                .. sources.Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The newest reference packs of the installation.</summary>
    public static ImmutableArray<string> ReferencePacks(DotnetHost host) =>
        [.. new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }.SelectMany(pack => NewestPack(host, pack))];

    private static IEnumerable<string> NewestPack(DotnetHost host, string pack)
    {
        var folder = Path.Combine(host.Root, "packs", pack);
        if (!Directory.Exists(folder))
            return [];
        var reference = Directory
            .EnumerateDirectories(folder)
            .OrderByDescending(path => Version.TryParse(Path.GetFileName(path), out var version) ? version : new Version(0, 0))
            .Select(path => Path.Combine(path, "ref"))
            .FirstOrDefault(Directory.Exists);
        return reference is null
            ? []
            : Directory.EnumerateDirectories(reference).SelectMany(framework => Directory.EnumerateFiles(framework, "*.dll"));
    }

    private static string GlobalUsing(string[] parts) =>
        parts switch
        {
            [var name, _, { Length: > 0 } alias] => $"global using {alias} = {name};",
            [var name, "true" or "True", ..] => $"global using static {name};",
            _ => $"global using {parts[0]};",
        };

    /// <summary>The implicit symbols that the SDK would define for a framework, from the moniker alone.</summary>
    private static IEnumerable<string> FrameworkSymbols(string framework)
    {
        var plain = framework.Split('-')[0];
        if (plain.StartsWith("netstandard", StringComparison.Ordinal))
            return ["NETSTANDARD", plain.ToUpperInvariant().Replace('.', '_')];
        if (!plain.StartsWith("net", StringComparison.Ordinal) || !Version.TryParse(plain[3..], out var version))
            return plain.StartsWith("net4", StringComparison.Ordinal) ? ["NETFRAMEWORK", plain.ToUpperInvariant()] : [];
        return
        [
            "NET",
            "NETCOREAPP",
            $"NET{version.Major}_{version.Minor}",
            .. Enumerable.Range(5, Math.Max(0, version.Major - 4)).Select(major => $"NET{major}_0_OR_GREATER"),
        ];
    }
}
