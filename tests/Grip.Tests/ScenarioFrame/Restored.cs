using System.Security.Cryptography;
using System.Text;

namespace Grip.Tests.ScenarioFrame;

/// <summary>
/// Gives a solution the obj/ folders that <c>dotnet restore</c> would make. The restore runs once for each set of
/// project files and is kept beside the test assembly; for the next folder only the paths inside are replaced.
/// </summary>
internal static class Restored
{
    private const string Place = "/grip-scenario-was-restored-here";
    private static readonly string[] Inputs =
    [
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".slnx",
        "global.json",
        "NuGet.Config",
        "nuget.config",
    ];
    private static readonly string Store = Path.Combine(AppContext.BaseDirectory, "restored");
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task IntoAsync(string folder, CancellationToken cancellation)
    {
        var inputs = FileTree.Read(folder).Where(file => Inputs.Any(input => file.Key.EndsWith(input, StringComparison.Ordinal))).ToList();
        var projects = inputs.Where(file => file.Key.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => file.Key).ToList();
        if (projects.Count == 0)
            return;
        var kept = Path.Combine(Store, KeyOf(inputs));
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            await RestoreOnceAsync(folder, projects, kept, cancellation);
        }
        finally
        {
            OneAtATime.Release();
        }

        foreach (var file in Directory.EnumerateFiles(kept, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(kept, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, (await File.ReadAllTextAsync(file, cancellation)).Replace(Place, folder), cancellation);
        }
    }

    private static async Task RestoreOnceAsync(string folder, IEnumerable<string> projects, string kept, CancellationToken cancellation)
    {
        if (Directory.Exists(kept))
            return;
        var partial = $"{kept}.{Environment.ProcessId}";
        foreach (var project in projects)
        {
            var path = Path.Combine(folder, project);
            var answer = await GripRun.ProcessAsync(
                "dotnet",
                ["restore", path, "-nodeReuse:false"],
                folder,
                new Dictionary<string, string>(StringComparer.Ordinal),
                "",
                cancellation
            );
            Assert.True(answer.ExitCode == 0, $"{project} cannot be restored (mark the scenario 'unrestored'?):\n{answer.Output}");
            var objects = Path.Combine(Path.GetDirectoryName(path)!, "obj");
            foreach (var file in Directory.EnumerateFiles(objects))
            {
                var target = Path.Combine(partial, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await File.WriteAllTextAsync(
                    target,
                    (await File.ReadAllTextAsync(file, cancellation)).Replace(folder, Place),
                    cancellation
                );
            }
        }

        Directory.Move(partial, kept);
    }

    private static string KeyOf(IEnumerable<KeyValuePair<string, byte[]>> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in inputs)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
