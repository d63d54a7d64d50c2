using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Grip.Map.CSharp;

/// <summary>
/// Whether certain words stand anywhere in the sources; each is looked for once. A change is only looked at where it wrote, so a
/// word that it took away still counts: there may be too many, never too few.
/// </summary>
internal sealed class WrittenWords(IReadOnlyCollection<SourceDocument> documents, WrittenWords? before)
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public bool Any(IReadOnlyCollection<string> words)
    {
        var asked = words.Where(word => !known.ContainsKey(word)).Distinct(StringComparer.Ordinal).ToArray();
        if (asked.Length > 0)
        {
            var found = Find(asked);
            foreach (var word in asked)
                known[word] = found.Contains(word) || before?.Any([word]) == true;
        }

        return words.Any(word => known[word]);
    }

    private ImmutableHashSet<string> Find(string[] words)
    {
        var values = SearchValues.Create(words, StringComparison.Ordinal);
        return
        [
            .. documents
                .AsParallel()
                .Select(document => document.Text.ToString())
                .SelectMany(text =>
                    // Behind an escape any word can hide.
                    text.Contains("\\u", StringComparison.Ordinal)
                        ? words
                    : text.AsSpan().ContainsAny(values) ? words.Where(word => text.Contains(word, StringComparison.Ordinal))
                    : []
                ),
        ];
    }
}
