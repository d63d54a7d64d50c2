using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Providers.Calls;

/// <summary>Judges the arguments of calls that came in a wire format's own shape.</summary>
/// <param name="cut">True if the answer was cut off: then nothing is repaired.</param>
internal sealed class NativeCalls(CallIds ids, bool cut)
{
    private readonly ImmutableArray<MalformedCall>.Builder _malformed = ImmutableArray.CreateBuilder<MalformedCall>();

    public ImmutableArray<MalformedCall> Malformed => _malformed.ToImmutable();

    public void Refuse(string name, string received, string problem) => _malformed.Add(Malformation.Of(name, received, problem));

    /// <param name="arguments">As it came; may be cut off.</param>
    /// <returns>Null if the call cannot be run; then it is among the malformed ones.</returns>
    public Block.ToolUse? Read(string? id, string name, string arguments)
    {
        if (name.Length == 0)
            Refuse("", arguments, "The call names no tool.");
        else if (string.IsNullOrWhiteSpace(arguments) && !cut)
            return new Block.ToolUse(ids.Take(id), name, "{}");
        else
        {
            var reading = CallArguments.Read(arguments, mayRepair: !cut);
            if (reading.Json is { } json)
                return new Block.ToolUse(ids.Take(id), name, json);
            Refuse(name, arguments, reading.Problem!);
        }

        return null;
    }
}
