using System.Globalization;
using System.Text.Json;
using Grip.Agent.Shell;
using Grip.Core.Ledger;
using Grip.Core.Tools;
using Grip.Terminal.Digests;

namespace Grip.Tools;

/// <summary>
/// Looks into what came back shortened: results that no longer stand in the conversation, and outputs of commands. Also the way
/// to background jobs.
/// </summary>
internal sealed class LogTool(ShellJobs jobs, AttemptLedger ledger) : ITool
{
    private const int Listed = 15;

    public ToolSpec Spec { get; } = ToolText.Spec("Log");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input)
    {
        var what = Number(input, "attempt") is { } attempt ? $"attempt {attempt}" : $"{Number(input, "id")}";
        return what.Length == 0 ? "list" : $"{what} {input.TextOrNull("search") ?? input.TextOrNull("lines")}".Trim();
    }

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (Number(input, "attempt") is { } attempt)
            return Attempt(attempt, input);
        if (Number(input, "id") is not { } number)
            return List();
        var job = jobs.Find(number);
        if (input.Flag("stop"))
            return await StopAsync(number, job);
        if (Output(number, job) is not { } output)
            return ToolResult.Error($"There is no log {number}. Call Log without arguments to see which there are.");
        var state = job is { IsRunning: true } ? "still running; so far:\n" : "";
        return new ToolResult(state + Lookup(input, "-40").Answer(FoldedLog.Of(output)), Summary: $"log {number}");
    }

    private ToolResult Attempt(int number, JsonElement input) =>
        ledger.Whole(number) is { } text
            ? new ToolResult(
                $"Attempt {number}, as it was then:\n{Lookup(input, "1-").Answer(FoldedLog.Of(text))}",
                Summary: $"attempt {number}"
            )
            : ToolResult.Error(
                $"There is no attempt {number} in this session; the newest is {ledger.All.Select(attempt => attempt.Number).DefaultIfEmpty(0).Last()}."
            );

    private static LogLookup Lookup(JsonElement input, string lines) =>
        new(input.TextOrNull("lines") ?? lines, input.TextOrNull("search"), Number(input, "next_error"));

    private string? Output(int number, ShellJob? job) => job is not null ? job.Output().Output : jobs.Logs.Find(number)?.Output;

    private static async Task<ToolResult> StopAsync(int number, ShellJob? job)
    {
        if (job is not { IsRunning: true })
            return ToolResult.Error($"No job {number} is running.");
        job.Run.Kill();
        await job.Run.Ended;
        return new ToolResult($"Job {number} has been ended, with everything it had started: {job.Command}", Summary: "stopped");
    }

    private ToolResult List()
    {
        var rows = jobs
            .Logs.List()
            .Take(Listed)
            .Select(entry =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Number}  {State(entry.Number, entry.ExitCode)}  {entry.Command.ReplaceLineEndings(" ")}\n"
                )
            )
            .ToArray();
        return new ToolResult(rows.Length == 0 ? "No command has run yet." : string.Concat(rows), Summary: $"{rows.Length} logs");
    }

    private string State(int number, int? exitCode) =>
        jobs.Find(number) is { IsRunning: true } ? "running"
        : exitCode is { } code ? $"exit {code}"
        : "ended";

    private static int? Number(JsonElement input, string name) => input.TryGetProperty(name, out _) ? input.Number(name, 0) : null;
}
