using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Home;
using Grip.Map.CSharp;
using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Reading;

/// <summary>Reads files; what was read before, under whatever name, comes from Grip's home.</summary>
internal sealed class FactsStore(Cache cache)
{
    private const string Key = "facts";
    private const int LargestFile = 2_000_000;

    /// <returns>The facts of each file that could be read, and the vocabulary that they belong to.</returns>
    public (FactsBundle Bundle, ImmutableArray<(string Path, SourceFacts Facts)> Files) Read(
        string folder,
        ImmutableArray<string> paths,
        CancellationToken cancellation
    )
    {
        var bundle = cache.TryRead(Key) is { } kept ? FactsBundle.Of(kept) : new FactsBundle();
        var read = ReadAll(folder, paths, bundle, cancellation);
        var isChanged = false;
        foreach (var (hash, notes) in read)
            if (notes is not null && bundle.Find(hash) is null)
            {
                bundle.Add(hash, notes);
                isChanged = true;
            }
        var files = ImmutableArray.CreateBuilder<(string, SourceFacts)>(paths.Length);
        for (var i = 0; i < paths.Length; i++)
            if (bundle.Find(read[i].Hash) is { } facts)
                files.Add((paths[i], facts));
        // Content that is gone stays for a while: a branch may be switched back.
        if (isChanged)
            cache.Write(Key, (bundle.Count > 2 * files.Count + 500 ? bundle.Compacted(read.Select(file => file.Hash)) : bundle).ToBytes());
        return (bundle, files.ToImmutable());
    }

    private static (string Hash, SyntaxNotes? Notes)[] ReadAll(
        string folder,
        ImmutableArray<string> paths,
        FactsBundle bundle,
        CancellationToken cancellation
    )
    {
        var read = new (string Hash, SyntaxNotes? Notes)[paths.Length];
        Parallel.For(
            0,
            paths.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new Lazy<FactsReader>(() => new FactsReader()),
            (i, _, reader) =>
            {
                read[i] = ReadOne(Path.Combine(folder, paths[i]), bundle, reader, cancellation);
                return reader;
            },
            _ => { }
        );
        return read;
    }

    private static (string Hash, SyntaxNotes? Notes) ReadOne(
        string path,
        FactsBundle bundle,
        Lazy<FactsReader> reader,
        CancellationToken cancellation
    )
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            // The name decides too whether a file counts as generated.
            var hash =
                ContentHash.Of(bytes).Value
                + (
                    path.Contains(".designer.", StringComparison.OrdinalIgnoreCase)
                    || path.Contains(".g.", StringComparison.OrdinalIgnoreCase)
                        ? "g"
                        : ""
                );
            if (bundle.Find(hash) is not null || bytes.Length > LargestFile)
                return (hash, null);
            return (hash, reader.Value.Read(SourceDocument.From(path, bytes, intermediateFolder: null), cancellation));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Deleted since it was listed, or not readable: it has nothing to tell.
            return ("", null);
        }
    }
}
