using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Calls;
using Grip.Providers.Json;
using Grip.Providers.Streams;

namespace Grip.Providers.Anthropic;

/// <summary>Reads the events of one answer. Whole is what has said message_stop.</summary>
internal sealed class AnthropicStream(ModelServer server, string model, ModelRequest request) : IAnswerReader
{
    private readonly SortedDictionary<long, AnthropicBlock> _blocks = [];
    private string? _stop;
    private string? _served;
    private Usage _usage = Usage.None;

    public bool IsComplete { get; private set; }

    public bool IsOver => IsComplete;

    public void Read(Frame frame, ICollection<ModelEvent> shown)
    {
        using var json = JsonDocument.Parse(frame.Data);
        var root = json.RootElement;
        switch (root.Text("type"))
        {
            case "message_start":
                _served = root.Part("message").Text("model") ?? _served;
                Count(root.Part("message").Part("usage"));
                break;
            case "content_block_start" when root.Part("content_block") is { } block:
                Open(root.Number("index") ?? _blocks.Count, block, shown);
                break;
            case "content_block_delta" when root.Part("delta") is { } delta:
                Add(root.Number("index") ?? 0, delta, shown);
                break;
            case "content_block_stop" when _blocks.TryGetValue(root.Number("index") ?? 0, out var closed):
                closed.IsClosed = true;
                break;
            case "message_delta":
                _stop = root.Part("delta").Text("stop_reason") ?? _stop;
                Count(root.Part("usage"));
                break;
            case "message_stop":
                IsComplete = true;
                break;
            case "message":
                ReadWhole(root, shown);
                break;
            case "error":
                throw new AttemptException(ServerErrors.FromStream(server, model, root));
        }
    }

    public ModelAnswer Finish(ICollection<ModelEvent> shown)
    {
        var cut = _stop is "max_tokens" or "model_context_window_exceeded" or null;
        var calls = new NativeCalls(new CallIds(request), cut);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in _blocks.Values)
            if (ToBlock(block, calls, cut) is { } made)
                blocks.Add(made);
        return new ModelAnswer(blocks.ToImmutable(), Stop(blocks), _usage, _served ?? model) { Malformed = calls.Malformed };
    }

    private static Block? ToBlock(AnthropicBlock block, NativeCalls calls, bool cut)
    {
        switch (block.Type)
        {
            case "text":
                return block.Text("text") is { Length: > 0 } text ? new Block.Text(text) : null;
            case "tool_use" when !block.IsClosed:
                calls.Refuse(block.Name, block.Input, Malformation.CutOff);
                return null;
            case "tool_use":
                return calls.Read(block.Id, block.Name, block.Input);
            case "thinking" or "redacted_thinking":
                // Unsigned thinking is not taken back.
                return cut && !block.IsClosed ? null : new Block.Thinking(AnthropicModel.Provider, block.ToJson(), block.Text("thinking"));
            default:
                return block.IsClosed ? Unknown(block) : null;
        }
    }

    /// <summary>A block of a kind that came after this program, kept for its provider; not if its own input is no JSON.</summary>
    private static Block.Thinking? Unknown(AnthropicBlock block)
    {
        try
        {
            return new Block.Thinking(AnthropicModel.Provider, block.ToJson(), "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Open(long index, JsonElement block, ICollection<ModelEvent> shown)
    {
        _blocks[index] = new AnthropicBlock(block);
        if (block.Text("text") is { Length: > 0 } text)
            shown.Add(new ModelEvent.TextDelta(text));
    }

    private void Add(long index, JsonElement delta, ICollection<ModelEvent> shown)
    {
        if (!_blocks.TryGetValue(index, out var block))
            return;
        block.Add(delta);
        if (delta.Text("text") is { Length: > 0 } text)
            shown.Add(new ModelEvent.TextDelta(text));
        else if (delta.Text("thinking") is { Length: > 0 } thinking)
            shown.Add(new ModelEvent.ThinkingDelta(thinking));
    }

    /// <summary>A server that does not stream although it was asked to.</summary>
    private void ReadWhole(JsonElement message, ICollection<ModelEvent> shown)
    {
        foreach (var block in message.Items("content"))
        {
            Open(_blocks.Count, block, shown);
            _blocks[_blocks.Count - 1].IsClosed = true;
        }

        _stop = message.Text("stop_reason");
        _served = message.Text("model") ?? _served;
        Count(message.Part("usage"));
        IsComplete = true;
    }

    private StopReason Stop(IEnumerable<Block> blocks) =>
        _stop switch
        {
            "max_tokens" or "model_context_window_exceeded" => StopReason.MaxTokens,
            "refusal" => StopReason.Refusal,
            _ => blocks.Any(block => block is Block.ToolUse) ? StopReason.ToolUse : StopReason.EndTurn,
        };

    /// <summary>Each count replaces the one before: the last event has the sums.</summary>
    private void Count(JsonElement? usage) =>
        _usage = new Usage(
            usage.Number("input_tokens") ?? _usage.Input,
            usage.Number("output_tokens") ?? _usage.Output,
            usage.Number("cache_read_input_tokens") ?? _usage.CacheRead,
            usage.Number("cache_creation_input_tokens") ?? _usage.CacheWrite
        );
}
