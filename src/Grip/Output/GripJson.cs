using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Grip.Agent.Shell;
using Grip.Changes;
using Grip.Doctor;
using Grip.Ledger;
using Grip.Mapping;
using Grip.Models;
using Grip.Permissions;
using Grip.Rewriting;
using Grip.Sessions;
using Grip.Trust;
using Grip.Undo;
using Grip.Upgrading;

namespace Grip.Output;

internal sealed record TextJson(string Type, string Command, string Status, string Text);

internal sealed record ErrorJson(
    string Type,
    string Command,
    string Status,
    string Message,
    string? NextStep,
    ImmutableArray<string> Places,
    int ExitCode,
    long DurationMs
);

/// <summary>The JSON that grip answers with; names in snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TextJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSerializable(typeof(PermissionJson))]
[JsonSerializable(typeof(TrustJson))]
[JsonSerializable(typeof(RulesJson))]
[JsonSerializable(typeof(ModelsJson))]
[JsonSerializable(typeof(ChangeJson))]
[JsonSerializable(typeof(RuleTestJson))]
[JsonSerializable(typeof(UndoJson))]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(LedgerJson))]
[JsonSerializable(typeof(ContextJson))]
[JsonSerializable(typeof(SessionsJson))]
[JsonSerializable(typeof(LogJson))]
[JsonSerializable(typeof(LogListJson))]
[JsonSerializable(typeof(MapUsesJson))]
[JsonSerializable(typeof(RelevantJson))]
[JsonSerializable(typeof(MapAffectedJson))]
[JsonSerializable(typeof(MapTestsJson))]
[JsonSerializable(typeof(MapPathJson))]
[JsonSerializable(typeof(MapOutlineJson))]
[JsonSerializable(typeof(MapPortraitJson))]
[JsonSerializable(typeof(MapDeclarationsJson))]
[JsonSerializable(typeof(MapFunctionsJson))]
[JsonSerializable(typeof(MapOverviewJson))]
[JsonSerializable(typeof(MapPicturesJson))]
[JsonSerializable(typeof(UpgradeJson))]
[JsonSerializable(typeof(UpgradeListJson))]
internal sealed partial class GripJson : JsonSerializerContext;

/// <summary>Writes answers as JSON.</summary>
internal static class JsonText
{
    /// <summary>The answer goes to a program or a terminal, never into a web page: quotes and accents stay readable.</summary>
    public static GripJson Types { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    public static string Of<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
