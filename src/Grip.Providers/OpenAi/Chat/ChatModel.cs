using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>Chat Completions, the format that most servers speak.</summary>
internal sealed class ChatModel(string id, string model, ModelProfile profile, HttpChannel channel) : IModel
{
    /// <summary>Of blocks that only this wire format understands.</summary>
    public const string Provider = "openai-chat";

    public string Id { get; } = id;

    public ModelProfile Profile { get; } = profile;

    public IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, CancellationToken cancellation) =>
        StreamedAnswer.AskAsync(
            channel,
            new Question(
                "chat/completions",
                ChatRequest.Write(model, Profile, channel.Server, request),
                model,
                () => new ChatStream(channel.Server, model, Profile, request)
            ),
            cancellation
        );
}
