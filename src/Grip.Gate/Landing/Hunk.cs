using System.Collections.Immutable;

namespace Grip.Gate.Landing;

/// <summary>Differences that stand close together, with three unchanged lines around them. Lines count from 0.</summary>
internal sealed record Hunk(int StartA, int CountA, int StartB, int CountB, ImmutableArray<DiffRun> Runs)
{
    private const int Context = 3;

    public static IEnumerable<Hunk> Of(ImmutableArray<DiffRun> runs, int linesInA)
    {
        for (var first = 0; first < runs.Length; )
        {
            var last = first;
            while (last + 1 < runs.Length && runs[last + 1].StartA - (runs[last].StartA + runs[last].CountA) <= 2 * Context)
                last++;
            yield return Around(runs[first..(last + 1)], linesInA);
            first = last + 1;
        }
    }

    private static Hunk Around(ImmutableArray<DiffRun> runs, int linesInA)
    {
        var (first, last) = (runs[0], runs[^1]);
        var ahead = Math.Min(Context, first.StartA);
        var endA = last.StartA + last.CountA;
        var behind = Math.Min(Context, linesInA - endA);
        var (startA, startB) = (first.StartA - ahead, first.StartB - ahead);
        return new Hunk(startA, endA + behind - startA, startB, last.StartB + last.CountB + behind - startB, runs);
    }
}
