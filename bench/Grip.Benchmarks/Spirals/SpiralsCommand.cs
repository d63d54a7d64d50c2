using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Benchmarks.Spirals.Rules;
using Grip.Benchmarks.Spirals.Traces;

namespace Grip.Benchmarks.Spirals;

/// <summary>Plays generated traces of every spiral and of work that looks like one, in Grip's loop and past the rules of other agents.</summary>
internal static class SpiralsCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(arguments.Required("out"));
        var count = arguments.Number("traces", 200, 1, 100_000);
        var seed = (ulong)arguments.Number("seed", 1, 0, int.MaxValue);
        var rows = await MeasureAsync(count, seed, cancellation);
        Directory.CreateDirectory(folder);
        var text = SpiralReport.Markdown(rows, count, seed);
        await File.WriteAllTextAsync(Path.Combine(folder, "spirals.md"), text, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "spirals.json"), JsonSerializer.Serialize(rows, Indented), cancellation);
        return text;
    }

    public static async Task<IReadOnlyList<SpiralRow>> MeasureAsync(int count, ulong seed, CancellationToken cancellation)
    {
        var rows = new List<SpiralRow>();
        foreach (var kind in SpiralTraces.Kinds.Concat(WorkTraces.Kinds))
        {
            var traces = Enumerable
                .Range(0, count)
                .Select(i =>
                    SpiralTraces.Kinds.Contains(kind)
                        ? SpiralTraces.Create(kind, seed * 1_000_003 + (ulong)i)
                        : WorkTraces.Create(kind, seed * 1_000_003 + (ulong)i)
                )
                .ToArray();
            var ours = new List<TraceResult>();
            foreach (var trace in traces)
                ours.Add(await TraceRun.GripAsync(trace, cancellation));
            rows.Add(SpiralRow.Of("Grip", traces[0], ours));
            foreach (var rule in FieldRule.All)
                rows.Add(SpiralRow.Of(rule().Name, traces[0], [.. traces.Select(trace => TraceRun.Field(trace, rule()))]));
        }

        return rows;
    }
}

/// <summary>One kind of trace under one set of rules.</summary>
/// <param name="Noticed">Share in which anything was said or done.</param>
/// <param name="Wasted">Mean steps that ran after the first revisit until then, where it was noticed.</param>
/// <param name="MostWasted">The worst of them.</param>
/// <param name="ToStop">Mean answers of the model after the first revisit until the end, where it was ended.</param>
internal sealed record SpiralRow(
    string Rules,
    string Kind,
    bool IsSpiral,
    int Traces,
    double Noticed,
    double Wasted,
    int MostWasted,
    double Stopped,
    double ToStop,
    double Disturbed
)
{
    public static SpiralRow Of(string rules, Trace trace, IReadOnlyList<TraceResult> results) =>
        new(
            rules,
            trace.Kind,
            trace.IsSpiral,
            results.Count,
            Share(results, result => result.Told),
            results.Select(result => result.Wasted).OfType<int>().DefaultIfEmpty(0).Average(),
            results.Select(result => result.Wasted).OfType<int>().DefaultIfEmpty(0).Max(),
            Share(results, result => result.Stopped),
            results.Select(result => result.ToStop).OfType<int>().DefaultIfEmpty(0).Average(),
            Share(results, result => result.Disturbed)
        );

    private static double Share(IReadOnlyList<TraceResult> results, Func<TraceResult, bool> holds) =>
        (double)results.Count(holds) / results.Count;
}

internal static class SpiralReport
{
    public static string Markdown(IReadOnlyList<SpiralRow> rows, int count, ulong seed)
    {
        var rules = rows.Select(row => row.Rules).Distinct().ToArray();
        var text = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"# Spirals\n\n{count} traces of each kind, seed {seed}. The model of a trace heeds nothing that it is told.\n"
            )
        );
        text.Append(
            "\n## Spirals: steps that ran after the first revisit until anything was said or done (mean, worst); answers until the end\n\n"
        );
        text.Append($"| spiral | {string.Join(" | ", rules)} |\n|---|{string.Concat(rules.Select(_ => "---|"))}\n");
        foreach (var kind in rows.Where(row => row.IsSpiral).GroupBy(row => row.Kind))
            text.Append($"| {kind.Key} | {string.Join(" | ", kind.Select(Spiral))} |\n");
        text.Append("\n## Productive work: ended by mistake (changed by force without an end)\n\n");
        text.Append($"| work | {string.Join(" | ", rules)} |\n|---|{string.Concat(rules.Select(_ => "---|"))}\n");
        foreach (var kind in rows.Where(row => !row.IsSpiral).GroupBy(row => row.Kind))
            text.Append($"| {kind.Key} | {string.Join(" | ", kind.Select(Work))} |\n");
        text.Append(
            $"| **all** | {string.Join(" | ", rules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"**{rows.Where(row => row.Rules == rule && !row.IsSpiral).Average(row => row.Stopped):P1}**")))} |\n"
        );
        return text.ToString();
    }

    private static string Spiral(SpiralRow row) =>
        row.Noticed == 0
            ? "never"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(row.Noticed < 1 ? $"in {row.Noticed:P0}: " : "")}{row.Wasted:0.0}, {row.MostWasted}; {(row.Stopped == 0 ? "no end" : $"end after {row.ToStop:0.0}")}"
            );

    private static string Work(SpiralRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Stopped:P1}{(row.Disturbed > row.Stopped ? $" ({row.Disturbed - row.Stopped:P1})" : "")}"
        );
}
