using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Grip.Tests.ScenarioFrame;

/// <summary>Compares an output with what a scenario asks of it. <c>{*}</c> stands for anything.</summary>
internal static class Expectation
{
    private const string Anything = "{*}";

    /// <summary>Each line of <paramref name="wanted"/> must be part of a line of the text, in this order; a line that starts with '!' must be nowhere.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? OfLines(string wanted, string text)
    {
        var lines = text.Split('\n');
        var next = 0;
        foreach (var line in wanted.Split('\n').Where(line => line.Trim().Length > 0))
        {
            if (line[0] == '!')
            {
                if (Array.Exists(lines, candidate => Matches(line[1..], candidate)))
                    return $"should not be there: {line[1..]}";
                continue;
            }

            var found = Array.FindIndex(lines, next, candidate => Matches(line, candidate));
            if (found < 0)
                return $"missing (from line {next + 1} on): {line}";
            next = found + 1;
        }

        return null;
    }

    /// <summary>Each property of <paramref name="wanted"/> must be there with that value; arrays must have the same length.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? OfJson(string wanted, string text)
    {
        try
        {
            return Compare(JsonNode.Parse(wanted), JsonNode.Parse(text), "$");
        }
        catch (JsonException failure)
        {
            return $"not one JSON value: {failure.Message}";
        }
    }

    private static string? Compare(JsonNode? wanted, JsonNode? actual, string place) =>
        (wanted, actual) switch
        {
            (JsonValue any, _) when any.GetValueKind() == JsonValueKind.String && any.GetValue<string>() == Anything => null,
            (JsonObject left, JsonObject right) => left.Select(pair =>
                    right.ContainsKey(pair.Key)
                        ? Compare(pair.Value, right[pair.Key], $"{place}.{pair.Key}")
                        : $"{place}.{pair.Key} is missing"
                )
                .FirstOrDefault(fault => fault is not null),
            (JsonArray left, JsonArray right) when left.Count == right.Count => left.Select(
                    (item, index) => Compare(item, right[index], $"{place}[{index}]")
                )
                .FirstOrDefault(fault => fault is not null),
            (JsonValue left, JsonValue right)
                when left.GetValueKind() == JsonValueKind.String && right.GetValueKind() == JsonValueKind.String => MatchesWhole(
                left.GetValue<string>(),
                right.GetValue<string>()
            )
                ? null
                : $"{place} is {right.ToJsonString()}, not {left.ToJsonString()}",
            _ => JsonNode.DeepEquals(wanted, actual)
                ? null
                : $"{place} is {actual?.ToJsonString() ?? "null"}, not {wanted?.ToJsonString() ?? "null"}",
        };

    private static bool Matches(string wanted, string line) =>
        Regex.IsMatch(line, Pattern(wanted), RegexOptions.None, TimeSpan.FromSeconds(5));

    private static bool MatchesWhole(string wanted, string text) =>
        Regex.IsMatch(text, $"^{Pattern(wanted)}$", RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    private static string Pattern(string wanted) => string.Join(".*", wanted.Split(Anything).Select(Regex.Escape));
}
