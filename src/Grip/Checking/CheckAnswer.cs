using Grip.Automations.Checking;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Map.Loading;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Checking;

/// <summary>Judges a change that somebody else made or proposes.</summary>
internal sealed class CheckAnswer(Invocation invocation, CheckLevel level, ProgressLine progress)
{
    /// <summary>The working tree against a revision.</summary>
    public async Task<CheckReply> SinceAsync(string revision, CancellationToken cancellation)
    {
        progress.Step($"comparing with {revision}");
        var folder = File.Exists(invocation.Workspace) ? Path.GetDirectoryName(invocation.Workspace)! : invocation.Workspace;
        _ = WorkspaceRoot.Of(invocation.Workspace);
        var differences = await WorkingTree.CompareAsync(folder, revision, cancellation);
        var changes = WorkingTree.ToChangeSet(differences);
        return changes.IsEmpty
            ? new CheckReply(changes, new Judgement([]), folder)
            : await JudgeAsync(changes, run => run.WorkingTreeAsync(differences, cancellation), cancellation);
    }

    /// <summary>Edits that nobody has made yet.</summary>
    /// <param name="source">A file, or "-" for standard input.</param>
    public async Task<Reply> EditsAsync(string source, CancellationToken cancellation)
    {
        if (source != "-")
            return await AnswerAsync(ReadFile(source), cancellation);
        var input = invocation.Surroundings.Input;
        var first = await input.ReadLineAsync(cancellation) ?? "";
        return invocation.Line.Json && CheckLines.IsQuestion(first)
            ? await new CheckLines(invocation, OpenAsync).AnswerAsync(first, cancellation)
            : await AnswerAsync($"{first}\n{await input.ReadToEndAsync(cancellation)}", cancellation);
    }

    private async Task<CheckReply> AnswerAsync(string json, CancellationToken cancellation)
    {
        var target = LoadTarget.Find(invocation.Workspace);
        var changes = EditsFile.Read(json, target.Root);
        return changes.IsEmpty
            ? new CheckReply(changes, new Judgement([]), target.Root)
            : await JudgeAsync(changes, run => run.EditsAsync(changes, cancellation), cancellation);
    }

    private async Task<CheckReply> JudgeAsync(ChangeSet changes, Func<CheckRun, Task<Judgement>> judge, CancellationToken cancellation)
    {
        var run = await OpenAsync(cancellation);
        return new CheckReply(changes, await judge(run), run.Root);
    }

    private async Task<CheckRun> OpenAsync(CancellationToken cancellation)
    {
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        return new CheckRun(invocation.Host, invocation.Home, solution, WorkspaceRoot.Of(invocation.Workspace), level, progress.Step);
    }

    private string ReadFile(string source)
    {
        var path = invocation.Absolute(source);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new GripException(ExitCode.Usage, $"There is no edits file '{source}'.", "Name a JSON file, or - for standard input.");
    }
}
