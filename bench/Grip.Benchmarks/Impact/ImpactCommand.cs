using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Benchmarks.Measuring;

namespace Grip.Benchmarks.Impact;

/// <summary>Asks 'grip map affected' which files break with a declaration, and compares with the compiler's errors.</summary>
internal static class ImpactCommand
{
    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var cases = ImpactCase.Read(arguments.Required("cases"));
        var repositories = Path.GetFullPath(arguments.Required("repositories"));
        var work = Path.GetFullPath(arguments.Text("work") ?? Path.Combine(Path.GetTempPath(), "grip-bench"));
        var tools = await Tools.FindAsync(arguments, Path.Combine(work, "home"), cancellation);
        var report = new StringBuilder("| case | change | found | missed | too many | ms |\n|---|---|---:|---|---|---:|\n");
        int found = 0,
            missed = 0,
            extra = 0,
            skipped = 0;
        foreach (var one in cases)
        {
            if (one.FolderIn(repositories) is not { } folder || one.Place(folder) is not { } place)
            {
                skipped++;
                continue;
            }

            var sample = await tools.GripCommand(folder, "map", "affected", place, "--depth", "1").RunAsync(cancellation);
            var (files, milliseconds) = Answer(sample);
            // The compiler's list leaves out the declaring file.
            files.Remove(one.DeclaredIn);
            var (lost, surplus) = (
                one.Affected.Where(path => !files.Contains(path)).ToList(),
                files.Where(path => !one.Affected.Contains(path)).Order(StringComparer.Ordinal).ToList()
            );
            found += one.Affected.Count - lost.Count;
            missed += lost.Count;
            extra += surplus.Count;
            report.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Id} {one.Symbol} | {one.Change} | {one.Affected.Count - lost.Count} | {string.Join(' ', lost)} | {string.Join(' ', surplus)} | {milliseconds} |\n"
            );
        }

        report.Append(
            CultureInfo.InvariantCulture,
            $"\nrecall {Share(found, found + missed)}, precision at distance 1 {Share(found, found + extra)}; {cases.Count - skipped} cases, {skipped} without a checkout\n"
        );
        return report.ToString();
    }

    private static (HashSet<string> Files, long Milliseconds) Answer(Sample sample)
    {
        using var document = JsonDocument.Parse(sample.Output.Trim().Split('\n')[^1]);
        var root = document.RootElement;
        if (!root.TryGetProperty("files", out var files))
            throw new UsageException(root.GetProperty("message").GetString() ?? "grip gave no answer");
        return (
            files
                .EnumerateArray()
                .Where(file => file.GetProperty("breaks").GetBoolean())
                .Select(file => file.GetProperty("path").GetString()!)
                .ToHashSet(StringComparer.Ordinal),
            root.GetProperty("duration_ms").GetInt64()
        );
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "–" : ((double)part / whole).ToString("0.000", CultureInfo.InvariantCulture);
}
