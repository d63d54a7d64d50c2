using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grip.Terminal;

namespace Grip.Map.Loading;

/// <summary>Restores packages with the user's own NuGet configuration, bounded in time.</summary>
internal sealed class Restorer(MsbuildRunner msbuild, LoadTarget target, bool updatesLocks)
{
    /// <summary>A configuration with dead feeds was seen to hang for more than nine minutes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <returns>Sentences for the user about what went wrong; empty if all is restored.</returns>
    public async Task<ImmutableArray<string>> RestoreAsync(string workingDirectory, Action<string> progress, CancellationToken cancellation)
    {
        progress("restoring packages");
        var path = target.Solution ?? (target.Projects.Length == 1 ? target.Projects[0] : msbuild.WriteSolution(target.Projects));
        var result = await RunAsync(path, [], workingDirectory, progress, cancellation);
        if (result.ExitCode != 0 && !result.TimedOut && result.Output.Contains("Warning As Error", StringComparison.Ordinal))
            result = await RunAsync(
                path,
                ["-p:TreatWarningsAsErrors=false", "-p:WarningsAsErrors="],
                workingDirectory,
                progress,
                cancellation
            );
        if (result.ExitCode == 0)
            return [];
        if (result.TimedOut)
            return
            [
                $"The restore did not end within {Limit.TotalMinutes:0} minutes and was stopped; check the package sources{Sources(result.Output)}.",
            ];
        // One project can spoil the restore of a whole solution; by themselves the others succeed.
        if (target.Projects.Length > 1)
        {
            progress("restoring each project by itself");
            result = await msbuild.RestoreEachAsync(target.Projects, target.Root, workingDirectory, Limit, cancellation);
        }

        return [.. Errors(result.Output + result.Error).Select(error => $"Restore: {error}")];
    }

    private Task<CommandResult> RunAsync(
        string path,
        ImmutableArray<string> extra,
        string workingDirectory,
        Action<string> progress,
        CancellationToken cancellation
    ) =>
        msbuild.RestoreAsync(
            path,
            target.Root,
            updatesLocks ? ["--force-evaluate", "-p:RestoreLockedMode=false", .. extra] : extra,
            workingDirectory,
            Limit,
            line =>
            {
                if (line.Contains("Restored ", StringComparison.Ordinal))
                    progress(line.Trim());
            },
            cancellation
        );

    private static string Sources(string output)
    {
        var hosts = Regex
            .Matches(output, @"https?://[^\s'""/]+", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Value)
            .Distinct()
            .Take(3)
            .ToArray();
        return hosts.Length == 0 ? "" : $" ({string.Join(", ", hosts)})";
    }

    /// <summary>The distinct "error NU1101: ..." parts, without project paths.</summary>
    private static IEnumerable<string> Errors(string output)
    {
        var errors = Regex
            .Matches(output, @"error (?<text>[A-Z]+\d+: [^\[\r\n]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["text"].Value.Trim())
            .Distinct()
            .ToArray();
        return errors.Length <= 5 ? errors : [.. errors.Take(5), $"and {errors.Length - 5} more errors"];
    }

    /// <summary>What the lock of the last restore says is missing for one target framework; empty if nothing is.</summary>
    public static ImmutableArray<string> MissingPackages(string assetsFile, string targetFramework)
    {
        if (!File.Exists(assetsFile))
            return ["packages are not restored"];
        try
        {
            using var stream = File.OpenRead(assetsFile);
            using var document = JsonDocument.Parse(stream);
            if (!document.RootElement.TryGetProperty("logs", out var logs))
                return [];
            return
            [
                .. logs.EnumerateArray()
                    .Where(log =>
                        log.GetProperty("level").GetString() is "Error"
                        && Text(log, "code") is "NU1101" or "NU1102" or "NU1103" or "NU1202" or "NU1301"
                        && Concerns(log, targetFramework)
                    )
                    .Select(log => $"{Text(log, "code")} {Text(log, "libraryId")}".Trim())
                    .Distinct(),
            ];
        }
        catch (JsonException)
        {
            return ["the lock of the last restore is damaged"];
        }
    }

    private static string Text(JsonElement log, string name) => log.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Concerns(JsonElement log, string targetFramework) =>
        targetFramework.Length == 0
        || !log.TryGetProperty("targetGraphs", out var graphs)
        || graphs.GetArrayLength() == 0
        || graphs
            .EnumerateArray()
            .Any(graph => graph.GetString()!.Split('/')[0].Equals(targetFramework, StringComparison.OrdinalIgnoreCase));
}
