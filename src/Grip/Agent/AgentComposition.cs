using System.Collections.Immutable;
using Grip.Agent.Shell;
using Grip.Automations;
using Grip.Automations.Checking;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Agent;
using Grip.Core.Checks;
using Grip.Core.Models;
using Grip.Core.Permissions;
using Grip.Core.Tools;
using Grip.Home.CommandLogs;
using Grip.Map.Loading;
using Grip.Permissions;
using Grip.Providers.Web;
using Grip.Sandbox;
using Grip.Sessions;
using Grip.Settings;
using Grip.Solutions;
using Grip.Tools;
using Grip.Trust;

namespace Grip.Agent;

/// <summary>Puts one agent together: workspace, tools, permissions, proof, loop.</summary>
internal sealed class AgentComposition : IAsyncDisposable
{
    private const int MostHelperSteps = 30;
    private readonly FilesRead _files = new();
    private readonly Invocation _invocation;
    private readonly Action<string> _progress;
    private readonly TurnProver _prover;

    public AgentComposition(Invocation invocation, Action<string> progress)
    {
        (_invocation, _progress) = (invocation, progress);
        var root = WorkspaceRoot.Of(invocation.Workspace);
        Workspace = new AgentWorkspace(root, new LiveSolution(root, LoadAsync), invocation.Lander, CheckAsync, CheckDoneAsync);
        Jobs = new ShellJobs(root, new CommandLogStore(invocation.Home, root, TimeProvider.System));
        _prover = new TurnProver(Workspace, () => invocation.Host, invocation.Home, invocation.Tests, progress);
    }

    public AgentWorkspace Workspace { get; }

    public ShellJobs Jobs { get; }

    /// <summary>What the agent left running ends with it.</summary>
    public ValueTask DisposeAsync() => Jobs.DisposeAsync();

    /// <summary>Ledger and context of the loop that was made last.</summary>
    public AgentKeeping? Keeping { get; private set; }

    /// <param name="earlier">What the session holds so far.</param>
    public AgentLoop CreateLoop(IModel model, AgentOptions options, SessionContent earlier) =>
        CreateLoop(model, options, earlier, Permissions(model, options), static () => null);

    /// <param name="earlier">What the session holds so far.</param>
    /// <param name="steering">What the user typed meanwhile; taken up after the tools of a step.</param>
    public AgentLoop CreateLoop(
        IModel model,
        AgentOptions options,
        SessionContent earlier,
        IPermissions permissions,
        Func<string?> steering
    )
    {
        var keeping = Keeping = AgentKeeping.Create(Workspace, _prover, model, earlier, _invocation.Get(options.CompactWithModel));
        var limits = new AgentLimits(
            _invocation.Get(options.MaxTurns),
            _invocation.Get(options.MaxBudget),
            AgentLimits.Default.MaxProofRounds
        );
        var sandbox = Sandbox(options);
        AgentLoop? loop = null;
        var task = new TaskTool(
            SystemPrompt.OfHelper(Workspace.Root),
            edits => CreateHelper(model, permissions, edits ? Editing(sandbox) : [], limits.MaxCostUsd - loop!.SpentUsd)
        );
        ImmutableArray<ITool> tools =
        [
            .. Reading(model),
            .. Editing(sandbox),
            .. Closing(task),
            new LogTool(Jobs, keeping.Ledger),
            .. Web(Permissions(model, options)),
        ];
        loop = new AgentLoop(
            model,
            new ToolCalls(tools, permissions, keeping.Guard),
            keeping.Guard,
            keeping.Context,
            _prover.ProveAsync,
            steering,
            limits
        );
        return loop;
    }

    /// <summary>A sub-agent. What it changes belongs to the turn and is proven with it.</summary>
    /// <param name="editing">The tools with which it may change something; none if it may not.</param>
    /// <param name="budget">What is left for it, in US dollars; null if there is no limit.</param>
    private AgentLoop CreateHelper(IModel model, IPermissions permissions, ImmutableArray<ITool> editing, decimal? budget)
    {
        var keeping = AgentKeeping.Create(Workspace, _prover, model, SessionContent.Empty, asksModel: false);
        return new AgentLoop(
            model,
            new ToolCalls([.. Reading(model), .. editing, new LogTool(Jobs, keeping.Ledger)], permissions, keeping.Guard),
            keeping.Guard,
            keeping.Context,
            static _ => Task.FromResult(TurnProof.Nothing),
            static () => null,
            new AgentLimits(MostHelperSteps, budget, MaxProofRounds: 0)
        );
    }

    private ImmutableArray<ITool> Reading(IModel model) =>
        [
            new ReadTool(Workspace, _files, () => model.Profile.Images),
            new GlobTool(Workspace),
            new GrepTool(Workspace),
            new MapTool(_invocation.Surroundings, _invocation.Workspace),
        ];

