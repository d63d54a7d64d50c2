using System.Collections.Immutable;
using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Facts;

/// <summary>All files of a tree with what is known of them: what a question is asked of.</summary>
public sealed class Corpus
{
    private Corpus(Vocabulary vocabulary, ImmutableArray<CorpusFile> files, ProjectHistory history) =>
        (Vocabulary, Files, History) = (vocabulary, files, history);

    public Vocabulary Vocabulary { get; }

    /// <summary>Sorted by path, so that answers do not depend on the order of a directory.</summary>
    public ImmutableArray<CorpusFile> Files { get; }

    public ProjectHistory History { get; }

    /// <param name="files">Paths relative to the root, with slashes.</param>
    /// <param name="commits">Newest first; none where there is no repository.</param>
    public static Corpus Of(
        Vocabulary vocabulary,
        IEnumerable<(string Path, SourceFacts Facts)> files,
        ImmutableArray<CommitRecord> commits
    )
    {
        var words = new SubWords(new Stemmer());
        ImmutableArray<CorpusFile> sorted =
        [
            .. files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => File(file.Path, file.Facts, words, vocabulary)),
        ];
        return new Corpus(vocabulary, sorted, ProjectHistory.Of(commits, [.. sorted.Select(file => file.Path)], vocabulary));
    }

    private static CorpusFile File(string path, SourceFacts facts, SubWords words, Vocabulary vocabulary)
    {
        var slash = path.LastIndexOf('/');
        var stem = Path.GetFileNameWithoutExtension(path[(slash + 1)..]);
        return new CorpusFile(
            path,
            facts,
            Roles.Of(path, facts),
            [.. words.Of(stem).Distinct().Select(vocabulary.Number)],
            [.. words.Of(slash < 0 ? "" : path[..slash]).Distinct().Select(vocabulary.Number)]
        );
    }
}
