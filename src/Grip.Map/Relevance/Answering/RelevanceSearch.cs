using System.Collections.Immutable;
using Grip.Core;
using Grip.Home;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.Ranking;
using Grip.Map.Relevance.Reading;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Answering;

/// <summary>Finds the files and members for a task described in words, from syntax, names and history; no project is loaded.</summary>
/// <param name="folder">Full path; what lies below it is looked at.</param>
public sealed class RelevanceSearch(string folder, HomeFolder home)
{
    /// <param name="limit">The most files to answer with.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <exception cref="GripException">No C# files (exit code 2), or no word of the task is known here (exit code 1).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<RelevanceAnswer> FindAsync(string text, int limit, Action<string> progress, CancellationToken cancellation)
    {
        var cache = new Cache(HomeFolder.ForWorkspace(Path.Combine(home.Caches, "relevant"), folder));
        progress("reading the history");
        var reading = Task.Run(() => new HistoryStore(cache).ReadAsync(folder, cancellation), cancellation);
        var paths = await SourceTree.ListAsync(folder, hasGit: true, cancellation);
        if (paths.IsEmpty)
            throw new GripException(ExitCode.Usage, $"There are no C# files in '{folder}'.", "Name another folder with --in.");
        progress($"reading {paths.Length} files");
        var (bundle, files) = new FactsStore(cache).Read(folder, paths, cancellation);
        var history = await reading;
        progress("ranking");
        var index = RankingIndex.Of(Corpus.Of(bundle.Vocabulary, files, history ?? []));
        var measured = Measured.Of(index, text, Model.Shipped(), cancellation);
        var unknown = Unknown(text, bundle.Vocabulary);
        if (measured.Question.Words.IsEmpty)
            throw new GripException(
                ExitCode.Refused,
                "No file and no commit here knows a word of this task.",
                Hint(unknown, index) ?? "Describe it with words that the code could use."
            );
        return new RelevanceAnswer(Answer(measured, index, limit), unknown, files.Length, history?.Length);
    }

    private ImmutableArray<RelevantFile> Answer(Measured measured, RankingIndex index, int limit)
    {
        var most = measured.Scores.Max();
        var sum = measured.Scores.Sum(score => Math.Exp(score - most));
        var reasons = new Reasons(measured, index, Model.Shipped());
        var members = new MemberSearch(folder, measured.Question, index);
        return
        [
            .. measured
                .Order()
                .Take(limit)
                .Select(file => new RelevantFile(
                    index.Corpus.Files[file].Path,
                    Math.Round(Math.Exp(measured.Scores[file] - most) / sum, 4),
                    reasons.Of(file),
                    members.BestOf(index.Corpus.Files[file])
                )),
        ];
    }

    private static ImmutableArray<string> Unknown(string text, Vocabulary vocabulary)
    {
        var words = new SubWords(new Stemmer());
        return
        [
            .. text.Split([.. text.Where(character => !char.IsLetterOrDigit(character)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => words.Of(word) is { Count: > 0 } parts && parts.All(part => vocabulary.Find(part) < 0))
                .Distinct(),
        ];
    }

    private static string? Hint(ImmutableArray<string> unknown, RankingIndex index)
    {
        var known = index.Graph.Declaring.Keys.Select(name => index.Corpus.Vocabulary[name]).Distinct();
        var nearest = unknown.SelectMany(word => Grip.Core.Text.Spelling.Nearest(word, known, most: 2)).Distinct().Take(4).ToList();
        return nearest.Count == 0 ? null : $"Names here that are spelt alike: {string.Join(", ", nearest)}.";
    }
}
