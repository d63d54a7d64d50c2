using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grip.Automations.Repair;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Benchmarks.Repairing;

/// <param name="Package">The package that is raised.</param>
/// <param name="Also">Packages that move with it, by name and new version.</param>
internal sealed record UpgradePair(string Package, string Old, string New, Dictionary<string, string>? Also);

/// <summary>Raises packages in folders with a pair.json, repairs, and says what became of the errors.</summary>
internal static class RepairCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var host = DotnetHost.Locate(Environment.GetEnvironmentVariable);
        var work = Path.GetFullPath(arguments.Text("work") ?? Path.Combine(Path.GetTempPath(), "grip-repair"));
        var only = arguments.Text("only")?.Split(',');
        var report = new StringBuilder(
            "| pair | errors | left | repaired | open symbols | tries | ms | tries/s |\n|---|---|---|---|---|---|---|---|\n"
        );
        var (errors, left) = (0, 0);
        foreach (var folder in Directory.GetDirectories(Path.GetFullPath(arguments.Required("pairs"))).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (!File.Exists(Path.Combine(folder, "pair.json")) || only?.Contains(name) == false)
                continue;
            var pair = JsonSerializer.Deserialize<UpgradePair>(
                await File.ReadAllTextAsync(Path.Combine(folder, "pair.json"), cancellation),
                Json
            )!;
            var result = await OneAsync(host, folder, Path.Combine(work, name), pair, arguments.Has("verbose"), cancellation);
            if (result is null)
                continue;
            errors += result.ErrorsBefore;
            left += result.ErrorsLeft;
            report.AppendLine(
                $"| {name} {pair.Old} → {pair.New} | {result.ErrorsBefore} | {result.ErrorsLeft} | {Percent(result.ErrorsBefore - result.ErrorsLeft, result.ErrorsBefore)} | {result.Open.Length} | {result.Tries} | {result.Duration.TotalMilliseconds:0} | {result.Tries / Math.Max(0.001, result.Duration.TotalSeconds):0} |"
            );
        }

        return report.AppendLine($"| all | {errors} | {left} | {Percent(errors - left, errors)} | | | | |").ToString();
    }

    private static async Task<RepairResult?> OneAsync(
        DotnetHost host,
        string folder,
        string work,
        UpgradePair pair,
        bool verbose,
        CancellationToken cancellation
    )
    {
        Copy(folder, work);
        Set(work, pair.Package, pair.Old);
        var before = await LoadAsync(host, work, cancellation);
        Set(work, pair.Package, pair.New);
        foreach (var (package, version) in pair.Also ?? [])
            Set(work, package, version);
        var after = await LoadAsync(host, work, cancellation);
        Console.WriteLine($"## {Path.GetFileName(folder)} {pair.Old} -> {pair.New}");
        if (before.Weaknesses.Concat(after.Weaknesses).Any())
        {
            Console.WriteLine("not restored: " + string.Join("; ", before.Weaknesses.Concat(after.Weaknesses)));
            return null;
        }

        var old = before
            .Snapshot.Units.SelectMany(unit => before.Snapshot.Compilation(unit, cancellation).GetDiagnostics(cancellation))
            .Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .ToArray();
        foreach (var error in old.Take(5))
            Console.WriteLine($"before: {error}");
        var result = RepairRun.Run(
            before.Snapshot,
            after.Snapshot,
            new RepairOptions("repair", TimeSpan.FromMinutes(3), []),
            _ => { },
            cancellation
        );
        foreach (var cluster in result.Fixed)
            Console.WriteLine(
                $"fixed {cluster.Sites.Length} {cluster.Symbol} [{cluster.Kind}] {cluster.Rule}\n    - {cluster.Before}\n    + {cluster.After}\n    {(verbose ? cluster.Evidence : "")}"
            );
        foreach (var cluster in result.Open)
        {
            Console.WriteLine($"OPEN {cluster.Errors.Length} {cluster.Symbol}");
            foreach (var error in cluster.Errors.Take(3))
                Console.WriteLine($"    {error.Id} {Path.GetFileName(error.Place.Path)}:{error.Place.Line} {error.Message}");
            foreach (var tied in cluster.Candidates)
                Console.WriteLine($"    ? {tied.Score} {tied.Rule} | {tied.Text}");
        }

        foreach (var change in result.Changes.Files)
            if (verbose && result.After.TextOf(change.Path) is { } text)
                await File.WriteAllTextAsync(change.Path, text, cancellation);
        return result;
    }

    private static async Task<LoadedSolution> LoadAsync(DotnetHost host, string folder, CancellationToken cancellation) =>
        await new SolutionLoader(host, HomeFolder.Locate(Environment.GetEnvironmentVariable)).LoadAsync(
            folder,
            new LoadOptions(MayRestore: true, IgnoreCache: true),
            _ => { },
            cancellation
        );

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Set(string folder, string package, string version)
    {
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal))
        )
        {
            var text = File.ReadAllText(file);
            var next = Regex.Replace(
                text,
                $"(Include=\"{Regex.Escape(package)}\" Version=\")[^\"]*",
                $"${{1}}{version}",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
            if (next == text)
                continue;
            File.WriteAllText(file, next);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(2));
        }
    }

    private static string Percent(int part, int whole) => whole == 0 ? "-" : $"{100.0 * part / whole:0} %";
}
