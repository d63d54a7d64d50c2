using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Facts;

/// <summary>Where in a file a word stands.</summary>
public enum TermField
{
    /// <summary>Names of declared types.</summary>
    Types,

    /// <summary>Names of declared members.</summary>
    Members,

    /// <summary>Identifiers that the code uses.</summary>
    Uses,

    /// <summary>Comments and documentation.</summary>
    Comments,

    Strings,

    /// <summary>Neighbouring sub-words of identifiers, as in "pars·option".</summary>
    Pairs,
}

/// <param name="Term">A number of the <see cref="Vocabulary"/>.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TermCount(int Term, int Count);

/// <summary>What a declaration is, as far as syntax tells.</summary>
public enum DeclaredKind
{
    Type,
    Method,
    Property,
    Field,
    Event,
    Constructor,
}

/// <param name="Name">The identifier, a number of the vocabulary.</param>
/// <param name="Container">The innermost type around it, a number; -1 for none.</param>
/// <param name="Line">The first line, from 1.</param>
/// <param name="Words">The name's sub-words, numbers.</param>
public sealed record DeclaredName(int Name, int Container, DeclaredKind Kind, int Line, int LastLine, ImmutableArray<int> Words);

/// <summary>What one source file says, read from its syntax alone; depends on nothing but the file's bytes.</summary>
public sealed record SourceFacts
{
    public const int FieldCount = 6;

    public required int Lines { get; init; }

    /// <summary>Written by a tool, as its name or its first comment says.</summary>
    public required bool IsGenerated { get; init; }

    /// <summary>Has a method with an attribute of a test framework.</summary>
    public required bool HasTests { get; init; }

    /// <summary>One list for each <see cref="TermField"/>, sorted by term.</summary>
    public required ImmutableArray<ImmutableArray<TermCount>> Terms { get; init; }

    public required ImmutableArray<DeclaredName> Declared { get; init; }

    /// <summary>Whole identifiers that the code uses, sorted by term.</summary>
    public required ImmutableArray<TermCount> Used { get; init; }

    /// <summary>The names in base lists.</summary>
    public required ImmutableArray<int> Bases { get; init; }

    /// <summary>The same facts in the numbers of another vocabulary.</summary>
    internal SourceFacts Renumbered(Func<int, int> number)
    {
        return this with
        {
            Terms = [.. Terms.Select(Counts)],
            Used = Counts(Used),
            Bases = [.. Bases.Select(number)],
            Declared =
            [
                .. Declared.Select(declared =>
                    declared with
                    {
                        Name = number(declared.Name),
                        Container = declared.Container < 0 ? -1 : number(declared.Container),
                        Words = [.. declared.Words.Select(number)],
                    }
                ),
            ],
        };

        ImmutableArray<TermCount> Counts(ImmutableArray<TermCount> counts) =>
            [.. counts.Select(count => count with { Term = number(count.Term) }).OrderBy(count => count.Term)];
    }
}
