using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Models;
using Grip.Core.Text;
using Grip.Core.Tools;
using Grip.Providers.Calls;
using Grip.Providers.Json;

namespace Grip.Providers.TextCalls;

/// <summary>The tools that the model was offered; only they can be called.</summary>
internal sealed class OfferedTools(ImmutableArray<ToolSpec> tools)
{
    private static readonly string[] Prefixes = ["functions.", "function.", "default_api.", "tools."];

    /// <returns>The tool that is meant, or null.</returns>
    public ToolSpec? Find(string name)
    {
        var bare = Bare(name);
        return tools.FirstOrDefault(tool => tool.Name == bare)
            ?? tools.FirstOrDefault(tool => tool.Name.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    public bool IsNear(string name) => Nearest(name) is not null;

    /// <summary>For the model: there is no such tool, and which could be meant.</summary>
    public MalformedCall Unknown(string name, string received) =>
        Malformation.Of(
            name,
            received,
            $"There is no tool '{name}', so nothing was run. "
                + (Nearest(name) is { } nearest ? $"Did you mean '{nearest}'? " : "")
                + $"The tools are: {string.Join(", ", tools.Select(tool => tool.Name))}."
        );

    /// <summary>A parameter that came as bare text, in the type that the tool's schema gives it.</summary>
    public static string ToJson(ToolSpec tool, string parameter, string text)
    {
        using var schema = JsonDocument.Parse(tool.InputSchema);
        var type = schema.RootElement.Part("properties").Part(parameter).Text("type");
        if (type is not (null or "string") && LenientJson.ReadValue(text.Trim() + " ", 0) is { State: LenientState.Complete } value)
            return value.Json!;
        return JsonSerializer.Serialize(text, TextTypes.Default.String);
    }

    /// <summary>The names of a tool's parameters, in the schema's order.</summary>
    public static ImmutableArray<string> Parameters(ToolSpec tool)
    {
        using var schema = JsonDocument.Parse(tool.InputSchema);
        return schema.RootElement.Part("properties") is { ValueKind: JsonValueKind.Object } properties
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : [];
    }

    private string? Nearest(string name) =>
        Spelling.Nearest(Bare(name), tools.Select(tool => tool.Name), 1) is [var nearest, ..] ? nearest : null;

    private static string Bare(string name)
    {
        var trimmed = name.Trim().Trim('"', '\'', '`');
        return Prefixes.FirstOrDefault(prefix => trimmed.StartsWith(prefix, StringComparison.Ordinal)) is { } found
            ? trimmed[found.Length..]
            : trimmed;
    }
}
