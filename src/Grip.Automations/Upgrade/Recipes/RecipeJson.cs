using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grip.Automations.Upgrade.Recipes;

/// <summary>Strings as people read them.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class RecipeJson : JsonSerializerContext
{
    public static RecipeJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
