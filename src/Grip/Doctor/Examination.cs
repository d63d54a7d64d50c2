using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Grip.Commands;
using Grip.Core;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Output;
using Grip.Solutions;
using Grip.Terminal;

namespace Grip.Doctor;

/// <summary>Looks at everything that grip needs, and goes on where something is wrong.</summary>
internal sealed class Examination(Invocation invocation, ProgressLine progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();

    public async Task<DoctorReport> RunAsync(CancellationToken cancellation)
    {
        progress.Step("looking for the SDK");
        var host = Try(() => invocation.Host);
        var sdk = host is null ? null : await SdkAsync(host, cancellation);
        var git = await VersionAsync("git", ["--version"], Folder, cancellation);
        if (git is null)
            _problems.Add("git does not run; 'grip check --base' needs it.");
        var target = Try(() => LoadTarget.Find(invocation.Workspace));
        var recovered = target is null ? [] : await invocation.Lander.RecoverAsync(WorkspaceRoot.Of(invocation.Workspace), cancellation);
        var solution = host is null || target is null ? null : await SolutionAsync(host, cancellation);
        var sandbox = await SandboxExamination.RunAsync(invocation.Home, invocation.Surroundings.Environment, cancellation);
        return new DoctorReport(
            ProgramVersion.Current,
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})",
            sdk,
            git?.Replace("git version ", ""),
            solution,
            new HomeReport(invocation.Home.Root, SizeOf(invocation.Home.Caches), SizeOf(invocation.Home.State)),
            [.. recovered.Select(change => change.Describe())],
            sandbox,
            _problems.ToImmutable()
        );
    }

    private string Folder =>
        Directory.Exists(invocation.Workspace) ? invocation.Workspace : Path.GetDirectoryName(invocation.Workspace) ?? invocation.Workspace;

    private async Task<SdkReport> SdkAsync(DotnetHost host, CancellationToken cancellation)
    {
        var installed = host.Sdks.Select(sdk => sdk.Version).ToImmutableArray();
        var globalJson = GlobalJsonAbove(Folder);
        var own = globalJson is null ? null : await VersionAsync(host.Executable, ["--version"], Folder, cancellation);
        var why =
            globalJson is null ? "the newest; there is no global.json"
            : own is null ? $"the newest; {globalJson} asks for one that is not installed"
            : $"the newest; {globalJson} picks {own} for evaluation";
        return new SdkReport(host.Newest.Version, why, host.Executable, installed);
    }

    private async Task<SolutionReport?> SolutionAsync(DotnetHost host, CancellationToken cancellation)
    {
        try
        {
            var loaded = await new SolutionLoader(host, invocation.Home).LoadAsync(
                invocation.Workspace,
                new LoadOptions(MayRestore: !invocation.Get(invocation.Common.NoRestore), IgnoreCache: false),
                progress.Step,
                cancellation
            );
            foreach (var problem in loaded.Problems)
                _problems.Add($"{Path.GetRelativePath(loaded.Target.Root, problem.Project)}: {problem.Reason}");
            return Describe(loaded);
        }
        catch (GripException failure)
        {
            Add(failure);
            return null;
        }
    }

    private static SolutionReport Describe(LoadedSolution loaded) =>
        new(
            loaded.Target.Solution ?? loaded.Target.Root,
            loaded.Target.Root,
            [
                .. loaded.Snapshot.Units.Select(unit => new ProjectReport(
                    unit.Name,
                    Path.GetRelativePath(loaded.Target.Root, unit.Project.ProjectPath),
                    unit.TargetFramework is { Length: > 0 } framework ? framework : null,
                    unit.Project.Quality.ToString().ToLowerInvariant(),
                    unit.Project.Reason is { Length: > 0 } reason ? reason : null
                )),
            ],
            loaded.Notes,
            loaded.Snapshot.Documents.Count,
            loaded.FromCache,
            (long)loaded.Duration.TotalMilliseconds
        );

    private T? Try<T>(Func<T> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (GripException failure)
        {
            Add(failure);
            return null;
        }
    }

    private void Add(GripException failure) =>
        _problems.Add(
            string.Join(
                ' ',
                new[] { failure.Message, string.Join("; ", failure.Places), failure.NextStep }.Where(part => part is { Length: > 0 })
            )
        );

    /// <returns>The first line that the program prints, or null if it does not run or fails.</returns>
    private static async Task<string?> VersionAsync(
        string program,
        ImmutableArray<string> arguments,
        string folder,
        CancellationToken cancellation
    )
    {
        try
        {
            var result = await CommandRunner.RunAsync(new Terminal.Command(program, arguments, folder, Patience), cancellation);
            return result.ExitCode == 0 ? result.Output.Split('\n')[0].Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string? GlobalJsonAbove(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
            if (Path.Combine(current, "global.json") is var path && File.Exists(path))
                return path;
        return null;
    }

    private static long SizeOf(string folder) =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                .Sum(file => file.Length)
            : 0;
}
