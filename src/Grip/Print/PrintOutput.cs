using Grip.Core.Agent;

namespace Grip.Print;

/// <summary>One form of printing a run. Only the answer goes to standard output.</summary>
internal abstract class PrintOutput(TextWriter writer)
{
    protected TextWriter Writer { get; } = writer;

    /// <param name="format">As given to --output-format, or null.</param>
    public static PrintOutput Create(string? format, TextWriter writer, string session, string model) =>
        format switch
        {
            "json" => new JsonPrintOutput(writer),
            "stream-json" => new StreamPrintOutput(writer, session, model),
            _ => new TextPrintOutput(writer),
        };

    /// <summary>What the loop says; called before it goes on.</summary>
    public virtual Task AddAsync(AgentEvent said, CancellationToken cancellation) => Task.CompletedTask;

    public abstract Task EndAsync(PrintResult result, CancellationToken cancellation);
}

/// <summary>The model's last words, and one line of facts by the harness if anything was changed.</summary>
internal sealed class TextPrintOutput(TextWriter writer) : PrintOutput(writer)
{
    public override async Task EndAsync(PrintResult result, CancellationToken cancellation)
    {
        if (result.Outcome.Answer.Length > 0)
            await Writer.WriteLineAsync(Output.Printable.Text(result.Outcome.Answer.Trim()).AsMemory(), cancellation);
        if (!result.Outcome.Proof.Changed.IsEmpty)
            await Writer.WriteLineAsync($"[{Agent.ProofText.OneLine(result.Outcome.Proof)}]".AsMemory(), cancellation);
    }
}
