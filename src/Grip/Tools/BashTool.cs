using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Grip.Agent;
using Grip.Agent.Shell;
using Grip.Core.Tools;
using Grip.Sandbox;
using Grip.Terminal.Sandbox;
using Grip.Terminal.Shell;

namespace Grip.Tools;

/// <param name="environment">What a command is not given, by name, with a null value.</param>
/// <param name="sandbox">What holds commands back; null runs them with the user's rights.</param>
internal sealed class BashTool(
    AgentWorkspace workspace,
    ShellJobs jobs,
    ImmutableDictionary<string, string?> environment,
    CommandSandbox? sandbox
) : ITool
{
    private const int DefaultTimeout = 120_000;
    private const int LongestTimeout = 600_000;

    /// <summary>A server is known by what it does and by its silence; a build may be silent too, but it does not listen.</summary>
    private static readonly TimeSpan ServerQuiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly ShellWatch _watch = new(workspace.Root);

    public ToolSpec Spec { get; } = ToolText.Spec("Bash");

    public ToolEffect Effect => ToolEffect.Executes;

    public string Describe(JsonElement input) => input.Text("command");

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var before = await _watch.BeginAsync(cancellation);
        try
        {
            var result = await RunCommandAsync(input, cancellation);
            var changes = await _watch.EndAsync(before, cancellation);
            return changes.IsEmpty
                ? result
                : result with
                {
                    Content = $"{result.Content}\n{await ShellReport.OfAsync(workspace, Describe(input), changes, cancellation)}",
                };
        }
        catch (OperationCanceledException)
        {
            // What a command did before it was ended belongs to the turn all the same.
            var changes = await _watch.EndAsync(before, CancellationToken.None);
            if (!changes.IsEmpty)
                await ShellReport.TakeOverAsync(workspace, Describe(input), changes, new CancellationToken(canceled: true));
            throw;
        }
    }

    private async Task<ToolResult> RunCommandAsync(JsonElement input, CancellationToken cancellation)
    {
        ShellJob job;
        try
        {
            job = jobs.Start(
                input.Text("command"),
                environment.SetItems(sandbox?.Environment ?? ImmutableDictionary<string, string?>.Empty),
                sandbox?.Policy
            );
        }
        catch (SandboxException missing)
        {
            return ToolResult.Error($"The command was not run: {missing.Message}.");
        }
        catch (Win32Exception missing)
        {
            return ToolResult.Error($"bash cannot be started: {missing.Message}");
        }

        if (input.Flag("run_in_background"))
            return Background(job, "started in the background");
        var limit = TimeSpan.FromMilliseconds(Math.Clamp(input.Number("timeout", DefaultTimeout), 1, LongestTimeout));
        try
        {
            return await WaitAsync(job, limit, cancellation);
        }
        catch (OperationCanceledException)
        {
            job.Run.Kill();
            await job.Run.Ended;
            throw;
        }
    }

    private async Task<ToolResult> WaitAsync(ShellJob job, TimeSpan limit, CancellationToken cancellation)
    {
        while (true)
        {
            var left = limit - job.Run.Running;
            var wait = left < Look ? TimeSpan.FromMilliseconds(Math.Max(0, left.TotalMilliseconds)) : Look;
            if (await Task.WhenAny(job.Run.Ended, Task.Delay(wait, cancellation)) == job.Run.Ended)
            {
                var end = await job.Run.Ended;
                job.Log.Complete(end.ExitCode, end.Duration);
                return Answer(job, $"exit code {end.ExitCode}", end.ExitCode != 0);
            }

            cancellation.ThrowIfCancellationRequested();
            if (job.Run.Running >= limit)
                return await EndAsync(job, limit);
            if (job.Run.Quiet > ServerQuiet && Readiness.Of(job.Run.ProcessId, job.Recent) is { } why)
                return Background(job, $"it does not end by itself ({why}), so it goes on in the background");
        }
    }

    private async Task<ToolResult> EndAsync(ShellJob job, TimeSpan limit)
    {
        job.Run.Kill();
        var end = await job.Run.Ended;
        job.Log.Complete(null, end.Duration);
        var outcome = string.Create(
            CultureInfo.InvariantCulture,
            $"ended after {limit.TotalSeconds:0.#} s, with everything it had started: it did not come back. A longer timeout or run_in_background lets it go on"
        );
        return Answer(job, outcome, isError: true);
    }

    private ToolResult Background(ShellJob job, string why) =>
        Answer(job, $"{why}: job {job.Number}. Log with id {job.Number} reads it, stop ends it", isError: false);

    private ToolResult Answer(ShellJob job, string outcome, bool isError) =>
        ShellAnswer.Of(jobs, job, outcome, isError, output => sandbox?.Explain(output));
}
