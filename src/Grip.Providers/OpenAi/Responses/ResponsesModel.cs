using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.OpenAi.Responses;

/// <summary>The Responses API. Nothing is stored at the server; reasoning comes back encrypted and is sent again as it came.</summary>
internal sealed class ResponsesModel(string id, string model, ModelProfile profile, HttpChannel channel) : IModel
{
    /// <summary>Of items that only this wire format understands.</summary>
    public const string Provider = "openai-responses";

    public string Id { get; } = id;

    public ModelProfile Profile { get; } = profile;

    public IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, CancellationToken cancellation) =>
        StreamedAnswer.AskAsync(
            channel,
            new Question(
                "responses",
                ResponsesRequest.Write(model, Profile, request),
                model,
                () => new ResponsesStream(channel.Server, model, request)
            ),
            cancellation
        );
}
