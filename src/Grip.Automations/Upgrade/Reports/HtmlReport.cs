using System.Net;
using System.Text;
using Grip.Automations.Repair;

namespace Grip.Automations.Upgrade.Reports;

/// <summary>An upgrade as one page with the difference, which needs nothing from elsewhere and runs no script.</summary>
public sealed class HtmlReport(UpgradeResult result, string root)
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}
        pre{background:#f6f6f6;padding:.6rem;overflow:auto;font:13px/1.4 ui-monospace,monospace}
        .add{color:#116329}.del{color:#a40e26}.at{color:#6639ba}.faint{color:#666}
        @media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}pre{background:#222}td,th{border-color:#444}
        .add{color:#7ee787}.del{color:#ff7b72}.at{color:#d2a8ff}.faint{color:#999}}
        """;

    public override string ToString()
    {
        var page = new StringBuilder();
        page.Append(
            $"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{Text($"Upgrade {result.Package} to {result.Version}")}</title>\n<style>\n{Style}\n</style>\n"
        );
        page.Append($"<h1>Upgrade {Text(result.Package)} to {Text(result.Version)}</h1>\n<p>{Text(Summary())}</p>\n");
        Packages(page);
        foreach (var cluster in result.Repair?.Fixed ?? [])
            Fixed(page, cluster);
        foreach (var cluster in result.Repair?.Open ?? [])
            Open(page, cluster);
        Tests(page);
        Items(
            page,
            "New warnings",
            result.Warnings.Select(warning =>
                $"{warning.Id} {(warning.Path is { } path ? $"{Relative(path)}:{warning.Line} " : "")}{warning.Message}"
            )
        );
        Items(page, "Notes", result.Notes.Concat(result.Judgement?.Weaknesses ?? []));
        Difference(page);
        return page.Append("</html>\n").ToString();
    }

    private string Summary() =>
        $"{(result.Status == RunStatus.Landed ? "Landed" : result.Status == RunStatus.Planned ? "Not landed: a dry run" : "Not landed")}. "
        + $"{result.Repair?.ErrorsBefore ?? 0} errors introduced by the packages, {(result.Repair?.ErrorsBefore ?? 0) - (result.Repair?.ErrorsLeft ?? 0)} repaired, {result.Repair?.ErrorsLeft ?? 0} left.";

    private void Packages(StringBuilder page)
    {
        page.Append("<h2>Packages</h2>\n<table>\n<tr><th>package<th>from<th>to<th>framework<th>projects<th>why\n");
        foreach (var change in result.Packages)
            page.Append(
                $"<tr><td>{Text(change.Id)}<td>{Text(change.OldVersion ?? "(new)")}<td>{Text(change.NewVersion ?? "(gone)")}<td>{Text(change.TargetFramework)}<td>{Text(string.Join(", ", change.Projects))}<td>{Text(Why(change.Id))}\n"
            );
        page.Append("</table>\n");
    }

    private string Why(string id) =>
        result.Raised.FirstOrDefault(raised => raised.Id.Equals(id, StringComparison.OrdinalIgnoreCase))?.Why ?? "follows";

    private void Fixed(StringBuilder page, FixedCluster cluster)
    {
        page.Append(
            $"<h2><code>{Text(cluster.Symbol)}</code> → <code>{Text(cluster.Rule)}</code></h2>\n<p>{cluster.Sites.Length} places. Evidence: {Text(cluster.Evidence)}.</p>\n"
        );
        page.Append(
            $"<pre><span class=\"del\">- {Text(cluster.Before)}</span>\n<span class=\"add\">+ {Text(cluster.After)}</span></pre>\n"
        );
        Items(
            page,
            null,
            cluster
                .Sites.GroupBy(site => site.Path)
                .Select(file => $"{Relative(file.Key)}: {string.Join(", ", file.Select(site => site.Line).Distinct().Order())}")
        );
    }

    private void Open(StringBuilder page, OpenCluster cluster)
    {
        page.Append($"<h2>Left to decide: <code>{Text(cluster.Symbol)}</code></h2>\n");
        Items(
            page,
            null,
            cluster
                .Errors.Select(error => $"{Relative(error.Place.Path)}:{error.Place.Line} {error.Id}: {error.Message}")
                .Concat(cluster.Candidates.Select(candidate => $"could be: {candidate.Text} ({candidate.Evidence})"))
                .Distinct()
        );
    }

    private void Tests(StringBuilder page)
    {
        if (result.Judgement?.Tests is not { } tests)
            return;
        page.Append($"<h2>Tests</h2>\n<p>{tests.Run} run, {tests.Passed} passed, {tests.Failed} failed, {tests.Skipped} skipped.</p>\n");
        Items(
            page,
            null,
            tests.NewlyFailing.Select(test => $"newly failing: {test}").Concat(result.UnderTests.Select(line => $"changed under {line}"))
        );
    }

    private void Difference(StringBuilder page)
    {
        page.Append("<h2>Difference</h2>\n<pre>");
        foreach (var line in Encoding.UTF8.GetString([.. result.Patch]).Split('\n'))
        {
            var kind = line switch
            {
                ['+', ..] => "add",
                ['-', ..] => "del",
                ['@', ..] => "at",
                _ when line.StartsWith("diff ", StringComparison.Ordinal) => "at",
                _ => "",
            };
            page.Append(kind.Length == 0 ? Text(line) : $"<span class=\"{kind}\">{Text(line)}</span>").Append('\n');
        }

        page.Append("</pre>\n");
    }

    private static void Items(StringBuilder page, string? title, IEnumerable<string> items)
    {
        var all = items.ToArray();
        if (all.Length == 0)
            return;
        if (title is not null)
            page.Append($"<h2>{Text(title)}</h2>\n");
        page.Append($"<ul>\n{string.Concat(all.Select(item => $"<li>{Text(item)}\n"))}</ul>\n");
    }

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
