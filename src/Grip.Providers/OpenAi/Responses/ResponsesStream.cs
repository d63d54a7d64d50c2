using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Calls;
using Grip.Providers.Json;
using Grip.Providers.Streams;

namespace Grip.Providers.OpenAi.Responses;

/// <summary>Reads the events of one answer. Whole is what has said response.completed or response.incomplete.</summary>
internal sealed class ResponsesStream(ModelServer server, string model, ModelRequest request) : IAnswerReader
{
    private readonly SortedDictionary<long, JsonElement> _items = [];
    private JsonElement? _response;
    private bool _cut;

    public bool IsComplete => _response is not null;

    public bool IsOver => IsComplete;

    public void Read(Frame frame, ICollection<ModelEvent> shown)
    {
        if (frame.IsDone)
            return;
        using var json = JsonDocument.Parse(frame.Data);
        var root = json.RootElement;
        switch (root.Text("type") ?? root.Text("object"))
        {
            case "response.output_text.delta" or "response.refusal.delta" when root.Text("delta") is { Length: > 0 } text:
                shown.Add(new ModelEvent.TextDelta(text));
                break;
            case "response.reasoning_summary_text.delta"
            or "response.reasoning_text.delta" when root.Text("delta") is { Length: > 0 } thinking:
                shown.Add(new ModelEvent.ThinkingDelta(thinking));
                break;
            case "response.output_item.done" when root.Part("item") is { } item:
                _items[root.Number("output_index") ?? _items.Count] = item.Clone();
                break;
            case "response.completed" or "response.incomplete" when root.Part("response") is { } response:
                End(response);
                break;
            case "response.failed" or "error":
                throw new AttemptException(ServerErrors.FromStream(server, model, root.Part("response") ?? root));
            // A server that does not stream although it was asked to.
            case "response":
                End(root);
                break;
        }
    }

    public ModelAnswer Finish(ICollection<ModelEvent> shown)
    {
        var response = _response!.Value;
        var calls = new NativeCalls(new CallIds(request), _cut);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var items = _items.Count > 0 ? _items.Values.ToList() : [.. response.Items("output")];
        foreach (var item in items)
            if (ToBlock(item, calls) is { } block)
                blocks.Add(block);
        return new ModelAnswer(blocks.ToImmutable(), Stop(response, items, blocks), UsageOf(response), response.Text("model") ?? model)
        {
            Malformed = calls.Malformed,
        };
    }

    private void End(JsonElement response)
    {
        if (response.Text("status") == "failed")
            throw new AttemptException(ServerErrors.FromStream(server, model, response));
        _cut = response.Text("status") == "incomplete";
        _response = response.Clone();
    }

    private static Block? ToBlock(JsonElement item, NativeCalls calls)
    {
        switch (item.Text("type"))
        {
            case "message":
                var text = string.Concat(item.Items("content").Select(part => part.Text("text") ?? part.Text("refusal")));
                return text.Length > 0 ? new Block.Text(text) : null;
            case "function_call" when item.Text("status") == "incomplete":
                calls.Refuse(item.Text("name") ?? "", item.Text("arguments") ?? "", Malformation.CutOff);
                return null;
            case "function_call":
                return calls.Read(item.Text("call_id"), item.Text("name") ?? "", item.Text("arguments") ?? "");
            case null:
                return null;
            default:
                return new Block.Thinking(
                    ResponsesModel.Provider,
                    item.GetRawText(),
                    string.Join(
                        "\n\n",
                        item.Items("summary").Concat(item.Items("content")).Select(part => part.Text("text")).OfType<string>()
                    )
                );
        }
    }

    private StopReason Stop(JsonElement response, List<JsonElement> items, IEnumerable<Block> blocks)
    {
        if (_cut)
            return response.Part("incomplete_details").Text("reason") == "content_filter" ? StopReason.Refusal : StopReason.MaxTokens;
        if (blocks.Any(block => block is Block.ToolUse))
            return StopReason.ToolUse;
        return items.SelectMany(item => item.Items("content")).Any(part => part.Text("type") == "refusal")
            ? StopReason.Refusal
            : StopReason.EndTurn;
    }

    private static Usage UsageOf(JsonElement response)
    {
        var usage = response.Part("usage");
        var cached = usage.Part("input_tokens_details").Number("cached_tokens") ?? 0;
        return new Usage(
            Math.Max(0, (usage.Number("input_tokens") ?? 0) - cached),
            usage.Number("output_tokens") ?? 0,
            cached,
            CacheWrite: 0
        );
    }
}
