using System.Text.Json;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Core.Agent;

/// <summary>Checks a call's arguments against the part of JSON Schema that tools use: required, type, enum, items, properties.</summary>
internal static class InputSchema
{
    /// <summary>What is wrong, for the model, or null.</summary>
    public static string? Problem(ToolSpec spec, JsonElement input) =>
        Find(JsonElement.Parse(spec.InputSchema), input, path: "") is { } problem
            ? $"{spec.Name} was not run: {problem}. Its arguments: {spec.InputSchema}"
            : null;

    private static string? Find(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("type", out var type) && !Fits(type.GetString()!, value))
            return $"{Name(path)} must be of type {type.GetString()}";
        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            return $"{Name(path)} must be one of {values.GetRawText()}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            return value
                .EnumerateArray()
                .Select((item, i) => Find(items, item, $"{path}[{i}]"))
                .FirstOrDefault(problem => problem is not null);
        return value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties)
            ? Members(schema, properties, value, path)
            : null;
    }

    private static string? Members(JsonElement schema, JsonElement properties, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(one => one.GetString()!))
                if (!value.TryGetProperty(name, out _))
                    return $"'{Join(path, name)}' is missing";
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var inner))
            {
                var nearest = Spelling.Nearest(member.Name, properties.EnumerateObject().Select(one => one.Name), 1);
                return $"it has no argument '{Join(path, member.Name)}'" + (nearest.Count > 0 ? $", but '{nearest[0]}'" : "");
            }

            if (Find(inner, member.Value, Join(path, member.Name)) is { } problem)
                return problem;
        }

        return null;
    }

    private static bool Fits(string type, JsonElement value) =>
        type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            _ => true,
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Name(string path) => path.Length == 0 ? "the input" : $"'{path}'";
}
