using System.Text.Json;
using Grip.Core;
using Grip.Core.Models;

namespace Grip.Providers.Profiles;

/// <summary>Facts laid over each other, the later ones on top.</summary>
internal sealed class ProfileFacts
{
    private readonly Dictionary<string, JsonElement> _facts = new(StringComparer.Ordinal);

    public void Take(JsonElement? facts)
    {
        if (facts is not { ValueKind: JsonValueKind.Object } known)
            return;
        foreach (var fact in known.EnumerateObject())
            _facts[fact.Name] = fact.Value;
    }

    /// <exception cref="GripException">A fact is of the wrong kind.</exception>
    public ModelProfile ToProfile(Price? price) =>
        new(
            Text("family"),
            Tokens("window"),
            Tokens("max_output"),
            Text("edit") switch
            {
                "search-replace" => EditFormat.SearchReplace,
                "whole-member" => EditFormat.WholeMember,
                var other => throw Wrong("edit", other, "search-replace or whole-member"),
            },
            Flag("parallel_calls"),
            Flag("text_calls"),
            Flag("few_shot"),
            Flag("images")
        )
        {
            Thinking = Text("thinking") switch
            {
                "none" => ThinkingControl.None,
                "budget" => ThinkingControl.Budget,
                "adaptive" => ThinkingControl.Adaptive,
                "effort" => ThinkingControl.Effort,
                var other => throw Wrong("thinking", other, "none, budget, adaptive or effort"),
            },
            Price = price,
        };

    private string Text(string name) =>
        _facts[name] is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw Wrong(name, _facts[name].GetRawText(), "a string");

    private int Tokens(string name) =>
        _facts[name] is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var tokens) && tokens > 0
            ? tokens
            : throw Wrong(name, _facts[name].GetRawText(), "a number of tokens");

    private bool Flag(string name) =>
        _facts[name] is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
            ? flag.GetBoolean()
            : throw Wrong(name, _facts[name].GetRawText(), "true or false");

    private static GripException Wrong(string name, string value, string wanted) =>
        new(ExitCode.Configuration, $"A model profile says {name}: {value}, where {wanted} is wanted.", "Mend the file of profiles.");
}
