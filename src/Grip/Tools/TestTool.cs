using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Automations.Checking;
using Grip.Core.Checks;
using Grip.Core.Tools;
using Grip.Home;
using Grip.Map.Sdk;
using Grip.Terminal.Dotnet;

namespace Grip.Tools;

/// <summary>Runs .NET tests and answers with facts. The code that runs is the code that the proof at the end of a turn runs anyway.</summary>
/// <param name="host">Asked for only when there is a solution.</param>
internal sealed class TestTool(AgentWorkspace workspace, Func<DotnetHost> host, HomeFolder home, Action<string> progress) : ITool
{
    private const int MostShown = 15;
    private const int LongestMessage = 1_500;

    public ToolSpec Spec { get; } = ToolText.Spec("Test");

    // Not beside other tools: it runs what they have made.
    public ToolEffect Effect => ToolEffect.Notes;

    public string Describe(JsonElement input) => input.TextOrNull("filter") ?? input.TextOrNull("which") ?? "affected";

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (await workspace.Solution.CurrentAsync(cancellation) is not { } solution)
            return ToolResult.Error($"Test needs a C# solution: {workspace.Solution.Absence} Run other tests with Bash.");
        var filter = input.TextOrNull("filter");
        var all = filter is not null || input.TextOrNull("which") == "all";
        var differences = TurnDifferences.Of(workspace);
        if (!all && differences.IsEmpty)
            return new ToolResult("This turn has changed nothing so far, so no test is affected. Ask for which: all, or give a filter.");
        var answer = await new TestQuestion(host(), home, solution, workspace.Root).AskAsync(
            all ? TestSelection.All : TestSelection.Affected,
            differences,
            filter,
            progress,
            cancellation
        );
        if (answer.Projects.IsEmpty)
            return new ToolResult(
                all ? "There is no test project in this solution." : "No test project depends on what this turn has changed."
            );
        return Answer(answer, filter);
    }

    private static ToolResult Answer(TestAnswer answer, string? filter)
    {
        var (passed, failed) = (answer.Results.Count(TestOutcome.Passed), answer.Results.Count(TestOutcome.Failed));
        var skipped = answer.Results.Count(TestOutcome.Skipped);
        // A filter rules out whole projects; that is no failure of theirs.
        var broken = answer.NotRun.Where(one => filter is null || !one.Value.Contains("no test ran", StringComparison.Ordinal)).ToArray();
        if (filter is not null && answer.Results.ByName.IsEmpty && broken.Length == 0)
            return ToolResult.Error(
                $"No test matches the filter '{filter}'. It is that of dotnet test, as in: FullyQualifiedName~OrderTests, or a part of a name."
            );
        var summary = string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {skipped} skipped");
        var text = new StringBuilder($"{summary} ({string.Join(", ", answer.Projects)}).");
        foreach (var name in answer.Results.Failing.Order(StringComparer.Ordinal).Take(MostShown))
            text.Append($"\nfailed: {name}\n{Indented(answer.Results.Messages.GetValueOrDefault(name, ""))}");
        if (failed > MostShown)
            text.Append($"\n… and {failed - MostShown} more failed.");
        foreach (var (project, why) in broken)
            text.Append($"\nnot run: {project}: {why}");
        return new ToolResult(text.ToString(), IsError: failed > 0 || broken.Length > 0, Summary: summary);
    }

    private static string Indented(string message) =>
        string.Join(
            '\n',
            (message.Length > LongestMessage ? message[..LongestMessage] + "…" : message).Split('\n').Select(line => $"  {line.TrimEnd()}")
        );
}
