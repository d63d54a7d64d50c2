using System.Collections.Immutable;
using Grip.Core;
using Grip.Home.Trust;
using Grip.Output;

namespace Grip.Trust;

internal sealed record BroughtJson(string Kind, string What);

/// <param name="State">trusted, changed or untrusted.</param>
/// <param name="Others">All folders that are trusted, with --list.</param>
internal sealed record TrustJson(
    string Type,
    string Command,
    string Status,
    string Root,
    string State,
    string Fingerprint,
    ImmutableArray<BroughtJson> Brings,
    ImmutableArray<string> Others,
    long DurationMs
);

internal sealed record TrustReply(
    string Root,
    TrustState State,
    Brought Brought,
    ImmutableArray<TrustedFolder> Others,
    string Headline,
    ExitCode Code
) : Reply(Code)
{
    private const int MostShown = 100;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line(Printable.Text(Headline));
        if (verbosity != Verbosity.Quiet)
            foreach (var kind in Brought.Things.GroupBy(thing => thing.Kind))
            {
                output.Line($"  {Meaning(kind.Key)}");
                foreach (var thing in kind.Take(verbosity == Verbosity.Verbose ? int.MaxValue : MostShown))
                    output.Line($"    {Printable.Text(thing.What)}");
                if (kind.Count() > MostShown && verbosity != Verbosity.Verbose)
                    output.Line($"    and {kind.Count() - MostShown} more (-v)");
            }

        foreach (var other in Others)
            output.Line($"trusted: {Printable.Text(other.Root)} since {other.Since:yyyy-MM-dd}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new TrustJson(
                "result",
                command,
                Code == ExitCode.Done ? "done" : "refused",
                Root,
                State.ToString().ToLowerInvariant(),
                Brought.Fingerprint,
                [.. Brought.Things.Select(thing => new BroughtJson(thing.Kind, thing.What))],
                [.. Others.Select(other => other.Root)],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.TrustJson
        );

    private static string Meaning(string kind) =>
        kind switch
        {
            "settings" => "settings, whose rules may allow something:",
            "servers" => "servers that would be started:",
            "notes" => "notes that an agent reads:",
            "git" => "git configuration that makes git run a program:",
            "hooks" => "git hooks, which a commit runs:",
            "build" => "files of the build, which run whenever the solution is loaded or built:",
            _ => $"{kind}:",
        };
}
