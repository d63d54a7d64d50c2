using Grip.Core.Models;

namespace Grip.Providers.Calls;

/// <summary>Gives each call of an answer an id that is unique in the conversation, whatever the server does.</summary>
internal sealed class CallIds
{
    private readonly HashSet<string> _used;
    private int _next;

    public CallIds(ModelRequest request)
    {
        _used = [.. request.Messages.SelectMany(message => message.ToolUses).Select(call => call.Id)];
        _next = _used.Count;
    }

    /// <param name="given">What the server said; null or empty if it names none.</param>
    public string Take(string? given)
    {
        if (given is { Length: > 0 } && _used.Add(given))
            return given;
        while (true)
        {
            // Nine letters and digits: templates of Mistral take no other.
            var made = $"call{++_next:D5}";
            if (_used.Add(made))
                return made;
        }
    }
}
