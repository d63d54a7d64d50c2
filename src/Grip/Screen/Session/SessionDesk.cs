using System.Collections.Immutable;
using Grip.Agent;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Core.Permissions;
using Grip.Models;
using Grip.Screen.Prompts;
using Grip.Sessions;

namespace Grip.Screen.Session;

/// <summary>The agent of a session in the terminal: model, conversation, record, and what changes of them while it runs.</summary>
internal sealed class SessionDesk : IAsyncDisposable
{
    private const string Interrupted = "Interrupted by the user: it is not known how far this came. Look before you do it again.";
    private readonly Invocation _invocation;
    private readonly AgentOptions _options;
    private readonly ModelChoice _models;
    private OpenedSession? _session;
    private AgentLoop? _loop;
    private string? _earlier;
    private bool _fork;
    private bool _proven = true;
    private bool _plans;

    public SessionDesk(Invocation invocation, AgentOptions options, AgentComposition agent, Action<string> remark)
    {
        (_invocation, _options, Agent) = (invocation, options, agent);
        _models = new ModelChoice(invocation.Surroundings.Environment, agent.Workspace.Root, remark);
        ModelName = _models.Name(invocation.Get(options.Model));
        Model = CreateModel(ModelName);
    }

    public AgentComposition Agent { get; }

    public required PermissionDesk Permissions { get; init; }

    public Steering Steering { get; } = new();

    public Spending Spending { get; } = new();

    public IModel Model { get; private set; }

    /// <summary>As the user names it.</summary>
    public string ModelName { get; private set; }

    /// <summary>The id of the session; null before anything was said.</summary>
    public string? SessionId => _session?.Log.Id ?? _earlier;

    public ImmutableArray<Message> Messages => _session?.Transcript.Messages ?? [];

    /// <summary>What fills the window; null before anything was said.</summary>
    public ContextAccount? Account() => _session is null ? null : Account(_session);

    public string SystemPromptText =>
        SystemPrompt.Of(Agent.Workspace.Root, memory: !_invocation.Get(_options.Bare), _invocation.Get(_options.AppendSystemPrompt));

    /// <summary>Errors that are open now, as far as they are known.</summary>
    public int OpenErrors { get; private set; }

    /// <summary>Runs a turn on the same loop as <c>grip -p</c>.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; the conversation can go on.</exception>
    public async Task<AgentEvent.TurnEnded> RunTurnAsync(
        string prompt,
        Func<AgentEvent, CancellationToken, Task> listen,
        CancellationToken cancellation
    )
    {
        var session = Open();
        TellMode();
        // What is not proven yet is judged together with what comes now.
        if (_proven)
            Agent.Workspace.BeginTurn(prompt);
        else
            Agent.Workspace.Guard.Hear(prompt);
        _proven = false;
        try
        {
            var ended = await RecordedTurn.RunAsync(Loop, session, prompt, listen, cancellation);
            _proven = ended.Outcome.Proof.Holds;
            OpenErrors = ended.Outcome.Proof.Introduced.Length;
            session.Log.Add(Account(session));
            return ended;
        }
        finally
        {
            if (session.Transcript.CloseOpenCalls(Interrupted) is { } closed)
                session.Log.Add(closed);
        }
    }

    /// <summary>The executor refuses changes in plan mode whatever the model knows; it is told so that it does not try.</summary>
    private void TellMode()
    {
        var plans = Permissions.Mode == PermissionMode.Plan;
        if (plans != _plans)
            Tell(
                plans
                    ? "Plan mode is on: look at what you need, change nothing, and answer with a plan of what you would do."
                    : "Plan mode is off: changes are possible."
            );
        _plans = plans;
    }

    /// <summary>Tells the model something that the user did, before the next prompt.</summary>
    public void Tell(string forTheModel)
    {
        var session = Open();
        session.Log.Add(session.Transcript.Say(forTheModel, Speaker.Harness));
    }

    /// <summary>What is open changed with a tool's work.</summary>
    public void Note() => OpenErrors = Agent.Workspace.Open.Length;

    /// <exception cref="GripException">No such model; the one before goes on.</exception>
    public async Task UseModelAsync(string name)
    {
        var model = CreateModel(name);
        if (Model is IAsyncDisposable ending)
            await ending.DisposeAsync();
        (Model, ModelName, _loop) = (model, name, null);
    }

    /// <summary>Puts the state of the work in the place of earlier messages.</summary>
    /// <param name="focus">What the user wants to be kept besides; null for nothing.</param>
    /// <returns>Null if nothing was said yet.</returns>
    public async Task<AgentEvent.Compacted?> CompactAsync(string? focus, CancellationToken cancellation)
    {
        if (_session is not { } session)
            return null;
        var tools = Loop.Tools;
        var compacted = await Agent.Keeping!.Context.CompactAsync(session.Transcript, tools, focus, cancellation);
        session.Log.Add(compacted);
        Spending.ForgetContext();
        return compacted;
    }

    /// <summary>The next prompt begins a new session.</summary>
    public void Leave()
    {
        _session?.Dispose();
        (_session, _loop, _earlier, _fork) = (null, null, null, false);
        Spending.ForgetContext();
    }

    /// <summary>Goes on with an earlier session.</summary>
    /// <returns>What was said in it.</returns>
    /// <exception cref="GripException">Another process is writing it.</exception>
    public ImmutableArray<Message> Resume(string id, bool fork)
    {
        Leave();
        (_earlier, _fork) = (id, fork);
        return Open().Transcript.Messages;
    }

    public async ValueTask DisposeAsync()
    {
        _session?.Dispose();
        if (Model is IAsyncDisposable ending)
            await ending.DisposeAsync();
    }

    private AgentLoop Loop => _loop ??= Agent.CreateLoop(Model, _options, Content(), Permissions, Steer);

    private IModel CreateModel(string name) =>
        _models.Create(name, _invocation.Get(_options.FallbackModel), _invocation.Get(_options.EscalateModel));

    /// <summary>What the session holds so far: its attempts too, which no transcript has.</summary>
    private SessionContent Content() =>
        _session is null
            ? SessionContent.Empty
            : SessionContent.Read(Home.SessionFile.Read(_invocation.Home, Agent.Workspace.Root, _session.Log.Id));

    private ContextAccount Account(OpenedSession session)
    {
        var tools = Loop.Tools;
        return Agent.Keeping!.Context.Account(session.Transcript, tools);
    }

    /// <summary>Words in between count like the prompt: they too may ask for a change of tests.</summary>
    private string? Steer()
    {
        var words = Steering.Take();
        if (words is not null)
            Agent.Workspace.Guard.Hear(words);
        return words;
    }

    /// <summary>Only what was said makes a session.</summary>
    private OpenedSession Open() =>
        _session ??= OpenedSession.Open(_invocation.Home, Agent.Workspace.Root, SystemPromptText, ModelName, _earlier, _fork);
}
