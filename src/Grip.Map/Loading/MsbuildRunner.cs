using System.Collections.Immutable;
using Grip.Core;
using Grip.Home;
using Grip.Map.Sdk;
using Grip.Terminal;

namespace Grip.Map.Loading;

/// <summary>Runs the user's own build system for what only it can say. Nothing is compiled.</summary>
/// <param name="workFolder">A folder of Grip's own, for the injected targets and their answers.</param>
internal sealed class MsbuildRunner(DotnetHost host, string workFolder)
{
    private static readonly ImmutableDictionary<string, string?> Environment = ImmutableDictionary<string, string?>
        .Empty.Add("MSBUILDDISABLENODEREUSE", "1")
        .Add("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
        .Add("DOTNET_NOLOGO", "1")
        .Add("DOTNET_CLI_UI_LANGUAGE", "en")
        .Add("MSBUILDTERMINALLOGGER", "off");

    /// <summary>
    /// Evaluates <paramref name="projects"/> as a design-time build does. Each answer is a pair of files in the
    /// returned folder, see grip-evaluation.targets.
    /// </summary>
    public async Task<(string Answers, CommandResult Result)> EvaluateAsync(
        ImmutableArray<string> projects,
        LoadTarget target,
        string workingDirectory,
        CancellationToken cancellation
    )
    {
        var run = OwnFiles.CreateRunFolder(workFolder);
        var targets = OwnFiles.Write(run, "grip.targets", Resource("grip-evaluation.targets"));
        var traversal = OwnFiles.Write(run, "grip.proj", Traversal(projects));
        ImmutableArray<string> arguments =
        [
            "msbuild",
            traversal,
            "-nologo",
            "-t:Grip",
            "-v:m",
            "-nodeReuse:false",
            $"-m:{Math.Clamp(projects.Length / 4 + 1, 1, System.Environment.ProcessorCount)}",
            $"-p:CustomAfterMicrosoftCommonTargets={targets}",
            $"-p:CustomAfterMicrosoftCommonCrossTargetingTargets={targets}",
            $"-p:GripOut={run}",
            "-p:DesignTimeBuild=true",
            "-p:BuildProjectReferences=false",
            "-p:ProvideCommandLineArgs=true",
            "-p:SkipCompilerExecution=true",
            "-p:NonExistentFile=__grip/__grip",
            "-p:EmitAssetsLogMessages=false",
            "-p:BuildingInsideVisualStudio=false",
            .. SolutionProperties(target),
            .. ResponseFile(target.Root),
        ];
        var result = await RunAsync(arguments, workingDirectory, TimeSpan.FromMinutes(10), onLine: null, cancellation);
        return (run, result);
    }

    /// <param name="root">The folder of the user's solution.</param>
    public Task<CommandResult> RestoreAsync(
        string path,
        string root,
        ImmutableArray<string> extra,
        string workingDirectory,
        TimeSpan limit,
        Action<string> onLine,
        CancellationToken cancellation
    ) =>
        RunAsync(
            [
                "restore",
                path,
                "-nodeReuse:false",
                "-v:m",
                .. extra,
                // A solution of Grip's own lies where the build system does not look for the user's.
                .. path.StartsWith(workFolder, StringComparison.Ordinal) ? ResponseFile(root) : [],
            ],
            workingDirectory,
            limit,
            onLine,
            cancellation
        );

    /// <summary>Restores the projects one after the other in one process; a failure of one does not stop the rest.</summary>
    public async Task<CommandResult> RestoreEachAsync(
        ImmutableArray<string> projects,
        string root,
        string workingDirectory,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var run = OwnFiles.CreateRunFolder(workFolder);
        var calls = projects.Select(project =>
            $"<MSBuild Projects=\"{System.Security.SecurityElement.Escape(EscapeItem(project))}\" Targets=\"Restore\" Properties=\"MSBuildRestoreSessionId=$([System.Guid]::NewGuid());ExcludeRestorePackageImports=true\" ContinueOnError=\"ErrorAndContinue\" />"
        );
        var traversal = OwnFiles.Write(run, "restore.proj", $"<Project><Target Name=\"Grip\">{string.Concat(calls)}</Target></Project>");
        // An application host is needed to run a program, not to check it, and its package may not be there.
        var result = await RunAsync(
            [
                "msbuild",
                traversal,
                "-nologo",
                "-t:Grip",
                "-v:m",
                "-nodeReuse:false",
                "-p:TreatWarningsAsErrors=false",
                "-p:WarningsAsErrors=",
                "-p:UseAppHost=false",
                .. ResponseFile(root),
            ],
            workingDirectory,
            limit,
            onLine: null,
            cancellation
        );
        Forget(run);
        return result;
    }

    /// <summary>A solution of Grip's own that names <paramref name="projects"/>, for a folder that has none.</summary>
    public string WriteSolution(ImmutableArray<string> projects) =>
        OwnFiles.Write(
            OwnFiles.CreateRunFolder(workFolder),
            "grip.slnx",
            $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{System.Security.SecurityElement.Escape(project)}\" />"))}</Solution>"
        );

    public static void Forget(string run) => OwnFiles.Delete(run);

    /// <summary>
    /// Where dotnet can run for <paramref name="folder"/>: there, or in Grip's own folder if a global.json asks for an
    /// SDK that is not installed (every dotnet command in such a folder fails).
    /// </summary>
    public async Task<(string Folder, string? Note)> WorkingDirectoryAsync(string folder, CancellationToken cancellation)
    {
        var globalJson = GlobalJsonAbove(folder);
        if (globalJson is null)
            return (folder, null);
        var result = await RunAsync(["--version"], folder, TimeSpan.FromSeconds(30), onLine: null, cancellation);
        if (result.ExitCode == 0)
            return (folder, null);
        return (workFolder, $"{globalJson} asks for an SDK that is not installed; going on with {host.Newest.Version}.");
    }

    public static string? GlobalJsonAbove(string folder) => Above(folder, "global.json");

    /// <summary>
    /// The response file that the build system finds above a project by itself; not above one of Grip's own projects,
    /// so that it is named.
    /// </summary>
    private static IEnumerable<string> ResponseFile(string root) => Above(root, "Directory.Build.rsp") is { } file ? ["@" + file] : [];

    private static string? Above(string folder, string name)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
            if (File.Exists(Path.Combine(current, name)))
                return Path.Combine(current, name);
        return null;
    }

    private async Task<CommandResult> RunAsync(
        ImmutableArray<string> arguments,
        string workingDirectory,
        TimeSpan limit,
        Action<string>? onLine,
        CancellationToken cancellation
    ) =>
        await CommandRunner.RunAsync(
            new Command(host.Executable, arguments, workingDirectory, limit) { Environment = Environment, OnLine = onLine },
            cancellation
        );

    private static IEnumerable<string> SolutionProperties(LoadTarget target)
    {
        if (target.Solution is not { } solution)
            yield break;
        yield return $"-p:SolutionDir={Path.GetDirectoryName(solution)}{Path.DirectorySeparatorChar}";
        yield return $"-p:SolutionPath={solution}";
        yield return $"-p:SolutionName={Path.GetFileNameWithoutExtension(solution)}";
        yield return $"-p:SolutionFileName={Path.GetFileName(solution)}";
        yield return $"-p:SolutionExt={Path.GetExtension(solution)}";
    }

    private static string Traversal(ImmutableArray<string> projects) =>
        $"""
            <Project>
              <ItemGroup>
            {string.Join(
                '\n',
                projects.Select(project => $"    <GripProject Include=\"{System.Security.SecurityElement.Escape(EscapeItem(project))}\" />")
            )}
              </ItemGroup>
              <Target Name="Grip">
                <MSBuild Projects="@(GripProject)" Targets="GripEvaluate" BuildInParallel="true" ContinueOnError="ErrorAndContinue" />
              </Target>
            </Project>
            """;

    private static string EscapeItem(string path) =>
        path.Replace("%", "%25")
            .Replace(";", "%3B")
            .Replace("*", "%2A")
            .Replace("?", "%3F")
            .Replace("@", "%40")
            .Replace("$", "%24")
            .Replace("(", "%28")
            .Replace(")", "%29");

    private static string Resource(string name)
    {
        using var stream =
            typeof(MsbuildRunner).Assembly.GetManifestResourceStream(name)
            ?? throw new GripException(ExitCode.Internal, $"The resource {name} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
