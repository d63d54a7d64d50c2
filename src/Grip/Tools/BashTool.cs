using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Grip.Agent;
using Grip.Agent.Shell;
using Grip.Core.Tools;
using Grip.Sandbox;
using Grip.Terminal;
using Grip.Terminal.Sandbox;

namespace Grip.Tools;

/// <param name="environment">What a command is not given, by name, with a null value.</param>
/// <param name="sandbox">What holds commands back; null runs them with the user's rights.</param>
internal sealed class BashTool(AgentWorkspace workspace, ImmutableDictionary<string, string?> environment, CommandSandbox? sandbox) : ITool
{
    private const int DefaultTimeout = 120_000;
    private const int LongestTimeout = 600_000;
    private const int MostShown = 10_000;

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
        var limit = TimeSpan.FromMilliseconds(Math.Clamp(input.Number("timeout", DefaultTimeout), 1, LongestTimeout));
        try
        {
            var result = await CommandRunner.RunAsync(
                new Command("bash", ["-c", $"exec 2>&1\n{input.Text("command")}"], workspace.Root, limit)
                {
                    Environment = environment.SetItems(sandbox?.Environment ?? ImmutableDictionary<string, string?>.Empty),
                    Sandbox = sandbox?.Policy,
                },
                cancellation
            );
            var outcome = result.TimedOut
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Ended after {limit.TotalSeconds:0.#} s, with everything it had started: it did not come back."
                )
                : $"exit code {result.ExitCode}";
            var failed = result.TimedOut || result.ExitCode != 0;
            var held = failed ? sandbox?.Explain(result.Output) : null;
            var text = $"{Shorten(result.Output)}{outcome}{(held is null ? "" : "\n" + held)}";
            return new ToolResult(text, IsError: failed, Summary: held is null ? outcome : $"{outcome}. {held}");
        }
        catch (SandboxException missing)
        {
            return ToolResult.Error($"The command was not run: {missing.Message}.");
        }
        catch (Win32Exception missing)
        {
            return ToolResult.Error($"bash cannot be started: {missing.Message}");
        }
    }

    /// <summary>Head and tail: a failure stands at the end, what ran at the beginning.</summary>
    private static string Shorten(string output)
    {
        if (output.Length <= MostShown)
            return output;
        var (head, tail) = (MostShown / 4, MostShown * 3 / 4);
        var start = output.LastIndexOf('\n', head) + 1;
        var end = output.IndexOf('\n', output.Length - tail) + 1;
        var left = output.AsSpan(start, end - start).Count('\n');
        return $"{output[..start]}… {left} lines left out; filter the command's output to see them …\n{output[end..]}";
    }
}
