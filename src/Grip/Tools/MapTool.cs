using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>The questions of <c>grip map</c>, asked through the same front door, in the compact form.</summary>
/// <param name="surroundings">Those of the run; only output, error and input are its own.</param>
/// <param name="target">The solution, as --in names it.</param>
internal sealed class MapTool(Surroundings surroundings, string target) : ITool
{
    private const int DefaultBudget = 1_500;

    // The first dozen files of a ranking are what it is good for.
    private const int RankingBudget = 600;

    public ToolSpec Spec { get; } = ToolText.Spec("Map");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) => $"{input.Text("question")} {input.TextOrNull("name")}".TrimEnd();

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var question = input.Text("question");
        if (question != "overview" && question != "functions" && input.TextOrNull("name") is null)
            return ToolResult.Error($"'{question}' needs 'name'.");
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await GripProgram.RunAsync(
            Arguments(input, question),
            surroundings with
            {
                Input = TextReader.Null,
                Output = output,
                Error = error,
                OutputIsTerminal = false,
                ErrorIsTerminal = false,
            },
            cancellation
        );
        await output.FlushAsync(cancellation);
        return exit == 0 ? new ToolResult(Encoding.UTF8.GetString(bytes.ToArray())) : ToolResult.Error(error.ToString().Trim());
    }

    private string[] Arguments(JsonElement input, string question) =>
        [
            "map",
            question,
            .. input.TextOrNull("name") is { } name ? new[] { name } : [],
            .. input.TextOrNull("to") is { } to ? new[] { to } : [],
            .. question == "uses" && input.TextOrNull("with") is { } with ? new[] { "--with", with } : [],
            "--budget",
            input.Number("budget", question == "relevant" ? RankingBudget : DefaultBudget).ToString(CultureInfo.InvariantCulture),
            "--in",
            target,
            "--quiet",
        ];
}
