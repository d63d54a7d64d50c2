using Grip.Core.Models;
using Grip.Providers.Prompts;
using Grip.Providers.Streams;

namespace Grip.Providers.Ollama;

/// <summary>
/// How large a window to ask for. Each other size makes the server load the model again, so there are few, and it never gets
/// smaller within a session.
/// </summary>
/// <param name="limit">What the model can do, in tokens.</param>
internal sealed class OllamaWindow(ModelServer server, string model, int limit, ModelProfile profile)
{
    private const int Smallest = 8192;
    private const int LeastOutput = 2048;
    private int _size;
    private double _correction = 1;

    public int Limit => limit;

    /// <exception cref="ModelException">The prompt does not fit into the model.</exception>
    public int For(ModelRequest request)
    {
        var prompt = (long)Math.Ceiling(PromptSize.Tokens(request) * _correction);
        var output = request.MaxOutputTokens ?? Math.Min(profile.MaxOutput, Math.Max(LeastOutput, limit / 4));
        // Near the limit a shorter answer is better than none.
        var least = prompt + Math.Min(output, LeastOutput);
        if (least > limit)
            throw TooLong(prompt);
        return _size = Math.Max(_size, StepFor(prompt + output));
    }

    public ModelException TooLong(long prompt) =>
        new(
            ModelFailure.TooLong,
            $"The prompt has about {prompt} tokens and an answer needs {LeastOutput} more, but {model} at {server.Where} has room for {limit}.",
            "Start a new session or compact this one, read less at once, or use a model with a larger window."
        );

    /// <summary>The next size, for a prompt that turned out to be longer than it was thought; null at the limit.</summary>
    public int? Larger(int size)
    {
        if (size >= limit)
            return null;
        return _size = Math.Max(_size, StepFor(size + 1L));
    }

    /// <summary>The server has counted: the next estimate gets better. It is never lowered much, for a count may leave out what was cached.</summary>
    public void Learn(ModelRequest request, Usage usage)
    {
        var estimate = PromptSize.Tokens(request);
        if (usage.Context > 0 && estimate > 0)
            _correction = Math.Clamp(usage.Context * 1.1 / estimate, Math.Max(_correction * 0.9, 1), 4);
    }

    private int StepFor(long need)
    {
        long step = Smallest;
        while (step < need)
            step *= 2;
        return (int)Math.Min(step, limit);
    }
}
