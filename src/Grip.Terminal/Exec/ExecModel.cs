using System.Runtime.CompilerServices;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Terminal.Exec;

/// <summary>How a program that answers as a model is run.</summary>
/// <param name="Command">A line of shell.</param>
/// <param name="TimeLimit">For one answer.</param>
public sealed record ExecCommand(string Command, string WorkingDirectory, TimeSpan TimeLimit)
{
    /// <summary>Called with each line of its standard error, on a thread of the pool.</summary>
    public Action<string>? OnError { get; init; }
}

/// <summary>
/// A program as a model: it is started with the first request and ends with this object; each request is one line of JSON on its
/// standard input, each answer one line on its standard output. See docs/exec-model.md.
/// </summary>
public sealed class ExecModel(ExecCommand command, ModelProfile profile) : IModel, IAsyncDisposable
{
    private const string Provider = "exec";
    private readonly SemaphoreSlim _asking = new(1);
    private ExecProgram? _program;

    public string Id { get; } = $"exec:{command.Command}";

    public ModelProfile Profile { get; } = profile;

    public async IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var answer = await AskAsync(request, cancellation);
        foreach (var block in answer.Blocks)
        {
            if (block is Block.Text text)
                yield return new ModelEvent.TextDelta(text.Value);
            else if (block is Block.Thinking { Shown.Length: > 0 } thinking)
                yield return new ModelEvent.ThinkingDelta(thinking.Shown);
        }

        yield return new ModelEvent.Answered(answer);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _asking.Dispose();
    }

    private async Task<ModelAnswer> AskAsync(ModelRequest request, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation);
        try
        {
            _program ??= ExecProgram.Start(command);
            var line = await _program.AskAsync(
                ExchangeJson.Write(request, request.MaxOutputTokens ?? Profile.MaxOutput, Provider),
                cancellation
            );
            return Read(line);
        }
        // What a program says next, after a request that was given up, would be the answer to another one.
        catch (Exception failure) when (failure is ModelException or OperationCanceledException)
        {
            if (_program is not null)
                await _program.DisposeAsync();
            _program = null;
            throw;
        }
        finally
        {
            _asking.Release();
        }
    }

    private ModelAnswer Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error))
                throw new ModelException(ModelFailure.Rejected, $"'{command.Command}' reports an error: {Shorten(error.ToString())}");
            return ExchangeJson.Read(json.RootElement, Provider, Id);
        }
        catch (JsonException failure)
        {
            throw new ModelException(
                ModelFailure.Rejected,
                $"'{command.Command}' printed a line that is no answer: {failure.Message}",
                "It must print one JSON object on one line for each request, and nothing else; messages belong on standard error. "
                    + "See docs/exec-model.md.",
                [Shorten(line)]
            );
        }
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
