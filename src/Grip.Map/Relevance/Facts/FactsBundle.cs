using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Facts;

/// <summary>The facts of many files with the vocabulary that their numbers belong to, as one block of bytes.</summary>
public sealed class FactsBundle
{
    /// <summary>Part of the bytes: to be raised whenever <see cref="FactsReader"/> or the format says something else.</summary>
    private const int Version = 1;

    private readonly Dictionary<string, SourceFacts> _facts = new(StringComparer.Ordinal);

    public Vocabulary Vocabulary { get; } = new();

    public int Count => _facts.Count;

    /// <summary>The facts of the file whose content has this hash, or null.</summary>
    public SourceFacts? Find(string hash) => _facts.GetValueOrDefault(hash);

    public SourceFacts Add(string hash, SyntaxNotes notes) => _facts[hash] = notes.ToFacts(Vocabulary);

    /// <summary>A bundle of these files alone, with the words that they need.</summary>
    public FactsBundle Compacted(IEnumerable<string> hashes)
    {
        var result = new FactsBundle();
        foreach (var hash in hashes)
            if (_facts.TryGetValue(hash, out var facts))
                result._facts[hash] = facts.Renumbered(word => result.Vocabulary.Number(Vocabulary[word]));
        return result;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(Version);
            writer.Write(Vocabulary.Count);
            for (var word = 0; word < Vocabulary.Count; word++)
                writer.Write(Vocabulary[word]);
            writer.Write(_facts.Count);
            foreach (var (hash, facts) in _facts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                Write(writer, hash, facts);
        }
        return stream.ToArray();
    }

    /// <returns>An empty bundle if the bytes are of another version or damaged.</returns>
    public static FactsBundle Of(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (reader.ReadInt32() != Version)
                return new FactsBundle();
            var result = new FactsBundle();
            var words = reader.ReadInt32();
            for (var word = 0; word < words; word++)
                if (result.Vocabulary.Number(reader.ReadString()) != word)
                    return new FactsBundle();
            var files = reader.ReadInt32();
            for (var file = 0; file < files; file++)
            {
                var hash = reader.ReadString();
                if (Read(reader, words) is not { } facts)
                    return new FactsBundle();
                result._facts[hash] = facts;
            }
            return result;
        }
        catch (Exception damaged)
            when (damaged is IOException or FormatException or ArgumentException or OverflowException or OutOfMemoryException)
        {
            return new FactsBundle();
        }
    }

    private static void Write(BinaryWriter writer, string hash, SourceFacts facts)
    {
        writer.Write(hash);
        writer.Write(facts.Lines);
        writer.Write(facts.IsGenerated);
        writer.Write(facts.HasTests);
        foreach (var field in facts.Terms)
            Write(writer, MemoryMarshal.AsBytes(field.AsSpan()));
        Write(writer, MemoryMarshal.AsBytes(facts.Used.AsSpan()));
        Write(writer, MemoryMarshal.AsBytes(facts.Bases.AsSpan()));
        writer.Write(facts.Declared.Length);
        foreach (var declared in facts.Declared)
        {
            writer.Write(declared.Name);
            writer.Write(declared.Container);
            writer.Write((byte)declared.Kind);
            writer.Write(declared.Line);
            writer.Write(declared.LastLine);
            Write(writer, MemoryMarshal.AsBytes(declared.Words.AsSpan()));
        }
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    /// <returns>Null if a number is none of the vocabulary.</returns>
    private static SourceFacts? Read(BinaryReader reader, int words)
    {
        var facts = new SourceFacts
        {
            Lines = reader.ReadInt32(),
            IsGenerated = reader.ReadBoolean(),
            HasTests = reader.ReadBoolean(),
            Terms = [.. Enumerable.Range(0, SourceFacts.FieldCount).Select(_ => ReadBlock<TermCount>(reader))],
            Used = ReadBlock<TermCount>(reader),
            Bases = ReadBlock<int>(reader),
            Declared = ReadDeclared(reader),
        };
        var isWhole =
            facts.Terms.Append(facts.Used).All(field => field.All(term => Known(term.Term, words)))
            && facts.Bases.All(word => Known(word, words))
            && facts.Declared.All(declared =>
                Known(declared.Name, words) && declared.Container < words && declared.Words.All(word => Known(word, words))
            );
        return isWhole ? facts : null;
    }

    private static bool Known(int word, int words) => word >= 0 && word < words;

    private static ImmutableArray<DeclaredName> ReadDeclared(BinaryReader reader)
    {
        var declared = ImmutableArray.CreateBuilder<DeclaredName>();
        for (var count = reader.ReadInt32(); count > 0; count--)
            declared.Add(
                new DeclaredName(
                    reader.ReadInt32(),
                    reader.ReadInt32(),
                    (DeclaredKind)reader.ReadByte(),
                    reader.ReadInt32(),
                    reader.ReadInt32(),
                    ReadBlock<int>(reader)
                )
            );
        return declared.ToImmutable();
    }

    private static ImmutableArray<T> ReadBlock<T>(BinaryReader reader)
        where T : unmanaged
    {
        var length = reader.ReadInt32();
        var bytes = reader.ReadBytes(length);
        if (bytes.Length != length)
            throw new EndOfStreamException();
        return [.. MemoryMarshal.Cast<byte, T>(bytes)];
    }
}