    private ImmutableArray<ITool> Editing(CommandSandbox? sandbox) =>
        [
            new WriteTool(Workspace, _files),
            new EditTool(Workspace, _files),
            new MultiEditTool(Workspace, _files),
            new BashTool(Workspace, Jobs, SecretNames.Removed.SetItems(GitGuard.Environment), sandbox),
            .. AutomationTools.All(Workspace, Automation),
            new UpgradeTool(Workspace, () => new(_invocation.Host, _invocation.Home, _invocation.Lander, _progress)),
            new TestTool(Workspace, () => _invocation.Host, _invocation.Home, _progress),
        ];

    private ImmutableArray<ITool> Closing(TaskTool task) =>
        [new CheckTool(Workspace, _prover.ProveAsync), new UndoTool(Workspace), new TodoWriteTool(), task];

    /// <summary>Only offered where a rule or the mode allows it: what is not offered costs nothing and is not tried.</summary>
    private static ImmutableArray<ITool> Web(RulePermissions permissions) =>
        permissions.MayUse("WebFetch") ? [new WebFetchTool(new WebPages(permissions.Names))] : [];

    /// <summary>The mode that the command line asks for.</summary>
    public PermissionMode Mode(IModel model, AgentOptions options) =>
        _invocation.Get(options.SkipPermissions) ? PermissionMode.BypassPermissions
        : _invocation.Get(options.PermissionMode) is { } named ? Enum.Parse<PermissionMode>(named, ignoreCase: true)
        // The planner only does what the prompt says word for word: the user has decided already.
        : model.Id == "builtin" ? PermissionMode.AcceptEdits
        : PermissionMode.Default;

    private CommandSandbox? Sandbox(AgentOptions options) =>
        SandboxChoice.Of(
            _invocation.Get(options.Sandbox),
            Workspace.Root,
            _invocation.Home,
            Settings,
            _invocation.Surroundings.Environment,
            line => _invocation.Surroundings.Error.WriteLine($"grip: {line}")
        );

    /// <summary>Read anew for each agent: they may have been mended.</summary>
    private ImmutableArray<SettingsFile> Settings => SettingsFiles.Read(_invocation.Surroundings.Environment, Workspace.Root);

    /// <summary>What is allowed here by rule: the command line's, the user's, the folder's.</summary>
    public PermissionRules Rules(AgentOptions options) =>
        PermissionChoice.Rules(
            _invocation.Get(options.AllowedTools),
            _invocation.Get(options.DisallowedTools),
            Settings,
            _invocation.Get(options.Trust) || WorkspaceTrust.Holds(Workspace.Root, _invocation.Home),
            Place
        );

    public PermissionPlace Place => PermissionChoice.Place(Workspace.Root, _invocation.Surroundings.Environment);

    private RulePermissions Permissions(IModel model, AgentOptions options) => new(Mode(model, options), Rules(options), Place, ask: null);

    private AutomationRun Automation() => new(_invocation.Host, _invocation.Home, _invocation.Lander, _progress);

    private async Task<LoadedSolution> LoadAsync(CancellationToken cancellation)
    {
        if (LoadTarget.Find(_invocation.Workspace) is { Projects.IsEmpty: true })
            throw new GripException(ExitCode.Usage, "there is no C# solution in this folder.");
        _ = _invocation.Host;
        return await LoadSolutionAsync(cancellation);
    }

    /// <summary>A method of its own: it may only be entered after the compiler is in place.</summary>
    private Task<LoadedSolution> LoadSolutionAsync(CancellationToken cancellation) =>
        new SolutionLoader(_invocation.Host, _invocation.Home).LoadAsync(
            _invocation.Workspace,
            new LoadOptions(MayRestore: !_invocation.Get(_invocation.Common.NoRestore), IgnoreCache: false),
            _progress,
            cancellation
        );

    private Task<Gate.Judgement> CheckDoneAsync(
        LoadedSolution solution,
        ImmutableArray<TreeDifference> differences,
        CancellationToken cancellation
    ) =>
        new CheckRun(_invocation.Host, _invocation.Home, solution, Workspace.Root, CheckLevel.Affected, _progress).WorkingTreeAsync(
            differences,
            TestSelection.None,
            cancellation
        );

    private Task<Gate.Judgement> CheckAsync(LoadedSolution solution, Core.Changes.ChangeSet change, CancellationToken cancellation) =>
        new CheckRun(_invocation.Host, _invocation.Home, solution, Workspace.Root, CheckLevel.Affected, _progress).EditsAsync(
            change,
            cancellation
        );
}
