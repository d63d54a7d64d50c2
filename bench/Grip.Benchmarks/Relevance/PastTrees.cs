using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>The trees of one repository's past commits. A blob is parsed once, and kept between runs where a folder is given.</summary>
internal sealed class PastTrees(GitObjects git, string? cache)
{
    private const int LargestFile = 1_000_000;
    private FactsBundle? _bundle;

    public GitObjects Git => git;

    public async Task<RankingIndex> AtAsync(string commit, ImmutableArray<CommitRecord> history, CancellationToken cancellation)
    {
        _bundle ??=
            cache is not null && File.Exists(cache) ? FactsBundle.Of(await File.ReadAllBytesAsync(cache, cancellation)) : new FactsBundle();
        var tree = await git.TreeAsync(commit, cancellation);
        await ReadAsync(_bundle, [.. tree.Select(file => file.Blob).Distinct().Where(blob => _bundle.Find(blob) is null)], cancellation);
        return RankingIndex.Of(Corpus.Of(_bundle.Vocabulary, tree.Select(file => (file.Path, _bundle.Find(file.Blob)!)), history));
    }

    public async Task SaveAsync(CancellationToken cancellation)
    {
        if (cache is not null && _bundle is not null)
            await File.WriteAllBytesAsync(cache, _bundle.ToBytes(), cancellation);
    }

    private async Task ReadAsync(FactsBundle bundle, IReadOnlyList<string> blobs, CancellationToken cancellation)
    {
        var contents = await git.BlobsAsync(blobs, cancellation);
        var notes = new SyntaxNotes[blobs.Count];
        Parallel.For(
            0,
            blobs.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            () => new FactsReader(),
            (i, _, reader) =>
            {
                var bytes = contents[i].Length > LargestFile ? [] : contents[i];
                notes[i] = reader.Read(SourceDocument.From("file.cs", bytes, intermediateFolder: null), cancellation);
                return reader;
            },
            _ => { }
        );
        for (var i = 0; i < blobs.Count; i++)
            bundle.Add(blobs[i], notes[i]);
    }
}
