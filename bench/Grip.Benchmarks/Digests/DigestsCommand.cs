using System.Globalization;
using System.Text;
using Grip.Terminal.Digests;

namespace Grip.Benchmarks.Digests;

/// <summary>
/// Which facts of real outputs survive in a digest, and how long it is; beside the head and the tail of the output in the same
/// number of characters, and in the 10,000 characters that are usual.
/// </summary>
internal static class DigestsCommand
{
    private const int UsualTruncation = 10_000;

    public static string Run(Arguments arguments)
    {
        var rows = CorpusCase.Read(arguments.Required("corpus")).Select(Measure).ToArray();
        var text = new StringBuilder(
            "| tool | outputs | facts | digest | head+tail, same size | head+tail, 10,000 | characters | digest | share |\n|---|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var tool in rows.GroupBy(row => row.Case.Tool))
            text.Append(Line(tool.Key, [.. tool]));
        text.Append(Line("all", rows));
        text.Append(Line("all over 2,000 characters", [.. rows.Where(row => !row.IsWhole)]));
        if (arguments.Has("lost"))
            foreach (var row in rows.Where(row => row.Lost.Length > 0))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n{row.Case.Name} ({row.Raw} to {row.Shown}) lost:\n  {string.Join("\n  ", row.Lost)}\n"
                );
        return text.ToString();
    }

    private static Row Measure(CorpusCase one)
    {
        var log = FoldedLog.Of(one.Output);
        var digest = Digest.Of(log, before: null, "Log 1");
        return new Row(
            one,
            [.. one.Lost(digest.Text)],
            one.Lost(HeadAndTail(one.Output, digest.Text.Length)).Count(),
            one.Lost(HeadAndTail(one.Output, UsualTruncation)).Count(),
            one.Output.Length,
            digest.Text.Length,
            digest.IsWhole
        );
    }

    private static string HeadAndTail(string text, int most) =>
        text.Length <= most ? text : text[..(most / 2)] + "\n…\n" + text[^(most / 2)..];

    private static string Line(string name, Row[] rows)
    {
        var facts = rows.Sum(row => row.Case.Facts.Count);
        string Kept(int lost) => facts == 0 ? "-" : (1 - (double)lost / facts).ToString("P1", CultureInfo.InvariantCulture);
        var (raw, shown) = (rows.Sum(row => row.Raw), rows.Sum(row => row.Shown));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {rows.Length} | {facts} | {Kept(rows.Sum(row => row.Lost.Length))} | {Kept(rows.Sum(row => row.LostSameSize))} | {Kept(rows.Sum(row => row.LostUsual))} | {raw} | {shown} | {(double)shown / Math.Max(1, raw):P1} |\n"
        );
    }

    private sealed record Row(CorpusCase Case, string[] Lost, int LostSameSize, int LostUsual, int Raw, int Shown, bool IsWhole);
}
