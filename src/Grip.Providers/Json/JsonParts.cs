using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Grip.Providers.Json;

/// <summary>Reading JSON of others: what is missing or of another kind is null, never an exception.</summary>
internal static class JsonParts
{
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null
            ? part
            : null;

    public static JsonElement? Part(this JsonElement? element, string name) => element?.Part(name);

    public static string? Text(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.String } text ? Read(text) : null;

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    public static long? Number(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static long? Number(this JsonElement? element, string name) => element?.Number(name);

    public static bool IsTrue(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The elements of an array; none if there is no such array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>A string with half a surrogate pair is legal JSON and comes when a server cuts an emoji in two.</summary>
    private static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(text.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescaped(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(
                    raw[i] switch
                    {
                        'b' => '\b',
                        'f' => '\f',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        var same => same,
                    }
                );
            }
        }

        return text.ToString();
    }

    /// <returns>Null if the text is not JSON.</returns>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        // The request goes to a server, never into a web page: code stays as short as it is.
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        return buffer.WrittenMemory;
    }
}
