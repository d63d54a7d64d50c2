using System.Collections.Immutable;
using Grip.Core.Models;

namespace Grip.Core.Agent;

/// <summary>What the model is told of calls that could not be read.</summary>
internal static class MalformedText
{
    public static string Of(ImmutableArray<MalformedCall> calls) =>
        string.Join(
            "\n\n",
            calls.Select(call =>
                $"Your call of {call.Name} was not run: {call.Problem}\nReceived: {call.Received}\nSend the whole call again."
            )
        );
}
