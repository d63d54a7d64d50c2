using System.Threading.Channels;
using Grip.Core;
using Grip.Screen.Items;
using Grip.Screen.Prompts;
using Grip.Screen.Slash;
using Grip.Screen.Terminal;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>
/// A session in the terminal. One task handles everything that happens, in order, and is the only one that touches the screen; the
/// agent works beside it and speaks to it in events.
/// </summary>
internal sealed class TerminalSession(
    Stage stage,
    SessionDesk desk,
    SlashCommands commands,
    Channel<ScreenEvent> events,
    RawTerminal terminal
)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(120);
    private readonly Queue<PermissionQuestion> _questions = new();
    private readonly TurnListener _listener = new(stage, desk);
    private CancellationToken _session;
    private Task _running = Task.CompletedTask;
    private bool _leaving;
    private bool _mayExit;

    public Stage Stage => stage;

    public SessionDesk Desk => desk;

    public SlashCommands Commands => commands;

    /// <summary>Runs until the user leaves.</summary>
    /// <param name="prompt">The first thing that is said, or null.</param>
    /// <exception cref="OperationCanceledException">A signal ended the program.</exception>
    public async Task RunAsync(string? prompt, CancellationToken cancellation)
    {
        _session = cancellation;
        if (prompt is not null)
            Send(prompt);
        try
        {
            stage.Paint();
            while (!_leaving)
            {
                Handle(await events.Reader.ReadAsync(cancellation));
                while (!_leaving && events.Reader.TryRead(out var more))
                    Handle(more);
                stage.Paint();
            }
        }
        finally
        {
            stage.Work?.Interrupt();
            stage.Clear();
            // What is landing lands whole; whatever else goes on has a moment to end.
            await Task.WhenAny(_running, Task.Delay(Farewell, CancellationToken.None));
        }
    }

    public void Exit() => _leaving = true;

    /// <summary>Says something to the agent: now, or, while it works, after its current tools.</summary>
    public void Send(string prompt)
    {
        if (stage.Work is null)
            StartTurn(prompt);
        else
            desk.Steering.Add(prompt);
    }

    /// <summary>Begins something that goes on beside the screen.</summary>
    /// <param name="label">As in "Working".</param>
    /// <param name="run">Gives what is to be done on the screen when it is over.</param>
    public void Start(string label, bool isTurn, Func<CancellationToken, Task<Action>> run)
    {
        var work = new Work(label, isTurn, _session);
        stage.Work = work;
        _running = Task.Run(() => RunAsync(work, run), CancellationToken.None);
        _ = Task.Run(() => TickAsync(work.Cancellation), CancellationToken.None);
    }

    private async Task RunAsync(Work work, Func<CancellationToken, Task<Action>> run)
    {
        Action then;
        try
        {
            then = await run(work.Cancellation);
        }
        catch (OperationCanceledException) when (work.IsInterrupted)
        {
            then = () => Note("Interrupted.", Ink.Warn);
        }
        catch (GripException failure)
        {
            then = () => Note(FailureText(failure), Ink.Bad);
        }
#pragma warning disable CA1031 // Handed to the screen's task, which throws it on to the one boundary.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            then = () => throw new InvalidOperationException($"{work.Label}: {bug.Message}", bug);
        }

        events.Writer.TryWrite(new ScreenEvent.WorkEnded(then));
    }

    /// <summary>Wakes the screen while something works, so that its clock runs.</summary>
    private async Task TickAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                events.Writer.TryWrite(new ScreenEvent.Ticked());
        }
        catch (OperationCanceledException)
        {
            // The work is over, or will be soon.
        }
    }

    public void Note(string text, Ink ink) => stage.Add(new NoteItem(text, ink));

    public static string FailureText(GripException failure) =>
        string.Join(
            '\n',
            [
                failure.Message,
                .. failure.Places.Take(10).Select(place => $"  {place}"),
                .. failure.NextStep is { } next ? [next] : Array.Empty<string>(),
            ]
        );

    private void Handle(ScreenEvent happened)
    {
        switch (happened)
        {
            case ScreenEvent.Typed typed:
                HandleKey(typed.Key);
                break;
            case ScreenEvent.InputEnded:
                _leaving = true;
                break;
            case ScreenEvent.Resized:
                stage.Redraw();
                break;
            case ScreenEvent.Said said:
                _listener.Hear(said.Event);
                break;
            case ScreenEvent.Asked asked:
                _questions.Enqueue(asked.Question);
                AskNext();
                break;
            case ScreenEvent.Step step:
                stage.Step = step.What;
                break;
            case ScreenEvent.Remark remark:
                Note(remark.Text, Ink.Faint);
                break;
            case ScreenEvent.CompletionsChanged:
                stage.Input.Completions.Update(stage.Input.Buffer);
                break;
            case ScreenEvent.Ticked:
                stage.Tick();
                break;
            case ScreenEvent.WorkEnded ended:
                EndWork(ended.Then);
                break;
        }
    }

    private void HandleKey(Key key)
    {
        stage.Hint = null;
        var mayExit = _mayExit;
        _mayExit = false;
        if (stage.View(key))
            return;
        if (key.IsControl('z'))
        {
            terminal.Suspend();
            stage.Redraw();
        }
        else if (stage.Prompt is { } prompt)
            prompt.Handle(key);
        else if (key.IsControl('c'))
            Cancel(mayExit);
        else if (stage.Input.Search is not null)
            Type(key);
        else if (key.IsControl('o'))
            stage.OpenViewer();
        else if (key.IsControl('l'))
            stage.Redraw();
        else if (key is { Code: KeyCode.Tab, Modifiers: KeyModifiers.Shift })
            ModeCycle.Next(desk);
        else if (key.IsControl('d') && stage.Input.IsEmpty)
            _leaving = true;
        else if (key.Is(KeyCode.Escape) && !stage.Input.Completions.IsOpen)
            Escape();
        else
            Type(key);
    }

    private void Type(Key key)
    {
        if (stage.Input.Handle(key, out var sent) && sent is not null && !commands.Run(sent, this))
            Send(sent);
    }

    /// <summary>Ctrl-C: ends what is going on, then what is written, then, twice, the session.</summary>
    private void Cancel(bool mayExit)
    {
        if (mayExit)
            _leaving = true;
        else if (stage.Work is { IsInterrupted: false })
            Interrupt();
        else if (!stage.Input.IsEmpty || stage.Input.Search is not null)
            stage.Input.Clear();
        else
            stage.Hint = "Ctrl-C again exits";
        _mayExit = true;
    }

    private void Escape()
    {
        if (stage.Work is { IsInterrupted: false })
            Interrupt();
    }

    private void Interrupt()
    {
        stage.Work!.Interrupt();
        // What was not taken up goes back to where it can be changed.
        if (desk.Steering.Take() is { } waiting)
            stage.Input.GiveBack(waiting);
    }

    private void AskNext()
    {
        if (stage.Prompt is not null || !_questions.TryDequeue(out var question))
            return;
        stage.Prompt = PermissionPrompt.Create(question, desk.Permissions, Close, Interrupt);

        void Close()
        {
            stage.Prompt = null;
            AskNext();
        }
    }

    private void EndWork(Action then)
    {
        // Its clock stops with it.
        stage.Work?.Interrupt();
        stage.Work?.Dispose();
        (stage.Work, stage.Step) = (null, null);
        _questions.Clear();
        stage.Prompt = null;
        _listener.End();
        then();
        if (stage.Work is null && desk.Steering.Take() is { } waiting)
            StartTurn(waiting);
    }

    private void StartTurn(string prompt) =>
        Start(
            "Working",
            isTurn: true,
            async cancellation =>
            {
                var ended = await desk.RunTurnAsync(prompt, Listen, cancellation);
                return () => TurnEnd.Show(ended.Outcome, this);
            }
        );

    private Task Listen(Core.Agent.AgentEvent said, CancellationToken cancellation)
    {
        events.Writer.TryWrite(new ScreenEvent.Said(said));
        return Task.CompletedTask;
    }
}
