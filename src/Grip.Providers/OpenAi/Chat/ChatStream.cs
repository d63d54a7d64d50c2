using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Calls;
using Grip.Providers.Json;
using Grip.Providers.Streams;
using Grip.Providers.TextCalls;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>Reads the chunks of one answer. Whole is what has a finish reason, or [DONE] at its end.</summary>
internal sealed class ChatStream(ModelServer server, string model, ModelProfile profile, ModelRequest request) : IAnswerReader
{
    private readonly ChatThinking _thinking = new();
    private readonly OpenText _text = new(profile.TextCalls && !request.Tools.IsEmpty);
    private readonly List<(long Index, ChatCall Call)> _calls = [];
    private string? _finish;
    private string? _served;
    private Usage _usage = Usage.None;

    public bool IsComplete { get; private set; }

    public bool IsOver { get; private set; }

    public void Read(Frame frame, ICollection<ModelEvent> shown)
    {
        if (frame.IsDone)
        {
            IsComplete = IsOver = true;
            return;
        }

        using var json = JsonDocument.Parse(frame.Data);
        var root = json.RootElement;
        if (root.Part("error") is not null || root.Text("object") == "error")
            throw new AttemptException(ServerErrors.FromStream(server, model, root));
        _served = root.Text("model") ?? _served;
        if (root.Part("usage") is { } usage)
            Count(usage);
        foreach (var choice in root.Items("choices"))
        {
            if (choice.Part("error") is { } error)
                throw new AttemptException(ServerErrors.FromStream(server, model, error));
            // A server that does not stream sends the whole message instead.
            if ((choice.Part("delta") ?? choice.Part("message")) is { } delta)
                Add(delta, shown);
            if (choice.Text("finish_reason") is { Length: > 0 } finish)
                (_finish, IsComplete) = (finish, true);
        }
    }

    public ModelAnswer Finish(ICollection<ModelEvent> shown)
    {
        var (ids, cut) = (new CallIds(request), _finish is "length");
        var native = new NativeCalls(ids, cut);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (_thinking.ToBlock() is { } thinking)
            blocks.Add(thinking);
        var written =
            _calls.Count == 0 ? TextAnswer.Read(_text.All, _thinking.Text, profile, request, ids, cut) : TextAnswer.Plain(_text.All);
        _text.Rest(written.Text, shown);
        if (written.Text.Length > 0)
            blocks.Add(new Block.Text(written.Text));
        blocks.AddRange(written.Calls);
        foreach (var (_, call) in _calls)
            if (native.Read(call.Id, call.Name, call.Arguments) is { } made)
                blocks.Add(made);
        return new ModelAnswer(blocks.ToImmutable(), Stop(blocks), _usage, _served ?? model)
        {
            Malformed = [.. written.Malformed, .. native.Malformed],
        };
    }

    private void Add(JsonElement delta, ICollection<ModelEvent> shown)
    {
        _thinking.Add(delta, shown);
        if ((delta.Text("content") ?? delta.Text("refusal")) is { Length: > 0 } text)
            _text.Add(text, shown);
        foreach (var piece in delta.Items("tool_calls"))
            CallOf(piece).Add(piece);
    }

    /// <summary>Pieces belong together by index; where a server sends none, an id begins a new call.</summary>
    private ChatCall CallOf(JsonElement piece)
    {
        var id = piece.Text("id");
        var index = piece.Number("index");
        var found = index is { } at
            // Some servers send index 0 for all calls: another id is another call.
            ? _calls
                .LastOrDefault(call => call.Index == at && (string.IsNullOrEmpty(id) || call.Call.Id is null || call.Call.Id == id))
                .Call
            : _calls.LastOrDefault(call => string.IsNullOrEmpty(id) || call.Call.Id == id).Call;
        if (found is not null)
            return found;
        found = new ChatCall();
        _calls.Add((index ?? _calls.Count, found));
        return found;
    }

    private StopReason Stop(IEnumerable<Block> blocks) =>
        _finish switch
        {
            "length" => StopReason.MaxTokens,
            "content_filter" => StopReason.Refusal,
            _ => blocks.Any(block => block is Block.ToolUse) ? StopReason.ToolUse : StopReason.EndTurn,
        };

    private void Count(JsonElement usage)
    {
        var cached = usage.Part("prompt_tokens_details").Number("cached_tokens") ?? usage.Number("prompt_cache_hit_tokens") ?? 0;
        _usage = new Usage(
            Math.Max(0, (usage.Number("prompt_tokens") ?? 0) - cached),
            usage.Number("completion_tokens") ?? 0,
            cached,
            CacheWrite: 0
        );
    }
}
