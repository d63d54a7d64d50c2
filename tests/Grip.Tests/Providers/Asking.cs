using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Core.Tools;
using Grip.Providers.Catalog;
using Grip.Providers.Profiles;
using Grip.Providers.Streams;

namespace Grip.Tests.Providers;

/// <summary>Asks a model behind a scripted server.</summary>
internal static class Asking
{
    public const string Key = "sk-not-a-real-key-123456";

    public static ImmutableArray<ToolSpec> Tools { get; } =
    [
        new(
            "Read",
            "Reads a file.",
            """{"type":"object","properties":{"file_path":{"type":"string"},"offset":{"type":"integer"}},"required":["file_path"]}"""
        ),
        new(
            "Bash",
            "Runs a command.",
            """{"type":"object","properties":{"command":{"type":"string"},"background":{"type":"boolean"}},"required":["command"]}"""
        ),
        new("Write", "Writes a file.", """{"type":"object","properties":{"file_path":{"type":"string"},"content":{"type":"string"}}}"""),
    ];

    public static ModelRequest Request { get; } = new("You are terse.", [Message.User("Do it.")], Tools);

    public static RetryPolicy Quick { get; } =
        new(3, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2), new Random(1));

    public static StreamLimits Patient { get; } =
        new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), 1_000_000);

    public static IModel Model(Wire wire, ScriptedServer server, StreamLimits? limits = null, string? model = null) =>
        Model(wire, server.Address, limits, model);

    public static IModel Model(Wire wire, string address, StreamLimits? limits = null, string? model = null) =>
        new ModelCatalog(
            name =>
                name == wire.Variable ? address
                : name == wire.KeyVariable ? Key
                : null,
            ModelProfiles.BuiltIn(),
            TimeProvider.System
        )
        {
            Limits = limits ?? Patient,
            Retry = Quick,
        }.Create($"{wire.Provider}/{model ?? "mock-1"}");

    public static async Task<List<ModelEvent>> EventsAsync(IModel model, ModelRequest? request = null)
    {
        var events = new List<ModelEvent>();
        await foreach (var piece in model.AnswerAsync(request ?? Request, TestContext.Current.CancellationToken))
            events.Add(piece);
        return events;
    }

    public static async Task<ModelAnswer> AnswerAsync(IModel model, ModelRequest? request = null) =>
        Assert.IsType<ModelEvent.Answered>((await EventsAsync(model, request))[^1]).Answer;

    public static Task<ModelException> FailureAsync(IModel model, ModelRequest? request = null) =>
        Assert.ThrowsAsync<ModelException>(() => EventsAsync(model, request));
}
