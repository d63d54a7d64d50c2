using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DiffPlex;
using Grip.Core.Text;

namespace Grip.Gate.Landing;

/// <summary>A run of pieces of one text that another run replaces in the other text.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DiffRun(int StartA, int CountA, int StartB, int CountB);

/// <summary>What differs between two texts. Always right, and small where the texts are alike.</summary>
public static class TextDiff
{
    /// <summary>Beyond this many pieces that differ at first sight, the whole middle counts as one difference: time is bounded.</summary>
    private const int MostLines = 60_000;
    private const int MostTokens = 20_000;

    /// <summary>Lines with their endings; only '\n' ends one, as git sees it.</summary>
    public static string[] SplitLines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return [.. lines];
    }

    public static ImmutableArray<DiffRun> Lines(string[] a, string[] b) => Runs(a, b, SplitLines, MostLines);

    /// <summary>The edits that make <paramref name="b"/> out of <paramref name="a"/>, by words within changed lines.</summary>
    public static ImmutableArray<TextEdit> Edits(string a, string b)
    {
        var (linesA, linesB) = (SplitLines(a), SplitLines(b));
        var starts = Offsets(linesA);
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (var run in Lines(linesA, linesB))
        {
            var tokensA = Tokens(string.Concat(linesA.AsSpan(run.StartA, run.CountA)!));
            var tokensB = Tokens(string.Concat(linesB.AsSpan(run.StartB, run.CountB)!));
            var offsets = Offsets(tokensA);
            foreach (var (startA, countA, startB, countB) in Runs(tokensA, tokensB, Tokens, MostTokens))
                edits.Add(
                    new TextEdit(
                        starts[run.StartA] + offsets[startA],
                        offsets[startA + countA] - offsets[startA],
                        string.Concat(tokensB.AsSpan(startB, countB)!)
                    )
                );
        }

        return edits.ToImmutable();
    }

    private static ImmutableArray<DiffRun> Runs(string[] a, string[] b, Func<string, string[]> split, int most)
    {
        var prefix = 0;
        while (prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        var suffix = 0;
        while (suffix < a.Length - prefix && suffix < b.Length - prefix && a[^(suffix + 1)] == b[^(suffix + 1)])
            suffix++;

        var (countA, countB) = (a.Length - prefix - suffix, b.Length - prefix - suffix);
        if (countA == 0 && countB == 0)
            return [];
        if (countA == 0 || countB == 0 || countA + countB > most)
            return [new DiffRun(prefix, countA, prefix, countB)];

        var result = new Differ().CreateCustomDiffs(
            string.Concat(a.AsSpan(prefix, countA)!),
            string.Concat(b.AsSpan(prefix, countB)!),
            ignoreWhiteSpace: false,
            split
        );
        return
        [
            .. result.DiffBlocks.Select(block => new DiffRun(
                prefix + block.DeleteStartA,
                block.DeleteCountA,
                prefix + block.InsertStartB,
                block.InsertCountB
            )),
        ];
    }

    /// <summary>Words, runs of blanks, line ends, and every other character alone.</summary>
    private static string[] Tokens(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            if (IsWord(text[start]))
                while (end < text.Length && IsWord(text[end]))
                    end++;
            else if (text[start] is ' ' or '\t')
                while (end < text.Length && text[end] is ' ' or '\t')
                    end++;
            else if (
                text[start] is '\r' && end < text.Length && text[end] is '\n'
                || char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end])
            )
                end++;
            tokens.Add(text[start..end]);
            start = end;
        }

        return [.. tokens];
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_';

    /// <summary>Where each piece starts, and at the end where the last one ends.</summary>
    private static int[] Offsets(string[] pieces)
    {
        var offsets = new int[pieces.Length + 1];
        for (var i = 0; i < pieces.Length; i++)
            offsets[i + 1] = offsets[i] + pieces[i].Length;
        return offsets;
    }
}
