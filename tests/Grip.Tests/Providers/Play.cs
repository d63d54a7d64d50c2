using System.Collections.Immutable;

namespace Grip.Tests.Providers;

internal enum Ending
{
    /// <summary>As HTTP asks.</summary>
    Clean,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>Nothing more comes, and the connection stays.</summary>
    Silence,
}

/// <summary>How a scripted server answers one request.</summary>
internal sealed record Play(int Status, string ContentType, ImmutableArray<string> Chunks, Ending Ending = Ending.Clean)
{
    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    public static Play Events(params string[] events) => new(200, "text/event-stream", [.. events]);

    public static Play Lines(params string[] lines) => new(200, "application/x-ndjson", [.. lines]);

    public static Play Json(string body, int status = 200) => new(status, "application/json", [body]);

    public Play With(string name, string value) => this with { Headers = Headers.Add((name, value)) };
}
