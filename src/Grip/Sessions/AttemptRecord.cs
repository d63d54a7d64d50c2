using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grip.Core.Ledger;

namespace Grip.Sessions;

/// <summary>An entry of the ledger as a line of a session. What an edit replaced by what stands in the message of the call, not here again.</summary>
internal sealed record AttemptRecord(
    int Number,
    int Turn,
    int Step,
    string Id,
    string Tool,
    string Kind,
    string Shown,
    string Key,
    string Family,
    ImmutableArray<string> Paths,
    string Tree,
    ImmutableArray<string> Errors,
    ImmutableArray<string> FailingTests,
    string TreeAfter,
    int FaultsAfter,
    bool Ran,
    bool Denied,
    bool Failed,
    bool Empty,
    string Print,
    ImmutableArray<string> Reasons,
    string Outcome,
    string Excerpt,
    ImmutableArray<string> Noticed,
    bool News,
    bool Progress
)
{
    private const int MostReasons = 10;

    public static void Write(Utf8JsonWriter writer, Attempt attempt)
    {
        writer.WritePropertyName("attempt");
        JsonSerializer.Serialize(writer, Of(attempt), AttemptJson.Default.AttemptRecord);
    }

    public static Attempt Read(JsonElement line) => line.GetProperty("attempt").Deserialize(AttemptJson.Default.AttemptRecord)!.ToAttempt();

    public static AttemptRecord Of(Attempt attempt) =>
        new(
            attempt.Number,
            attempt.Turn,
            attempt.Step,
            attempt.CallId,
            attempt.Tool,
            attempt.Kind.ToString(),
            attempt.Shown,
            attempt.Key,
            attempt.Family,
            attempt.Paths,
            attempt.Before.Tree,
            attempt.Before.Errors,
            attempt.Before.FailingTests,
            attempt.TreeAfter,
            attempt.FaultsAfter,
            attempt.Ran,
            attempt.Denied,
            attempt.Outcome.Failed,
            attempt.Outcome.Empty,
            attempt.Outcome.Print,
            [.. attempt.Outcome.Errors.Take(MostReasons)],
            attempt.Outcome.Line,
            attempt.Outcome.Excerpt,
            attempt.Noticed,
            attempt.IsNews,
            attempt.IsProgress
        );

    private Attempt ToAttempt() =>
        new(
            Number,
            Turn,
            Step,
            Id,
            Tool,
            Enum.Parse<ActionKind>(Kind),
            Shown,
            Key,
            Family,
            Paths,
            Subject: "",
            Made: "",
            new WorkspaceState(Tree, Errors, FailingTests),
            TreeAfter,
            FaultsAfter,
            SideEffects: 0,
            Ran,
            new AttemptOutcome(Failed, Empty, Print, Reasons, Outcome, Excerpt)
        )
        {
            Denied = Denied,
            Noticed = Noticed,
            IsNews = News,
            IsProgress = Progress,
        };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AttemptRecord))]
internal sealed partial class AttemptJson : JsonSerializerContext;
