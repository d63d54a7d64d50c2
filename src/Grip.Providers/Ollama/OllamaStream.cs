using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Calls;
using Grip.Providers.Json;
using Grip.Providers.Streams;
using Grip.Providers.TextCalls;

namespace Grip.Providers.Ollama;

/// <summary>Reads the lines of one answer. Whole is what has said done.</summary>
internal sealed class OllamaStream(ModelServer server, string model, ModelProfile profile, ModelRequest request) : IAnswerReader
{
    private readonly OpenText _text = new(profile.TextCalls && !request.Tools.IsEmpty);
    private readonly StringBuilder _thinking = new();
    private readonly List<(string? Id, string Name, string Arguments)> _calls = [];
    private string? _reason;
    private string? _served;
    private Usage _usage = Usage.None;

    public bool IsComplete { get; private set; }

    public bool IsOver => IsComplete;

    public void Read(Frame frame, ICollection<ModelEvent> shown)
    {
        using var json = JsonDocument.Parse(frame.Data);
        var root = json.RootElement;
        if (root.Part("error") is not null)
            throw new AttemptException(ServerErrors.FromStream(server, model, root));
        _served = root.Text("model") ?? _served;
        if (root.Part("message") is { } message)
            Add(message, shown);
        if (!root.IsTrue("done"))
            return;
        IsComplete = true;
        _reason = root.Text("done_reason");
        _usage = new Usage(root.Number("prompt_eval_count") ?? 0, root.Number("eval_count") ?? 0, CacheRead: 0, CacheWrite: 0);
    }

    public ModelAnswer Finish(ICollection<ModelEvent> shown)
    {
        var (ids, cut) = (new CallIds(request), _reason is "length");
        var native = new NativeCalls(ids, cut);
        var thinking = _thinking.ToString();
        var written = _calls.Count == 0 ? TextAnswer.Read(_text.All, thinking, profile, request, ids, cut) : TextAnswer.Plain(_text.All);
        _text.Rest(written.Text, shown);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (thinking.Length > 0)
            blocks.Add(new Block.Thinking(OllamaModel.Provider, JsonSerializer.Serialize(thinking, TextTypes.Default.String), thinking));
        if (written.Text.Length > 0)
            blocks.Add(new Block.Text(written.Text));
        blocks.AddRange(written.Calls);
        foreach (var (id, name, arguments) in _calls)
            if (native.Read(id, name, arguments) is { } call)
                blocks.Add(call);
        return new ModelAnswer(blocks.ToImmutable(), Stop(blocks), _usage, _served ?? model)
        {
            Malformed = [.. written.Malformed, .. native.Malformed],
        };
    }

    private void Add(JsonElement message, ICollection<ModelEvent> shown)
    {
        if (message.Text("thinking") is { Length: > 0 } thinking)
        {
            _thinking.Append(thinking);
            shown.Add(new ModelEvent.ThinkingDelta(thinking));
        }

        if (message.Text("content") is { Length: > 0 } text)
            _text.Add(text, shown);
        foreach (var call in message.Items("tool_calls"))
        {
            var function = call.Part("function");
            var arguments = function.Part("arguments");
            _calls.Add(
                (
                    call.Text("id"),
                    function.Text("name") ?? "",
                    arguments is { ValueKind: JsonValueKind.String } ? function.Text("arguments")! : arguments?.GetRawText() ?? ""
                )
            );
        }
    }

    private StopReason Stop(IEnumerable<Block> blocks) =>
        _reason is "length" ? StopReason.MaxTokens
        : blocks.Any(block => block is Block.ToolUse) ? StopReason.ToolUse
        : StopReason.EndTurn;
}
