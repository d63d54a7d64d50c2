using System.Text;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>
/// Thinking beside the content. Servers call it <c>reasoning_content</c> or <c>reasoning</c>, and some add signed details;
/// each gets back what it sent.
/// </summary>
internal sealed class ChatThinking
{
    private readonly StringBuilder _text = new();
    private readonly List<JsonElement> _details = [];
    private string? _name;

    public string Text => _text.ToString();

    public void Add(JsonElement delta, ICollection<ModelEvent> shown)
    {
        foreach (var name in (string[])["reasoning_content", "reasoning"])
        {
            if (delta.Text(name) is not { Length: > 0 } text)
                continue;
            _name ??= name;
            if (name != _name)
                continue;
            _text.Append(text);
            shown.Add(new ModelEvent.ThinkingDelta(text));
        }

        _details.AddRange(delta.Items("reasoning_details").Select(detail => detail.Clone()));
    }

    public Block.Thinking? ToBlock()
    {
        if (_name is null && _details.Count == 0)
            return null;
        var json = JsonParts.Write(writer =>
        {
            writer.WriteStartObject();
            if (_name is { } name)
                writer.WriteString(name, Text);
            if (_details.Count > 0)
                WriteDetails(writer);
            writer.WriteEndObject();
        });
        return new Block.Thinking(ChatModel.Provider, Encoding.UTF8.GetString(json.Span), Text);
    }

    private void WriteDetails(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("reasoning_details");
        foreach (var detail in _details)
            writer.WriteRawValue(detail.GetRawText());
        writer.WriteEndArray();
    }
}
