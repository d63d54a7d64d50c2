using System.Diagnostics;
using System.Text;
using Grip.Automations.Repair;
using Grip.Benchmarks.Generating;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Home;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Microsoft.CodeAnalysis;

namespace Grip.Benchmarks.Repairing;

/// <summary>How long a repair takes as a solution and the number of errors grow: members of a generated core get other names.</summary>
internal static class RepairScaleCommand
{
    private static readonly (string Type, string Member, string NewName)[] Breaks =
    [
        ("Harbor.Core.Telemetry", "SampleRarely", "SampleUse"),
        ("Harbor.Core.AuditTrail", "Note", "NoteEntry"),
        ("Harbor.Core.Telemetry", "CountUse", "CountOneUse"),
        ("Harbor.Core.Entity", "Describe", "DescribeIt"),
    ];

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var host = DotnetHost.Locate(Environment.GetEnvironmentVariable);
        var work = Path.GetFullPath(arguments.Required("out"));
        var report = new StringBuilder(
            "| lines | broken member | errors | left | tries | errors listed ms | repair ms | tries/s | processor s |\n|---|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var size in (arguments.Text("sizes") ?? "20000:6,60000:12,180000:30").Split(','))
        {
            var (lines, projects) = (int.Parse(size.Split(':')[0]), int.Parse(size.Split(':')[1]));
            var folder = Path.Combine(work, $"{lines}");
            if (!Directory.Exists(folder))
                GenerateCommand.Run(new GenerateOptions(lines, projects, 1, folder, MultiTarget: false));
            var loaded = await new SolutionLoader(host, HomeFolder.Locate(Environment.GetEnvironmentVariable)).LoadAsync(
                folder,
                new LoadOptions(MayRestore: true, IgnoreCache: false),
                static _ => { },
                cancellation
            );
            var before = loaded.Snapshot;
            foreach (var unit in before.Units)
                before.Compilation(unit, cancellation);
            foreach (var broken in Breaks)
                report.AppendLine(One(before, broken, lines, cancellation));
        }

        return report.ToString();
    }

    private static string One(
        SolutionSnapshot before,
        (string Type, string Member, string NewName) broken,
        int lines,
        CancellationToken cancellation
    )
    {
        var after = before.With(Renamed(before, broken, cancellation));
        // The compiler's own work of listing the errors is shown beside the search.
        var clock = Stopwatch.StartNew();
        var none = RepairRun.Run(before, after, new RepairOptions("list", TimeSpan.Zero, []), static _ => { }, cancellation);
        var listed = clock.ElapsedMilliseconds;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var result = RepairRun.Run(before, after, new RepairOptions("repair", TimeSpan.FromMinutes(5), []), static _ => { }, cancellation);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var searched = Math.Max(1, result.Duration.TotalMilliseconds);
        return $"| {lines} | {broken.Member} → {broken.NewName} | {none.ErrorsBefore} | {result.ErrorsLeft} | {result.Tries} | {listed} | {searched:0} | {result.Tries * 1000 / searched:0} | {processor.TotalSeconds:0.0} |";
    }

    /// <summary>Only the declarations get the new name: everything that uses the member breaks.</summary>
    private static ChangeSet Renamed(
        SolutionSnapshot before,
        (string Type, string Member, string NewName) broken,
        CancellationToken cancellation
    )
    {
        var edits = new Dictionary<string, List<TextEdit>>(StringComparer.Ordinal);
        foreach (var unit in before.Units)
            if (before.Compilation(unit, cancellation).Assembly.GetTypeByMetadataName(broken.Type) is { } type)
                foreach (
                    var location in type.GetMembers(broken.Member)
                        .SelectMany(member => member.Locations)
                        .Where(location => location.IsInSource)
                )
                {
                    var path = location.SourceTree!.FilePath;
                    if (!edits.TryGetValue(path, out var list))
                        edits[path] = list = [];
                    list.Add(new TextEdit(location.SourceSpan.Start, location.SourceSpan.Length, broken.NewName));
                }

        return new ChangeSet(
            "break",
            [.. edits.Select(file => new FileChange.Modified(file.Key, before.Documents[file.Key].Hash, [.. file.Value.Distinct()]))]
        );
    }
}
