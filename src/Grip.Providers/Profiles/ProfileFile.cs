using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.Json;
using Grip.Core;
using Grip.Core.Models;
using Grip.Core.Text;
using Grip.Providers.Json;

namespace Grip.Providers.Profiles;

/// <param name="Price">Null if it is known to be unknown.</param>
internal sealed record PriceEntry(ImmutableArray<string> Patterns, Price? Price);

/// <summary>One file of profiles.</summary>
internal sealed record ProfileFile(
    JsonElement? Default,
    ImmutableArray<(ImmutableArray<string> Patterns, JsonElement Facts)> Profiles,
    ImmutableArray<PriceEntry> Prices
)
{
    private static readonly string[] Parts = ["default", "profiles", "prices", "$schema"];

    private static readonly string[] FactNames =
    [
        "match",
        "family",
        "window",
        "max_output",
        "edit",
        "parallel_calls",
        "text_calls",
        "few_shot",
        "images",
        "thinking",
    ];

    private static readonly string[] PriceNames = ["match", "input", "output", "cache_read", "cache_write", "unknown"];

    /// <exception cref="GripException">Something in it is not understood.</exception>
    public static ProfileFile Read(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Wrong(path, "The model profiles are not a JSON object.");
        CheckNames(path, root, Parts);
        if (root.Part("default") is { } facts)
            CheckNames(path, facts, FactNames);
        return new(
            root.Part("default"),
            [.. root.Items("profiles").Select(entry => (Patterns(path, entry, FactNames), entry))],
            [.. root.Items("prices").Select(entry => new PriceEntry(Patterns(path, entry, PriceNames), PriceIn(path, entry)))]
        );
    }

    public JsonElement? Match(string provider, string model)
    {
        foreach (var (patterns, facts) in Profiles)
            if (patterns.Any(pattern => Matches(pattern, provider, model)))
                return facts;
        return null;
    }

    public PriceEntry? PriceOf(string provider, string model) =>
        Prices.FirstOrDefault(entry => entry.Patterns.Any(pattern => Matches(pattern, provider, model)));

    /// <summary>A pattern with a slash is compared with "provider/model", one without with the name behind the last slash.</summary>
    private static bool Matches(string pattern, string provider, string model) =>
        FileSystemName.MatchesSimpleExpression(
            pattern,
            pattern.Contains('/', StringComparison.Ordinal) ? $"{provider}/{model}" : model[(model.LastIndexOf('/') + 1)..]
        );

    private static ImmutableArray<string> Patterns(string path, JsonElement entry, string[] names)
    {
        CheckNames(path, entry, names);
        ImmutableArray<string> patterns = entry.Text("match") is { } one
            ? [one]
            : [.. entry.Items("match").Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
        return patterns.IsEmpty ? throw Wrong(path, "An entry has no 'match', a pattern such as \"qwen*\".") : patterns;
    }

    private static Price? PriceIn(string path, JsonElement entry)
    {
        if (entry.IsTrue("unknown"))
            return null;
        decimal Dollars(string name, decimal? without) =>
            entry.Part(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value >= 0
                ? value
                : without ?? throw Wrong(path, $"A price has no '{name}', in dollars per million tokens.");
        var input = Dollars("input", null);
        return new Price(input, Dollars("output", null), Dollars("cache_read", input), Dollars("cache_write", input));
    }

    private static void CheckNames(string path, JsonElement element, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(path, "An entry is not a JSON object.");
        foreach (var part in element.EnumerateObject())
        {
            if (names.Contains(part.Name))
                continue;
            var nearest = Spelling.Nearest(part.Name, names, 1);
            throw Wrong(path, $"The model profiles don't know '{part.Name}'.", nearest.Count > 0 ? $"Did you mean '{nearest[0]}'?" : null);
        }
    }

    private static GripException Wrong(string path, string what, string? nextStep = null) =>
        new(ExitCode.Configuration, what, nextStep ?? "Mend the file.", [path]);
}
