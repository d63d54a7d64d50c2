using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace Grip.Providers.Streams;

/// <summary>One piece of a stream: the data of a server-sent event, or a line of JSON.</summary>
internal readonly record struct Frame(ReadOnlyMemory<byte> Data)
{
    /// <summary>The end of a Chat Completions stream, the one frame that is not JSON.</summary>
    public bool IsDone => Data.Span.SequenceEqual("[DONE]"u8);
}

/// <summary>Cuts a body into frames.</summary>
internal static class Frames
{
    public static async IAsyncEnumerable<Frame> Events(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var parser = SseParser.Create(body, static (_, data) => data.ToArray());
        await foreach (var item in parser.EnumerateAsync(cancellation))
            if (item.Data.Length > 0)
                yield return new Frame(item.Data);
    }

    /// <summary>A last line without a line end counts: whether the answer is whole, its content must say.</summary>
    public static async IAsyncEnumerable<Frame> Lines(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellation) is { } line)
            if (line.Length > 0)
                yield return new Frame(Encoding.UTF8.GetBytes(line));
    }

    /// <summary>The body as one frame: a server that does not stream.</summary>
    public static async IAsyncEnumerable<Frame> Whole(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        await body.CopyToAsync(all, cancellation);
        if (all.Length > 0)
            yield return new Frame(all.ToArray());
    }
}
