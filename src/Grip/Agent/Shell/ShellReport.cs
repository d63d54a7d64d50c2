using System.Text;

namespace Grip.Agent.Shell;

/// <summary>What a model is told of the files that its command changed.</summary>
internal static class ShellReport
{
    private const int MostShown = 30;
    private const int LongestTitle = 80;

    public static async Task<string> OfAsync(AgentWorkspace workspace, string command, ShellChanges changes, CancellationToken cancellation)
    {
        var landing = await TakeOverAsync(workspace, command, changes, cancellation);
        var text = new StringBuilder();
        if (!changes.Files.IsEmpty)
        {
            var names = changes.Files.Select(file => $"{Mark(file.Path, file.Bytes is null)} {workspace.Relative(file.Path)}").ToArray();
            text.Append($"While it ran, {Output.Counted.Of(names.Length, "file")} changed (Undo takes it back):{Lines(names)}");
        }

        if (!changes.Lost.IsEmpty)
            text.Append(text.Length > 0 ? "\n" : "")
                .Append($"Changed and too large to take back:{Lines([.. changes.Lost.Select(workspace.Relative)])}");
        if (landing is { Verdict: not null })
            text.Append('\n').Append(VerdictText.Of(landing, workspace));
        foreach (var objection in workspace.Guard.Objections(changes.Files, workspace.Relative))
            text.Append($"\nNobody asked to change this test: {objection} Put it back.");
        return text.ToString();
    }

    /// <returns>Null if the journal could not take it, or the turn was cancelled before it was judged.</returns>
    public static async Task<Landing?> TakeOverAsync(
        AgentWorkspace workspace,
        string command,
        ShellChanges changes,
        CancellationToken cancellation
    )
    {
        var line = command.ReplaceLineEndings(" ");
        try
        {
            return await workspace.TakeOverAsync(
                $"bash: {(line.Length > LongestTitle ? line[..LongestTitle] + "…" : line)}",
                changes,
                cancellation
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Mark(string path, bool isNew) =>
        isNew ? "added"
        : File.Exists(path) ? "modified"
        : "deleted";

    private static string Lines(string[] lines) =>
        string.Concat(lines.Take(MostShown).Select(line => $"\n  {line}"))
        + (lines.Length > MostShown ? $"\n  … and {lines.Length - MostShown} more" : "");
}
