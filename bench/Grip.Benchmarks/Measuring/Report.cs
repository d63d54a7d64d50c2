using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Grip.Benchmarks.Measuring;

/// <summary>The report for people.</summary>
internal static class Report
{
    public static string Markdown(IReadOnlyList<SizeReport> reports, Tools tools)
    {
        var text = new StringBuilder("# Measured\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Load()}.\n"
        );
        text.Append("Wall and processor time are medians, memory is the highest peak of one process. ");
        text.Append("What a compiler server or reused build node does for `dotnet build` is in its wall time only.\n");
        if (!MeasuredCommand.HasTime)
            text.Append("There is no `/usr/bin/time` here, so processor time and memory are missing.\n");
        if (tools.AstGrep is null)
            text.Append("ast-grep was not found.\n");
        foreach (var report in reports)
            Append(text, report);
        AppendGrowth(text, reports);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SizeReport report)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {report.Lines:N0} lines, {report.Files:N0} files, {report.Projects} projects\n\n");
        text.Append("| | wall | processor | memory | runs | times faster | proof |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in report.Rows)
        {
            var ratio = row.Ratio is { } times ? $"{times:0.0} than {row.Beside}" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.What} | {Seconds(row.WallSeconds)} | {Seconds(row.CpuSeconds)} | {Megabytes(row.PeakMegabytes)} | {row.Runs} | {ratio} | {row.Proof} |\n"
            );
        }
        foreach (var missing in report.LeftOut)
            text.Append(CultureInfo.InvariantCulture, $"\nNot measured: {missing}\n");
    }

    /// <summary>The same row over all sizes.</summary>
    private static void AppendGrowth(StringBuilder text, IReadOnlyList<SizeReport> reports)
    {
        if (reports.Count < 2)
            return;
        text.Append("\n## How it grows\n\n| wall |")
            .AppendJoin('|', reports.Select(report => $" {report.Lines:N0} lines "))
            .Append("|\n|---|");
        text.Append(string.Concat(Enumerable.Repeat("---|", reports.Count))).Append('\n');
        foreach (var name in reports.SelectMany(report => report.Rows.Select(Name)).Distinct(StringComparer.Ordinal))
        {
            var cells = reports.Select(report =>
                report.Rows.FirstOrDefault(row => Name(row) == name) is { } row ? $" {Seconds(row.WallSeconds)} " : " "
            );
            text.Append(CultureInfo.InvariantCulture, $"| {name} |").AppendJoin('|', cells).Append("|\n");
        }
    }

    /// <summary>Without the number of files, which differs from size to size.</summary>
    private static string Name(Row row)
    {
        var at = row.What.IndexOf(" (", StringComparison.Ordinal);
        return at > 0 ? row.What[..at] : row.What;
    }

    private static string Seconds(double? value) =>
        value switch
        {
            null => "",
            < 1 => $"{value * 1000:0} ms",
            _ => $"{value:0.0} s",
        };

    private static string Megabytes(double? value) => value is null ? "" : $"{value:0} MB";

    /// <summary>How busy the machine is besides, where the system tells it.</summary>
    private static string Load() =>
        File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[1]} over the last five minutes" : "";
}
