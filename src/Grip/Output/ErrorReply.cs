using System.Collections.Immutable;
using Grip.Core;

namespace Grip.Output;

/// <summary>Something could not be done: what, where, and what to do next.</summary>
internal sealed record ErrorReply(ExitCode ExitCode, string What, string? NextStep, ImmutableArray<string> Places) : Reply(ExitCode)
{
    private const int PlacesShown = 20;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        error.Line($"{error.Style.Bad("grip:")} {Printable.Text(What)}");
        var shown = verbosity == Verbosity.Verbose ? Places.Length : Math.Min(Places.Length, PlacesShown);
        foreach (var place in Places[..shown])
            error.Line($"  {Printable.Text(place)}");
        if (shown < Places.Length)
            error.Line($"  … and {Places.Length - shown} more (-v shows all)");
        if (NextStep is not null)
            error.Line(Printable.Text(NextStep));
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new ErrorJson("result", command, "error", What, NextStep, Places, (int)ExitCode, (long)duration.TotalMilliseconds),
            JsonText.Types.ErrorJson
        );
}
