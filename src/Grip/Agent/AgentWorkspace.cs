using System.Collections.Immutable;
using Grip.Agent.Shell;
using Grip.Agent.Testing;
using Grip.Automations.Checking;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Gate.Landing;
using Grip.Map.Loading;

namespace Grip.Agent;

/// <summary>What became of a change that a tool proposed.</summary>
/// <param name="ChangeId">What <c>grip undo</c> takes; null if nothing was written.</param>
/// <param name="Verdict">What it does to the solution's diagnostics; null if it cannot touch any.</param>
/// <param name="Open">Errors that the turn as a whole has introduced so far, as far as they are known.</param>
/// <param name="Patch">The change as a patch, for people.</param>
internal sealed record Landing(string? ChangeId, Verdict? Verdict, ImmutableArray<CheckDiagnostic> Open, string Patch);

/// <summary>
/// The workspace as the tools of an agent see it: reads inside of one folder, and one way to change it, through the gate and
/// the journal. Owns what the turn has changed, so that it can be proven, or taken back.
/// </summary>
/// <param name="root">Nothing outside of it is read or written.</param>
/// <param name="check">Judges a change of a loaded solution, project files included.</param>
/// <param name="checkDone">Judges what has already been done to the tree that the solution was loaded from.</param>
internal sealed class AgentWorkspace(
    string root,
    LiveSolution solution,
    Lander lander,
    Func<LoadedSolution, ChangeSet, CancellationToken, Task<Judgement>> check,
    Func<LoadedSolution, ImmutableArray<TreeDifference>, CancellationToken, Task<Judgement>> checkDone
)
{
    private readonly Dictionary<string, byte[]?> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<CheckDiagnostic>> _openBefore = new(StringComparer.Ordinal);
    private ImmutableArray<CheckDiagnostic> _open = [];

    public string Root { get; } = root;

    public LiveSolution Solution { get; } = solution;

    /// <summary>Ids of the changes that this turn landed and that still stand, oldest first.</summary>
    public ImmutableArray<string> Landed { get; private set; } = [];

    /// <summary>The bytes, before this turn, of every file that it changed; null for a file that was not there.</summary>
    public IReadOnlyDictionary<string, byte[]?> Before => _before;

    /// <summary>Errors that this turn has introduced so far, as far as they are known.</summary>
    public ImmutableArray<CheckDiagnostic> Open => _open;

    /// <summary>What keeps the tests as they are where nobody asked to change them.</summary>
    public TestGuard Guard { get; } = new();

    /// <param name="asked">The user's words; they decide which tests may be changed.</param>
    public void BeginTurn(string asked)
    {
        Guard.Begin(asked);
        _before.Clear();
        Landed = [];
        _open = [];
        _openBefore.Clear();
    }

    /// <summary>The full path that a model means; relative ones start at the root.</summary>
    /// <exception cref="GripException">It leads outside, also through a link.</exception>
    public string Resolve(string path)
    {
        var full = Path.GetFullPath(path, Root);
        var real = RealPaths.Resolve(full);
        var top = RealPaths.Resolve(Root).TrimEnd('/', '\\');
        return real == top || real.StartsWith(top + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new GripException(
                ExitCode.Refused,
                $"'{path}' lies outside of the workspace {Root}.",
                "Only files of the workspace can be used."
            );
    }

    /// <summary>As in "src/Order.cs".</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Judges a change and lands it, unless it does not even parse. Other errors stay open: a change of many files passes through broken states.</summary>
    /// <exception cref="GripException">Nothing was written.</exception>
    public async Task<Landing> LandAsync(ChangeSet change, CancellationToken cancellation) =>
        Guard.Refusal(change, Relative, Original) is { } refusal ? throw refusal
        : change.Files.SelectMany(Paths).Any(ConcernsCompiler) && await Solution.CurrentAsync(cancellation) is { } current
            ? await LandJudgedAsync(current, change, cancellation)
        : await WriteAsync(change, verdict: null, cancellation);

    /// <summary>Takes over what a command has done: into the journal, into what the turn has changed, and judged.</summary>
    /// <exception cref="GripException">The journal cannot be written; the files are as the command left them.</exception>
    public async Task<Landing> TakeOverAsync(string title, ShellChanges changes, CancellationToken cancellation)
    {
        // What is done is done: also a turn that is being cancelled has to know of it.
        if (await lander.RecordAsync(title, changes.Files, changes.CreatedFolders, Root, CancellationToken.None) is not { } landed)
            return new Landing(null, Verdict: null, _open, "");
        Remember(changes.Files.ToDictionary(file => file.Path, file => file.Bytes?.ToArray(), StringComparer.Ordinal));
        Landed = Landed.Add(landed.Id);
        if (!changes.Files.Any(file => ConcernsCompiler(file.Path)) || await Solution.CurrentAsync(cancellation) is not { } now)
            return new Landing(landed.Id, Verdict: null, _open, "");
        var judgement = await checkDone(now, [.. changes.Files.Select(Difference)], cancellation);
        var verdict = judgement.Outcomes[^1].Verdict with { Weaknesses = judgement.Weaknesses };
        _open = Still(_open, verdict);
        return new Landing(landed.Id, verdict, _open, "");
    }

    private static TreeDifference Difference(FileBefore file) =>
        new(file.Path, file.Bytes, File.Exists(file.Path) ? [.. File.ReadAllBytes(file.Path)] : null);

    private async Task<Landing> LandJudgedAsync(LoadedSolution current, ChangeSet change, CancellationToken cancellation)
    {
        var verdict = await JudgeAsync(current, change, cancellation);
        if (verdict is { Level: CheckLevel.Syntax, Passes: false })
            return new Landing(null, verdict, _open, "");
        var before = _open;
        _open = Still(_open, verdict);
        var landing = await WriteAsync(change, verdict, cancellation);
        if (landing.ChangeId is { } id)
            _openBefore[id] = before;
        if (!change.Files.Any(file => TreeStamps.IsProjectFile(file.Path)))
            Solution.Landed(current, change, change.Files.SelectMany(Paths));
        return landing;
    }

    private async Task<Landing> WriteAsync(ChangeSet change, Verdict? verdict, CancellationToken cancellation)
    {
        var patch = System.Text.Encoding.UTF8.GetString(Lander.Diff(change, Root, NotKept));
        var before = BytesBefore(change);
        if (await lander.LandAsync(change, Root, NotKept, cancellation) is not { } landed)
            return new Landing(null, verdict, _open, "");
        Remember(before);
        Landed = Landed.Add(landed.Id);
        return new Landing(landed.Id, verdict, _open, patch);
    }

    /// <summary>A file before this turn; null if it was not there.</summary>
    private byte[]? Original(string path) =>
        _before.TryGetValue(path, out var bytes) ? bytes
        : File.Exists(path) ? File.ReadAllBytes(path)
        : null;

    /// <summary>A change that an automation has proven and landed itself.</summary>
    public void Adopt(string changeId, ChangeSet change, LoadedSolution before, IReadOnlyDictionary<string, byte[]?> bytesBefore)
    {
        Remember(bytesBefore);
        Landed = Landed.Add(changeId);
        // What project files say has to be evaluated anew.
        if (!change.Files.Any(file => TreeStamps.IsProjectFile(file.Path)))
            Solution.Landed(before, change, change.Files.SelectMany(Paths));
    }

    /// <summary>The bytes that a change is about to replace, by path.</summary>
    public static IReadOnlyDictionary<string, byte[]?> BytesBefore(ChangeSet change) =>
        change
            .Files.SelectMany(Paths)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllBytes(path) : null);

    /// <summary>Takes back what this turn landed, the newest first.</summary>
    /// <exception cref="GripException">Somebody changed the same lines meanwhile; what could be taken back was.</exception>
    public async Task TakeBackAsync(CancellationToken cancellation)
    {
        foreach (var id in Landed.Reverse())
            _ = await UndoAsync(id, cancellation);
    }

    /// <summary>Takes one change of this turn back.</summary>
    /// <exception cref="GripException">Later changes overlap; nothing was written.</exception>
    public async Task<LandedChange> UndoAsync(string id, CancellationToken cancellation)
    {
        var undone = await lander.UndoAsync(Root, id, cancellation);
        // Of the newest it is known what was open before it; what an older one left open others may have mended since.
        if (Landed[^1] == id && _openBefore.TryGetValue(id, out var before))
            _open = before;
        Landed = Landed.Remove(id);
        return undone;
    }

    private async Task<Verdict> JudgeAsync(LoadedSolution current, ChangeSet change, CancellationToken cancellation)
    {
        var judgement = await check(current, change, cancellation);
        return judgement.Outcomes[^1].Verdict with { Weaknesses = judgement.Weaknesses };
    }

    private void Remember(IReadOnlyDictionary<string, byte[]?> before)
    {
        foreach (var (path, bytes) in before)
            _before.TryAdd(path, bytes);
    }

    /// <summary>What is open after a step: what was, without what the step fixed, with what it introduced.</summary>
    private static ImmutableArray<CheckDiagnostic> Still(ImmutableArray<CheckDiagnostic> open, Verdict verdict)
    {
        var @fixed = verdict.Fixed.Select(Key).ToHashSet();
        return
        [
            .. open.Where(diagnostic => !@fixed.Contains(Key(diagnostic))),
            .. verdict.Introduced.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];

        static (string, string?, string, string, string?) Key(CheckDiagnostic diagnostic) =>
            (diagnostic.Id, diagnostic.Path, diagnostic.Message, diagnostic.Project, diagnostic.TargetFramework);
    }

    /// <summary>True for files that a C# compiler or build reads.</summary>
    public static bool ConcernsCompiler(string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || TreeStamps.IsProjectFile(path);

    /// <summary>Tools read a file just before they edit it, so there is no older text to compare with.</summary>
    private static string? NotKept(string path) => null;

    private static IEnumerable<string> Paths(FileChange change) =>
        change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : [change.Path];
}
