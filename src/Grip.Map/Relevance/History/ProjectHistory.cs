using System.Collections.Immutable;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.History;

/// <summary>A commit seen from the tree of today.</summary>
/// <param name="Age">0 is the newest.</param>
/// <param name="Files">Numbers of the files of today that it changed, under whatever path they had then.</param>
/// <param name="Changed">How many C# files it changed in all.</param>
/// <param name="Subject">Sub-words, numbers of the vocabulary.</param>
public sealed record PastCommit(
    int Age,
    string Id,
    long Seconds,
    string Title,
    ImmutableArray<int> Files,
    int Changed,
    ImmutableArray<int> Subject,
    ImmutableArray<int> Body
);

/// <summary>The commits that changed files which still exist.</summary>
public sealed class ProjectHistory
{
    private ProjectHistory(ImmutableArray<PastCommit> commits, ImmutableArray<ImmutableArray<int>> byFile) =>
        (Commits, ByFile) = (commits, byFile);

    /// <summary>Newest first.</summary>
    public ImmutableArray<PastCommit> Commits { get; }

    /// <summary>For each file the numbers of its commits, newest first.</summary>
    public ImmutableArray<ImmutableArray<int>> ByFile { get; }

    /// <param name="records">Newest first.</param>
    /// <param name="paths">The files of today; their place is their number.</param>
    public static ProjectHistory Of(ImmutableArray<CommitRecord> records, ImmutableArray<string> paths, Vocabulary vocabulary)
    {
        // Going back in time, a rename tells under which path a file is found in older commits.
        var today = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++)
            today[paths[i]] = i;
        var words = new SubWords(new Stemmer());
        var commits = ImmutableArray.CreateBuilder<PastCommit>(records.Length);
        var byFile = paths.Select(_ => ImmutableArray.CreateBuilder<int>()).ToArray();
        for (var age = 0; age < records.Length; age++)
        {
            var record = records[age];
            var files = Files(record, today);
            foreach (var file in files)
                byFile[file].Add(age);
            commits.Add(
                new PastCommit(
                    age,
                    record.Id,
                    record.Seconds,
                    record.Subject,
                    files,
                    record.Changes.Length,
                    [.. words.Of(record.Subject).Select(vocabulary.Number)],
                    [.. words.Of(record.Body).Select(vocabulary.Number)]
                )
            );
        }
        return new ProjectHistory(commits.MoveToImmutable(), [.. byFile.Select(list => list.ToImmutable())]);
    }

    private static ImmutableArray<int> Files(CommitRecord record, Dictionary<string, int> today)
    {
        var files = new SortedSet<int>();
        foreach (var change in record.Changes)
            if (!change.IsDeletion && today.TryGetValue(change.Path, out var file))
                files.Add(file);
        foreach (var change in record.Changes)
            if (change.From is not null && today.Remove(change.Path, out var file))
                today.TryAdd(change.From, file);
        return [.. files];
    }
}
