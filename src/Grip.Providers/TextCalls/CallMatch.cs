using System.Collections.Immutable;
using Grip.Core.Models;

namespace Grip.Providers.TextCalls;

/// <param name="Arguments">One JSON object.</param>
internal sealed record FoundCall(string Name, string Arguments);

/// <param name="Rest">The text without the calls.</param>
internal sealed record FoundCalls(ImmutableArray<FoundCall> Calls, ImmutableArray<MalformedCall> Malformed, string Rest);

/// <summary>What one dialect found at one place.</summary>
/// <param name="End">Where reading goes on.</param>
/// <param name="IsText">True if the span stays part of the answer's text: it is known to hold no call.</param>
internal sealed record CallMatch(int End, ImmutableArray<FoundCall> Calls, ImmutableArray<MalformedCall> Malformed, bool IsText = false)
{
    public static CallMatch Skip(int end) => new(end, [], [], IsText: true);

    public static CallMatch Call(int end, FoundCall call) => new(end, [call], []);

    public static CallMatch Bad(int end, MalformedCall call) => new(end, [], [call]);
}
