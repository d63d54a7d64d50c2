using System.Collections.Immutable;
using System.Globalization;

namespace Grip.Map.Relevance.History;

/// <summary>How git is asked for the past, and how its answer is read.</summary>
public static class HistoryLog
{
    /// <summary>So far back a question looks: older commits say little of the tree of today, and reading them takes time.</summary>
    public const int Commits = 4_000;

    /// <summary>Of the text below the subject; squash merges write pages.</summary>
    private const int BodyCharacters = 600;

    private const char RecordStart = '\u0001';
    private const char Separator = '\u0002';
    private const char HeaderEnd = '\u0003';

    /// <summary>Arguments of git: commits that touched C# files, newest first, merges left out, renames followed.</summary>
    /// <param name="revisions">As in "HEAD" or "HEAD ^older".</param>
    /// <param name="followRenames">False does not read file contents: a partial clone would have to fetch them.</param>
    public static ImmutableArray<string> Arguments(ImmutableArray<string> revisions, bool followRenames, int commits) =>
        [
            "log",
            "--no-merges",
            "--no-show-signature",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-notes",
            "--no-mailmap",
            "--encoding=UTF-8",
            $"--max-count={commits.ToString(CultureInfo.InvariantCulture)}",
            followRenames ? "--find-renames" : "--no-renames",
            "--name-status",
            "--relative",
            "-z",
            "--format=%x01%H%x02%ct%x02%s%x02%b%x03",
            "--end-of-options",
            .. revisions,
            "--",
            "*.cs",
        ];

    /// <summary>The commits of git's answer, newest first. What cannot be understood is left out.</summary>
    public static ImmutableArray<CommitRecord> Parse(string answer)
    {
        var commits = ImmutableArray.CreateBuilder<CommitRecord>();
        var start = answer.IndexOf(RecordStart, StringComparison.Ordinal);
        while (start >= 0)
        {
            var header = answer.IndexOf(HeaderEnd, start);
            if (header < 0)
                break;
            // A path never starts with the character, and a message that holds it stands before the end of the header.
            var next = answer.IndexOf("\0\u0001", header, StringComparison.Ordinal);
            var end = next < 0 ? answer.Length : next;
            if (Commit(answer[(start + 1)..header], answer[(header + 1)..end]) is { } commit)
                commits.Add(commit);
            start = next < 0 ? -1 : next + 1;
        }
        return commits.ToImmutable();
    }

    private static CommitRecord? Commit(string header, string changes)
    {
        var parts = header.Split(Separator);
        if (parts.Length < 4 || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds))
            return null;
        var body = parts[3].Trim();
        return new CommitRecord(
            parts[0],
            seconds,
            parts[2],
            body.Length > BodyCharacters ? body[..BodyCharacters] : body,
            Changes(changes)
        );
    }

    private static ImmutableArray<PathChange> Changes(string text)
    {
        var parts = text.Trim('\n').Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var changes = ImmutableArray.CreateBuilder<PathChange>();
        for (var i = 0; i + 1 < parts.Length; i++)
        {
            var status = parts[i].TrimStart('\n');
            if (status is ['R' or 'C', ..] && i + 2 < parts.Length)
            {
                changes.Add(new PathChange(parts[i + 2], status[0] == 'R' ? parts[i + 1] : null, IsDeletion: false));
                i += 2;
            }
            else
            {
                changes.Add(new PathChange(parts[i + 1], From: null, IsDeletion: status is ['D', ..]));
                i++;
            }
        }
        return changes.ToImmutable();
    }
}
