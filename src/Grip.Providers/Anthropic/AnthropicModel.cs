using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.Anthropic;

/// <summary>The Messages API.</summary>
internal sealed class AnthropicModel(string id, string model, ModelProfile profile, HttpChannel channel) : IModel
{
    /// <summary>Of blocks that only this wire format understands.</summary>
    public const string Provider = "anthropic";

    public string Id { get; } = id;

    public ModelProfile Profile { get; } = profile;

    public IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, CancellationToken cancellation) =>
        StreamedAnswer.AskAsync(
            channel,
            new Question(
                "v1/messages",
                AnthropicRequest.Write(model, Profile, request),
                model,
                () => new AnthropicStream(channel.Server, model, request)
            ),
            cancellation
        );
}
