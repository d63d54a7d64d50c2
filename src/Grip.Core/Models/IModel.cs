namespace Grip.Core.Models;

/// <summary>
/// A model, wherever it runs: behind a wire format, a program on a pipe, the built-in planner, a script of a test.
/// </summary>
public interface IModel
{
    /// <summary>As the user names it: "anthropic/claude-sonnet-5", "ollama/qwen2.5-coder:32b", "builtin".</summary>
    string Id { get; }

    /// <summary>May get better known with the first answer: a server then tells the window that it really has.</summary>
    ModelProfile Profile { get; }

    /// <summary>Asks for one answer and streams it.</summary>
    /// <remarks>
    /// The last event is <see cref="ModelEvent.Answered"/>; a stream that ends before the model said that it is done is a
    /// failure, never an answer, and no call of it is delivered. Retries happen inside, each announced by
    /// <see cref="ModelEvent.Retrying"/>, after which deltas begin anew.
    /// </remarks>
    /// <exception cref="ModelException">No answer: which server, which error, what to do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the connection is closed.</exception>
    IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, CancellationToken cancellation);
}

/// <summary>What an answer is made of while it comes.</summary>
public abstract record ModelEvent
{
    private ModelEvent() { }

    public sealed record TextDelta(string Text) : ModelEvent;

    public sealed record ThinkingDelta(string Text) : ModelEvent;

    /// <summary>An attempt failed; the next one begins after <paramref name="Delay"/>, and what was streamed counts for nothing.</summary>
    /// <param name="Status">The HTTP status, or null if there was none.</param>
    public sealed record Retrying(int Attempt, int MaxAttempts, TimeSpan Delay, int? Status, string Reason) : ModelEvent;

    /// <summary>A model did not answer and the next one of the chain is asked; what was streamed counts for nothing.</summary>
    /// <param name="From">The model's id.</param>
    /// <param name="Reason">What the first one's failure says.</param>
    public sealed record FellBack(string From, string To, string Reason) : ModelEvent;

    public sealed record Answered(ModelAnswer Answer) : ModelEvent;
}
