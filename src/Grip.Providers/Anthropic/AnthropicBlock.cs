using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grip.Providers.Json;

namespace Grip.Providers.Anthropic;

/// <summary>A content block while it comes: its beginning, and what deltas add to it.</summary>
internal sealed class AnthropicBlock(JsonElement start)
{
    private readonly Dictionary<string, StringBuilder> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _others = new(StringComparer.Ordinal);
    private readonly JsonElement _start = start.Clone();
    private readonly StringBuilder _input = new();

    public string Type { get; } = start.Text("type") ?? "";

    public bool IsClosed { get; set; }

    public string Id => _start.Text("id") ?? "";

    public string Name => _start.Text("name") ?? "";

    /// <summary>The arguments of a call; what the start held if no delta came.</summary>
    public string Input => _input.Length > 0 ? _input.ToString() : _start.Part("input")?.GetRawText() ?? "";

    public string Text(string name) => (_start.Text(name) ?? "") + (_texts.TryGetValue(name, out var added) ? added.ToString() : "");

    /// <summary>
    /// A delta of any kind: its strings lengthen the block's property of the same name, all else is set; so blocks that
    /// this program has never heard of come out whole too.
    /// </summary>
    public void Add(JsonElement delta)
    {
        foreach (var part in delta.EnumerateObject())
        {
            if (part.NameEquals("type"))
                continue;
            if (part.NameEquals("partial_json"))
                _input.Append(delta.Text("partial_json"));
            else if (part.Value.ValueKind == JsonValueKind.String)
                (_texts.TryGetValue(part.Name, out var text) ? text : _texts[part.Name] = new StringBuilder()).Append(
                    delta.Text(part.Name)
                );
            else
                _others[part.Name] = part.Value.Clone();
        }
    }

    /// <summary>The whole block; one without deltas is just what the server sent.</summary>
    public string ToJson()
    {
        if (_texts.Count == 0 && _others.Count == 0 && _input.Length == 0)
            return _start.GetRawText();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        foreach (var part in _start.EnumerateObject())
        {
            written.Add(part.Name);
            if (part.NameEquals("input") && _input.Length > 0)
            {
                writer.WritePropertyName("input");
                writer.WriteRawValue(_input.ToString());
            }
            else if (_texts.ContainsKey(part.Name))
                writer.WriteString(part.Name, Text(part.Name));
            else if (_others.TryGetValue(part.Name, out var other))
            {
                writer.WritePropertyName(part.Name);
                other.WriteTo(writer);
            }
            else
            {
                writer.WritePropertyName(part.Name);
                writer.WriteRawValue(part.Value.GetRawText());
            }
        }

        foreach (var name in _texts.Keys.Where(name => !written.Contains(name)))
            writer.WriteString(name, Text(name));
        foreach (var (name, other) in _others.Where(other => !written.Contains(other.Key)))
        {
            writer.WritePropertyName(name);
            other.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
