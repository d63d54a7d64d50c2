using System.Diagnostics;
using Grip.Agent;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Agent;
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
        var model = models.Create(name, invocation.Get(options.FallbackModel), invocation.Get(options.EscalateModel));
        await using var ending = model as IAsyncDisposable;
        await using var agent = new AgentComposition(invocation, progress.Step);
        _ = await invocation.Lander.RecoverAsync(agent.Workspace.Root, cancellation);
        using var session = OpenSession(agent.Workspace.Root, name);
        var output = PrintOutput.Create(Format, invocation.Surroundings.Output, session.Log.Id, name);
        agent.Workspace.BeginTurn(prompt);
        agent.Workspace.Solution.Start(cancellation);
        var loop = agent.CreateLoop(model, options, session.Content);
        var ended = await RecordedTurn.RunAsync(loop, session, prompt, ListenAsync, cancellation);
        var kept =
            ended.Outcome is { Reason: not (StoppedReason.Done or StoppedReason.Denied), Proof: { Holds: false } }
            && !invocation.Get(options.KeepUnproven)
                ? await TakeBackAsync(agent.Workspace, cancellation)
                : null;
        progress.Dispose();
        var account = agent.Keeping!.Context.Account(session.Transcript, loop.Tools);
        session.Log.Add(account);
        var result = new PrintResult(session.Log.Id, name, ended.Outcome, kept, _clock.Elapsed) { Context = account };
        await output.EndAsync(result, cancellation);
        if (result.Complaint is { } complaint)
            await invocation.Surroundings.Error.WriteLineAsync(Printable.Text(complaint));
        return new WrittenReply(result.ExitCode);

        Task ListenAsync(AgentEvent said, CancellationToken cancelled)
        {
            if (KeepingText.Of(said) is { } line)
                progress.Line($"grip: {line}");
            return output.AddAsync(said, cancelled);
        }
    }

    private string? Format => invocation.Get(options.OutputFormat) ?? (invocation.Line.Json ? "json" : null);

    private async Task<string> ReadPromptAsync(CancellationToken cancellation)
    {
        var words = invocation.Get(options.Prompt);
        var piped = invocation.Surroundings.InputIsPiped ? await invocation.Surroundings.Input.ReadToEndAsync(cancellation) : "";
        var prompt = string.Join("\n\n", new[] { words?.Trim(), piped.Trim() }.Where(part => part is { Length: > 0 }));
        return prompt.Length > 0
            ? prompt
            : throw UsageErrors.Usage("-p needs a prompt, as an argument or on standard input.", invocation.Line, hint: null);
    }

    private OpenedSession OpenSession(string root, string model)
    {
        var system = SystemPrompt.Of(root, memory: !invocation.Get(options.Bare), invocation.Get(options.AppendSystemPrompt));
        if (invocation.Line.Has(options.Resume) && invocation.Get(options.Resume) is null)
            throw UsageErrors.Usage(
                "With -p, --resume needs the ID of a session; 'grip sessions' lists them.",
                invocation.Line,
                hint: null
            );
        var earlier = new SessionChoice(invocation.Home, root).Find(invocation.Get(options.Continue), invocation.Get(options.Resume));
        return OpenedSession.Open(invocation.Home, root, system, model, earlier, invocation.Get(options.ForkSession));
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
