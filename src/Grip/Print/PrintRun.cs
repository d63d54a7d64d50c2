using System.Diagnostics;
using Grip.Agent;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Agent;
using Grip.Core.Models;
using Grip.Home;
using Grip.Models;
using Grip.Output;
using Grip.Sessions;
using Grip.Solutions;

namespace Grip.Print;

/// <summary><c>grip -p</c>: one turn without a person, answered on standard output.</summary>
internal sealed class PrintRun(Invocation invocation, AgentOptions options)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <exception cref="GripException">Nothing was sent to a model: a wrong command line, no prompt, no such session.</exception>
    public async Task<Reply> RunAsync(CancellationToken cancellation)
    {
        var prompt = await ReadPromptAsync(cancellation);
        using var progress = invocation.StartProgress();
        var models = new ModelChoice(invocation.Surroundings.Environment, WorkspaceRoot.Of(invocation.Workspace), progress.Line);
        var name = models.Name(invocation.Get(options.Model));
        var model = CreateModel(models, name);
        await using var ending = model as IAsyncDisposable;
        var agent = new AgentComposition(invocation, progress.Step);
        _ = await invocation.Lander.RecoverAsync(agent.Workspace.Root, cancellation);
        var (log, transcript, earlier) = OpenSession(agent.Workspace.Root, name);
        using (log)
        {
            var output = PrintOutput.Create(Format, invocation.Surroundings.Output, log.Id, name);
            agent.Workspace.BeginTurn(prompt);
            agent.Workspace.Solution.Start(cancellation);
            var loop = agent.CreateLoop(model, options, earlier);
            var ended = await RunTurnAsync(
                loop,
                transcript,
                prompt,
                said => ListenAsync(said, log, output, progress, cancellation),
                cancellation
            );
            var kept =
                ended.Outcome is { Reason: not (StoppedReason.Done or StoppedReason.Denied), Proof: { Holds: false } }
                && !invocation.Get(options.KeepUnproven)
                    ? await TakeBackAsync(agent.Workspace, cancellation)
                    : null;
            progress.Dispose();
            var account = agent.Keeping!.Context.Account(transcript, loop.Tools);
            log.Add(account);
            var result = new PrintResult(log.Id, name, ended.Outcome, kept, _clock.Elapsed) { Context = account };
            await output.EndAsync(result, cancellation);
            if (result.Complaint is { } complaint)
                await invocation.Surroundings.Error.WriteLineAsync(Printable.Text(complaint));
            return new WrittenReply(result.ExitCode);
        }
    }

    private string? Format => invocation.Get(options.OutputFormat) ?? (invocation.Line.Json ? "json" : null);

    private IModel CreateModel(ModelChoice models, string name)
    {
        var model = models.Create(name, invocation.Get(options.FallbackModel));
        return invocation.Get(options.EscalateModel) is { } stronger
            ? new EscalatingModel(model, models.Create(stronger, fallbacks: null))
            : model;
    }

    private static async Task ListenAsync(
        AgentEvent said,
        SessionLog log,
        PrintOutput output,
        ProgressLine progress,
        CancellationToken cancellation
    )
    {
        log.Add(said);
        if (KeepingText.Of(said) is { } line)
            progress.Line($"grip: {line}");
        await output.AddAsync(said, cancellation);
    }

    private static async Task<AgentEvent.TurnEnded> RunTurnAsync(
        AgentLoop loop,
        Transcript transcript,
        string prompt,
        Func<AgentEvent, Task> listen,
        CancellationToken cancellation
    )
    {
        AgentEvent.TurnEnded? ended = null;
        try
        {
            await foreach (var said in loop.RunAsync(transcript, prompt, cancellation))
            {
                await listen(said);
                ended = said as AgentEvent.TurnEnded;
            }
        }
        catch (ModelException failure)
        {
            ended = await loop.FailAsync(failure, cancellation);
            await listen(ended);
        }

        return ended ?? throw new UnreachableException("A turn ends with its outcome.");
    }

    private async Task<string> ReadPromptAsync(CancellationToken cancellation)
    {
        var words = invocation.Get(options.Prompt);
        var piped = invocation.Surroundings.InputIsPiped ? await invocation.Surroundings.Input.ReadToEndAsync(cancellation) : "";
        var prompt = string.Join("\n\n", new[] { words?.Trim(), piped.Trim() }.Where(part => part is { Length: > 0 }));
        return prompt.Length > 0
            ? prompt
            : throw UsageErrors.Usage("-p needs a prompt, as an argument or on standard input.", invocation.Line, hint: null);
    }

    private (SessionLog Log, Transcript Transcript, SessionContent Earlier) OpenSession(string root, string model)
    {
        var system = SystemPrompt.Of(root, memory: !invocation.Get(options.Bare), invocation.Get(options.AppendSystemPrompt));
        var earlier = new SessionChoice(invocation.Home, root).Find(invocation.Get(options.Continue), invocation.Get(options.Resume));
        var content = earlier is null ? SessionContent.Empty : SessionContent.Read(SessionFile.Read(invocation.Home, root, earlier));
        var transcript = new Transcript(system, content.Entries);
        if (earlier is not null && !invocation.Get(options.ForkSession))
            return (new SessionLog(SessionFile.Continue(invocation.Home, root, earlier)), transcript, content);

        var log = new SessionLog(SessionFile.Create(invocation.Home, root, Guid.NewGuid().ToString()));
        log.Begin(root, model, TimeProvider.System.GetUtcNow());
        log.AddAll(content);
        return (log, transcript, content);
    }

    /// <summary>Takes the turn's work back and keeps it as a patch.</summary>
    private async Task<KeptWork?> TakeBackAsync(AgentWorkspace workspace, CancellationToken cancellation)
    {
        if (workspace.Landed.IsEmpty)
            return null;
        var kept = KeptWork.Keep(invocation.Home, workspace);
        await workspace.TakeBackAsync(cancellation);
        return kept;
    }
}
