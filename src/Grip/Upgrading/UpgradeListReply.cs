using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Output;

namespace Grip.Upgrading;

/// <summary>What could be upgraded, one package a line.</summary>
internal sealed record UpgradeListReply(OutdatedPackages Packages) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Packages.Packages.IsEmpty)
            output.Line("Every package is the newest that the sources have, and nothing is said against one.");
        foreach (var package in Packages.Packages)
        {
            var step = package.Latest.Length > 0 ? $"{package.Current} → {package.Latest}  {package.Step}" : package.Current;
            output.Line($"{Printable.Text(package.Id)}  {step}{Breaks(package, output.Style)}");
            foreach (var remark in package.Deprecated)
                output.Line($"  {output.Style.Warn("deprecated:")} {Printable.Text(remark)}");
            foreach (var remark in package.Vulnerable)
                output.Line($"  {output.Style.Bad("vulnerable:")} {Printable.Text(remark)}");
            if (verbosity != Verbosity.Quiet)
                foreach (var symbol in package.Symbols.Take(verbosity == Verbosity.Verbose ? int.MaxValue : 3))
                    output.Line($"  breaks {Printable.Text(symbol)}");
        }

        foreach (var note in Packages.Notes)
            error.Line($"note: {Printable.Text(note)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new UpgradeListJson(
                "result",
                command,
                "done",
                [.. Packages.Packages.Select(OutdatedJson.Of)],
                Packages.Notes,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.UpgradeListJson
        );

    private static string Breaks(OutdatedPackage package, Style style) =>
        package.Obstacle is { } obstacle ? $"  {style.Bad("cannot be raised by itself:")} {Printable.Text(obstacle)}"
        : package.Errors is not { } errors ? ""
        : errors == 0 ? $"  {style.Good("breaks nothing")}"
        : $"  {style.Warn($"introduces {Counted.Of(errors, "error")}")}";
}
