using System.Text.Json;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>What the model reads of a tool: the file beside its code, a description, a line "---", the schema of its input.</summary>
internal static class ToolText
{
    public static ToolSpec Spec(string name)
    {
        using var stream =
            typeof(ToolText).Assembly.GetManifestResourceStream($"tool.{name}")
            ?? throw new InvalidOperationException($"There is no text for the tool {name}.");
        using var reader = new StreamReader(stream);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n---\n");
        return new ToolSpec(name, parts[0].Trim(), parts[1].Trim());
    }

    public static string Text(this JsonElement input, string name) => input.GetProperty(name).GetString()!;

    public static string? TextOrNull(this JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static int Number(this JsonElement input, string name, int otherwise) =>
        input.TryGetProperty(name, out var value) ? (int)Math.Clamp(value.GetInt64(), int.MinValue, int.MaxValue) : otherwise;

    public static bool Flag(this JsonElement input, string name) => input.TryGetProperty(name, out var value) && value.GetBoolean();
}
