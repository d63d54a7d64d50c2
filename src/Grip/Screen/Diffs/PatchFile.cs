using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Screen.Diffs;

/// <param name="Lines">Each begins with ' ', '-' or '+'.</param>
internal sealed record PatchHunk(int OldStart, int NewStart, ImmutableArray<string> Lines);

/// <summary>What a git patch says of one file.</summary>
internal sealed partial record PatchFile(string Path, ImmutableArray<PatchHunk> Hunks)
{
    public int Added => Hunks.Sum(hunk => hunk.Lines.Count(line => line[0] == '+'));

    public int Removed => Hunks.Sum(hunk => hunk.Lines.Count(line => line[0] == '-'));

    public static IEnumerable<PatchFile> Parse(string patch)
    {
        string? path = null;
        var hunks = ImmutableArray.CreateBuilder<PatchHunk>();
        var lines = patch.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                if (path is not null)
                    yield return new PatchFile(path, hunks.DrainToImmutable());
                path = line[(line.LastIndexOf(" b/", StringComparison.Ordinal) + 3)..].TrimEnd('"');
            }
            else if (HunkShape().Match(line) is { Success: true } head)
            {
                var (old, @new) = (Number(head, "oldCount"), Number(head, "newCount"));
                var start = i + 1;
                while (i + 1 < lines.Length && (old > 0 || @new > 0) && lines[i + 1] is [' ' or '-' or '+' or '\\', ..])
                {
                    var mark = lines[++i][0];
                    old -= mark is ' ' or '-' ? 1 : 0;
                    @new -= mark is ' ' or '+' ? 1 : 0;
                }

                hunks.Add(
                    new PatchHunk(
                        Number(head, "old"),
                        Number(head, "new"),
                        [.. lines[start..(i + 1)].Where(one => one[0] != '\\').Select(one => one.TrimEnd('\r'))]
                    )
                );
            }
        }

        if (path is not null)
            yield return new PatchFile(path, hunks.DrainToImmutable());
    }

    private static int Number(Match head, string group) =>
        head.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^@@ -(?<old>\d+)(,(?<oldCount>\d+))? \+(?<new>\d+)(,(?<newCount>\d+))? @@", RegexOptions.ExplicitCapture)]
    private static partial Regex HunkShape();
}
