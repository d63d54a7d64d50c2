using System.Diagnostics;
using System.Text.Json;
using Grip.Automations.Checking;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Gate;
using Grip.Map.Loading;
using Grip.Output;

namespace Grip.Checking;

/// <summary>
/// Many questions about one tree: an edits object a line in, an answer a line out as soon as it is known. The solution is
/// read before the first answer, and again only if a file below it changed since the last one. Each question is asked of the
/// tree on disk, not of what the question before would make of it.
/// </summary>
/// <param name="open">Opens the solution.</param>
internal sealed class CheckLines(Invocation invocation, Func<CancellationToken, Task<CheckRun>> open)
{
    private CheckRun? _run;

    /// <summary>Whether this line is a question by itself, so that nothing else need be read to answer it.</summary>
    public static bool IsQuestion(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Answers until the input ends.</summary>
    /// <returns>Nothing more to write; the exit code is the worst of all answers.</returns>
    public async Task<WrittenReply> AnswerAsync(string first, CancellationToken cancellation)
    {
        var (input, output) = (invocation.Surroundings.Input, invocation.Surroundings.Output);
        var root = LoadTarget.Find(invocation.Workspace).Root;
        using var watch = new SourceWatch(root);
        var worst = ExitCode.Done;
        for (var line = first; line is not null; line = await input.ReadLineAsync(cancellation))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var clock = Stopwatch.StartNew();
            var reply = await AnswerLineAsync(line, root, watch, cancellation);
            await output.WriteLineAsync(reply.ToJson(invocation.Line.CommandName, clock.Elapsed).AsMemory(), cancellation);
            await output.FlushAsync(cancellation);
            worst = reply.ExitCode > worst ? reply.ExitCode : worst;
        }

        return new WrittenReply(worst);
    }

    private async Task<Reply> AnswerLineAsync(string line, string root, SourceWatch watch, CancellationToken cancellation)
    {
        ChangeSet changes;
        try
        {
            changes = EditsFile.Read(line, root);
        }
        catch (GripException malformed)
        {
            // One bad question must not cost the answers to the others.
            return new ErrorReply(malformed.ExitCode, malformed.Message, malformed.NextStep, malformed.Places);
        }

        if (changes.IsEmpty)
            return new CheckReply(changes, new Judgement([]), root);
        if (watch.TakeChanged())
            _run = null;
        _run ??= await open(cancellation);
        return new CheckReply(changes, await _run.EditsAsync(changes, cancellation), root);
    }
}
