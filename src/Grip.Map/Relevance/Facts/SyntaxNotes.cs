using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Facts;

/// <summary>What the reader of one file notes down, in strings; becomes <see cref="SourceFacts"/> with the numbers of a vocabulary.</summary>
public sealed class SyntaxNotes
{
    public int Lines { get; set; }

    public bool IsGenerated { get; set; }

    public bool HasTests { get; set; }

    internal Dictionary<string, int>[] Terms { get; } =
    [.. Enumerable.Range(0, SourceFacts.FieldCount).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    internal Dictionary<string, int> Used { get; } = new(StringComparer.Ordinal);

    internal List<(string Name, string? Container, DeclaredKind Kind, int Line, int LastLine, string[] Words)> Declared { get; } = [];

    internal List<string> Bases { get; } = [];

    internal void Count(TermField field, string term) => Count(Terms[(int)field], term);

    internal static void Count(Dictionary<string, int> counts, string term) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;

    public SourceFacts ToFacts(Vocabulary vocabulary) =>
        new()
        {
            Lines = Lines,
            IsGenerated = IsGenerated,
            HasTests = HasTests,
            Terms = [.. Terms.Select(counts => Sorted(counts, vocabulary))],
            Used = Sorted(Used, vocabulary),
            Bases = [.. Bases.Select(vocabulary.Number).Distinct()],
            Declared =
            [
                .. Declared.Select(declared => new DeclaredName(
                    vocabulary.Number(declared.Name),
                    declared.Container is null ? -1 : vocabulary.Number(declared.Container),
                    declared.Kind,
                    declared.Line,
                    declared.LastLine,
                    [.. declared.Words.Select(vocabulary.Number)]
                )),
            ],
        };

    private static System.Collections.Immutable.ImmutableArray<TermCount> Sorted(Dictionary<string, int> counts, Vocabulary vocabulary) =>
        [.. counts.Select(pair => new TermCount(vocabulary.Number(pair.Key), pair.Value)).OrderBy(count => count.Term)];
}
