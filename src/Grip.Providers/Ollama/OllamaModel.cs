using System.Runtime.CompilerServices;
using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.Ollama;

/// <summary>
/// Ollama's own API. Its window is set on purpose for each request, for its default silently drops the beginning of a long prompt;
/// a prompt that does not fit is refused here, with numbers.
/// </summary>
internal sealed class OllamaModel(string id, string model, ModelProfile profile, HttpChannel channel) : IModel
{
    /// <summary>Of blocks that only this wire format understands.</summary>
    public const string Provider = "ollama";

    private OllamaWindow? _window;

    public string Id { get; } = id;

    /// <summary>The window is the model's own once it is known.</summary>
    public ModelProfile Profile => _window is { } window ? profile with { Window = window.Limit } : profile;

    public async IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var window = await WindowAsync(cancellation);
        var size = window.For(request);
        while (true)
        {
            ModelAnswer? answer = null;
            var tooShort = false;
            await foreach (var piece in AskAsync(request, size, cancellation))
            {
                if (piece is ModelEvent.Answered answered && IsFull(answered.Answer, size))
                {
                    // An older server has silently dropped the beginning of the prompt: this is an answer to another question.
                    tooShort = window.Larger(size) is not null;
                    if (!tooShort)
                        throw window.TooLong(answered.Answer.Usage.Context);
                    yield return Growing(size);
                }
                else if (piece is ModelEvent.Answered whole)
                    answer = whole.Answer;
                else if (piece is ModelEvent.Retrying { Attempt: 0 } grown)
                {
                    tooShort = true;
                    yield return grown;
                }
                else
                    yield return piece;
            }

            if (tooShort)
            {
                size = window.Larger(size)!.Value;
                continue;
            }

            window.Learn(request, answer!.Usage);
            yield return new ModelEvent.Answered(answer);
            yield break;
        }
    }

    /// <summary>One window size. A server that finds the prompt longer than the estimate gets a larger one, announced as attempt 0.</summary>
    private async IAsyncEnumerable<ModelEvent> AskAsync(
        ModelRequest request,
        int size,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var question = new Question(
            "api/chat",
            OllamaRequest.Write(model, profile, request, size),
            model,
            () => new OllamaStream(channel.Server, model, profile, request)
        )
        {
            InLines = true,
        };
        await using var pieces = StreamedAnswer.AskAsync(channel, question, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            ModelException? tooLong = null;
            try
            {
                if (!await pieces.MoveNextAsync())
                    yield break;
            }
            catch (ModelException failure) when (failure.Failure == ModelFailure.TooLong && _window!.Larger(size) is not null)
            {
                tooLong = failure;
            }

            if (tooLong is not null)
            {
                yield return Growing(size);
                yield break;
            }

            yield return pieces.Current;
        }
    }

    private static bool IsFull(ModelAnswer answer, int size) => answer.Usage.Context >= size - 16;

    private ModelEvent.Retrying Growing(int size) =>
        new(
            0,
            channel.Retry.MaxAttempts,
            TimeSpan.Zero,
            Status: null,
            $"{channel.Server.Where} found the prompt longer than its window of {size} tokens; asking again with {_window!.Larger(size)}"
        );

    private async Task<OllamaWindow> WindowAsync(CancellationToken cancellation)
    {
        if (_window is { } known)
            return known;
        var limit = await OllamaLimit.AskAsync(channel, model, cancellation) ?? profile.Window;
        var window = new OllamaWindow(channel.Server, model, limit, profile);
        // Two requests may ask at once; both go on with the same one.
        return Interlocked.CompareExchange(ref _window, window, null) ?? window;
    }
}
