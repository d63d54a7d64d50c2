using System.Text.Json;
using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>What is asked in one wire format.</summary>
/// <param name="Path">Below the server's base address.</param>
/// <param name="Model">As the server names it.</param>
/// <param name="NewReader">A reader for one attempt.</param>
internal sealed record Question(string Path, ReadOnlyMemory<byte> Body, string Model, Func<IAnswerReader> NewReader)
{
    /// <summary>True if the stream is lines of JSON, not server-sent events.</summary>
    public bool InLines { get; init; }
}

/// <summary>One request and its stream. What goes wrong is a value here, for the loop over attempts to judge.</summary>
internal sealed class AnswerAttempt(HttpChannel channel, Question question, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly SilenceGuard _guard = new(channel.Time, cancellation);
    private readonly IAnswerReader _reader = question.NewReader();
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<Frame>? _frames;

    /// <summary>Set when <see cref="NextAsync"/> has returned false and the answer is whole.</summary>
    public ModelAnswer? Answer { get; private set; }

    /// <summary>Set when <see cref="NextAsync"/> has returned false without an answer.</summary>
    public AttemptFailure? Failure { get; private set; }

    /// <returns>False if nothing more comes; what was added to <paramref name="shown"/> counts all the same.</returns>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async ValueTask<bool> NextAsync(ICollection<ModelEvent> shown)
    {
        try
        {
            _frames ??= await OpenAsync();
            if (!_reader.IsOver && await _frames.MoveNextAsync())
            {
                _reader.Read(_frames.Current, shown);
                return true;
            }
        }
        catch (AttemptException problem)
        {
            Failure = problem.Failure;
            return false;
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            Failure = ConnectionFailure.Broken($"has been silent for {_guard.Limit.TotalSeconds:0.###} s");
        }
        catch (JsonException)
        {
            Failure = ConnectionFailure.Broken("sent a piece of a stream that is not JSON");
            return false;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            Failure = ConnectionFailure.Broken("broke the connection in the middle of its answer");
        }

        Finish(shown);
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_frames is not null)
            await _frames.DisposeAsync();
        _response?.Dispose();
        _guard.Dispose();
    }

    /// <summary>A stream that breaks after the answer was declared whole has lost nothing but figures.</summary>
    private void Finish(ICollection<ModelEvent> shown)
    {
        if (_reader.IsComplete)
            (Answer, Failure) = (_reader.Finish(shown), null);
        else
            Failure ??= ConnectionFailure.Broken("ended its answer early, without saying that it is done");
    }

    private async Task<IAsyncEnumerator<Frame>> OpenAsync()
    {
        _response = await channel.SendAsync(HttpMethod.Post, question.Path, question.Body, question.Model, _guard);
        var body = new GuardedStream(await _response.Content.ReadAsStreamAsync(_guard.Token), _guard, channel.Limits);
        var media = _response.Content.Headers.ContentType?.MediaType;
        return media switch
        {
            _ when question.InLines => Frames.Lines(body, _guard.Token).GetAsyncEnumerator(_guard.Token),
            "application/json" => Frames.Whole(body, _guard.Token).GetAsyncEnumerator(_guard.Token),
            "text/html" => throw new AttemptException(
                new AttemptFailure(
                    ModelFailure.Rejected,
                    "answered with a web page: this is no address of a model server",
                    MayRetry: false,
                    NextStep: channel.Server.AddressVariable is { } variable ? $"Check {variable}." : null
                )
            ),
            _ => Frames.Events(body, _guard.Token).GetAsyncEnumerator(_guard.Token),
        };
    }
}
