using System.Globalization;
using Grip.Core.Tools;
using Grip.Terminal.Digests;

namespace Grip.Agent.Shell;

/// <summary>What a model reads of a command: how it ended, then its output as facts.</summary>
internal static class ShellAnswer
{
    public static ToolResult Of(ShellJobs jobs, ShellJob job, string outcome, bool isError, Func<string, string?> explain)
    {
        var (output, codes) = job.Output();
        var query = $"Log id {job.Number}";
        var digest = Digest.Of(FoldedLog.Of(output), jobs.LastOf(job.Command), query);
        _ = jobs.Remember(job.Command, digest.Facts);
        var stages = codes.Length > 1 ? $" (stages of the pipe: {string.Join(" | ", codes)})" : "";
        // The pipe's exit code is that of its last stage; one before it that failed is a failure all the same.
        var hidden = codes.Length > 1 && codes[^1] == 0 && codes[..^1].Any(code => code is not (0 or 141));
        var whole = digest.IsWhole
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"; digest, {query} has all {output.Length} characters");
        // What the sandbox held back looks like any other failure: only it can tell which setting would allow it.
        var held = (isError || hidden) && explain(output) is { } said ? said : null;
        return new ToolResult(
            $"{outcome}{stages}{whole}\n{(held is null ? "" : held + "\n")}{digest.Text}".TrimEnd(),
            isError || hidden,
            Summary: held is null ? outcome + stages : $"{outcome}{stages}. {held}"
        );
    }
}
