using System.Text.Json;
using Grip.Core;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Ledger;

namespace Grip.Print;

/// <summary>Claude Code's result object, with Grip's <c>verification</c> and <c>stopped_reason</c>.</summary>
internal static class ResultJson
{
    public static void Write(Utf8JsonWriter json, PrintResult result)
    {
        var outcome = result.Outcome;
        json.WriteString("type", "result");
        json.WriteString("subtype", result.Subtype);
        json.WriteBoolean("is_error", result.ExitCode != ExitCode.Done);
        json.WriteNumber("duration_ms", (long)result.Duration.TotalMilliseconds);
        json.WriteNumber("num_turns", outcome.Steps);
        json.WriteString("result", outcome.Answer);
        json.WriteString("stopped_reason", result.StoppedReasonName);
        json.WriteString("session_id", result.SessionId);
        json.WriteString("model", result.Model);
        if (outcome.CostUsd is { } cost)
            json.WriteNumber("total_cost_usd", cost);
        else
            json.WriteNull("total_cost_usd");
        if (outcome.Failure is { } failure)
            Strings(json, "errors", [failure.Message]);
        json.WritePropertyName("usage");
        Usage(json, outcome.Usage);
        json.WriteStartArray("permission_denials");
        foreach (var call in outcome.Denied)
        {
            json.WriteStartObject();
            json.WriteString("tool_name", call.Name);
            json.WriteString("tool_use_id", call.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("kept_work", result.Kept?.Id);
        if (outcome.Stuck is { } stuck)
            Stuck(json, stuck);
        if (result.Context is { } context)
            Context(json, context);
        json.WritePropertyName("verification");
        Verification(json, outcome.Proof);
    }

    private static void Stuck(Utf8JsonWriter json, StuckReport stuck)
    {
        json.WriteStartObject("stuck");
        json.WriteString("kind", SpiralNames.Of(stuck.Kind));
        json.WriteString("why", stuck.Why);
        json.WriteString("state", stuck.State);
        Strings(json, "tried", stuck.Tried);
        Strings(json, "next", stuck.Next);
        json.WriteEndObject();
    }

    private static void Context(Utf8JsonWriter json, ContextAccount context)
    {
        json.WriteStartObject("context");
        json.WriteNumber("tokens", context.Total);
        json.WriteNumber("window", context.Window);
        json.WriteNumber("reserved", context.Reserved);
        json.WriteBoolean("counted_by_server", context.Counted);
        json.WriteStartObject("by_kind");
        foreach (var part in context.Parts)
            json.WriteNumber(part.Kind, part.Tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Usage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.Input);
        json.WriteNumber("output_tokens", usage.Output);
        json.WriteNumber("cache_read_input_tokens", usage.CacheRead);
        json.WriteNumber("cache_creation_input_tokens", usage.CacheWrite);
        json.WriteEndObject();
    }

    private static void Verification(Utf8JsonWriter json, TurnProof proof)
    {
        json.WriteStartObject();
        json.WriteBoolean("proven", proof.Holds && proof.Weaknesses.IsEmpty);
        json.WriteString("looked_at", proof.Looked);
        Strings(json, "changed", proof.Changed);
        json.WriteStartArray("introduced");
        foreach (var diagnostic in proof.Introduced)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Id);
            json.WriteString("path", diagnostic.Path);
            json.WriteNumber("line", diagnostic.Line);
            json.WriteString("message", diagnostic.Message);
            json.WriteString("project", diagnostic.Project);
            json.WriteString("target_framework", diagnostic.TargetFramework);
            Strings(json, "suggestions", diagnostic.Suggestions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (proof.Tests is { } tests)
        {
            json.WriteStartObject("tests");
            json.WriteNumber("run", tests.Run);
            json.WriteNumber("passed", tests.Passed);
            json.WriteNumber("failed", tests.Failed);
            json.WriteNumber("skipped", tests.Skipped);
            Strings(json, "newly_failing", tests.NewlyFailing);
            json.WriteEndObject();
        }

        Strings(json, "weakened_tests", proof.WeakenedTests);
        Strings(json, "weaknesses", proof.Weaknesses);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
