using System.Collections.Immutable;
using System.Text;

namespace Grip.Map.Functions;

/// <summary>Details as one text in the index: "verb: GET" on each line, with line ends and backslashes of values escaped.</summary>
public static class FunctionDetails
{
    public static string Write(IEnumerable<FunctionDetail> details) =>
        string.Join('\n', details.Select(detail => $"{detail.Name}: {Escaped(detail.Value)}"));

    public static ImmutableArray<FunctionDetail> Read(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(": ", 2))
                .Select(parts => new FunctionDetail(parts[0], parts.Length > 1 ? Plain(parts[1]) : "")),
        ];

    private static string Escaped(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Plain(string value)
    {
        if (!value.Contains('\\'))
            return value;
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            if (value[i] != '\\' || i + 1 == value.Length)
                result.Append(value[i]);
            else
                result.Append(
                    value[++i] switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        var other => other,
                    }
                );
        return result.ToString();
    }
}
