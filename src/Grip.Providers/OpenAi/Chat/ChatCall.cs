using System.Text;
using System.Text.Json;
using Grip.Providers.Json;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>A call while it comes in pieces.</summary>
internal sealed class ChatCall
{
    private readonly StringBuilder _arguments = new();

    public string? Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Arguments => _arguments.ToString();

    public void Add(JsonElement piece)
    {
        Id ??= piece.Text("id");
        var function = piece.Part("function");
        // Some servers repeat the name in each piece, none cuts it.
        if (function.Text("name") is { Length: > 0 } name)
            Name = name;
        if (function.Part("arguments") is { } arguments)
            _arguments.Append(arguments.ValueKind == JsonValueKind.String ? function.Text("arguments") : arguments.GetRawText());
    }
}
