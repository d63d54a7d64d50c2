using System.Text.Json.Serialization;

namespace Grip.Providers.TextCalls;

[JsonSerializable(typeof(string))]
internal sealed partial class TextTypes : JsonSerializerContext;
