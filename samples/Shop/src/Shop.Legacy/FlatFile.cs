using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Shop.Legacy;

public static class FlatFile
{
    private const char Separator = ';';

    public static IReadOnlyList<FlatRecord> Read(string text)
    {
        var records = new List<FlatRecord>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || IsComment(line))
                continue;
            records.Add(Parse(line, i + 1));
        }
        return records;
    }

    public static string Write(IEnumerable<FlatRecord> records)
    {
        var lines = new List<string>();
        foreach (var record in records)
            lines.Add(Line(record));
        return string.Join("\n", lines);
    }

    private static string Line(FlatRecord record) =>
        string.Join(
            Separator.ToString(),
            record.Number,
            record.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            record.Customer,
            record.Mail,
            record.Code,
            record.Pieces.ToString(CultureInfo.InvariantCulture),
            record.Cents.ToString(CultureInfo.InvariantCulture)
        );

    private static FlatRecord Parse(string line, int number)
    {
        var parts = line.Split(Separator);
        if (parts.Length != 7)
            throw new InvalidDataException(string.Format("{0} {1}", "Not a record, line", number));
        return new FlatRecord(
            parts[0],
            DateTime.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture),
            parts[2],
            parts[3],
            parts[4],
            int.Parse(parts[5], CultureInfo.InvariantCulture),
            long.Parse(parts[6], CultureInfo.InvariantCulture)
        );
    }

#if NET10_0_OR_GREATER
    private static bool IsComment(ReadOnlySpan<char> line) => line.StartsWith("#");
#else
    private static bool IsComment(string line) => line.StartsWith("#", StringComparison.Ordinal);
#endif
}
