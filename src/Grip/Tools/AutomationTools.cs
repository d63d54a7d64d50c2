using System.Collections.Immutable;
using System.Text.Json;
using Grip.Agent;
using Grip.Automations;
using Grip.Automations.ChangeSignature;
using Grip.Automations.Move;
using Grip.Automations.Rename;
using Grip.Automations.Rewrite;

namespace Grip.Tools;

/// <summary>The automations that a model can call, each with the arguments that its text names.</summary>
internal static class AutomationTools
{
    public static ImmutableArray<AutomationTool> All(AgentWorkspace workspace, Func<AutomationRun> run) =>
        [
            new(
                ToolText.Spec("Rename"),
                input => $"{input.Text("symbol")} to {input.Text("new_name")}",
                input => new Renaming(new RenameRequest(input.Text("symbol"), input.Text("new_name"), input.Flag("include_text"))),
                workspace,
                run
            ),
            new(ToolText.Spec("Rewrite"), input => $"{input.Text("pattern")} to {input.Text("replacement")}", Rewrite, workspace, run),
            new(ToolText.Spec("ChangeSignature"), input => input.Text("symbol"), ChangeSignature, workspace, run),
            new(
                ToolText.Spec("Move"),
                input =>
                    $"{input.Text("type")} to {input.TextOrNull("to_namespace") ?? input.TextOrNull("to_file") ?? "a file of its own"}",
                input => new MoveAutomation(
                    new MoveRequest(
                        input.Text("type"),
                        input.TextOrNull("to_namespace") is null,
                        input.TextOrNull("to_file"),
                        input.TextOrNull("to_namespace"),
                        ToFolder: false
                    )
                ),
                workspace,
                run
            ),
        ];

    private static RewriteAutomation Rewrite(JsonElement input)
    {
        var rule = new RewriteRule
        {
            Patterns = [input.Text("pattern")],
            Replacement = input.Text("replacement"),
            Where = [.. Texts(input, "where")],
            Usings = [.. Texts(input, "usings")],
        };
        rule.Check();
        return new RewriteAutomation([rule], new RewriteScope([.. Texts(input, "projects")], []), keepUsings: false);
    }

    private static ChangeSignatureAutomation ChangeSignature(JsonElement input) =>
        new(
            SignatureText.Parse(
                input.Text("symbol"),
                Texts(input, "add"),
                Texts(input, "value"),
                [],
                Texts(input, "remove"),
                Texts(input, "reorder") is { Length: > 0 } names ? string.Join(',', names) : null,
                Texts(input, "rename"),
                Texts(input, "type"),
                []
            )
        );

    private static string[] Texts(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [];
}
