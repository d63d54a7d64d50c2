using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Output;
using Grip.Providers.Discovery;

namespace Grip.Models;

internal sealed record ModelKeyJson(string Provider, string Variable, bool IsSet);

/// <param name="Fit">fits, tight, too_big or unknown.</param>
internal sealed record ModelJson(string Model, long? Bytes, int? Window, bool? Loaded, string? Quantization, string Fit);

internal sealed record ModelServerJson(string Provider, string Name, string Address, string? Problem, ImmutableArray<ModelJson> Models);

/// <param name="Silent">Providers of which no server answers.</param>
internal sealed record ModelsJson(
    string Type,
    string Command,
    string Status,
    long FreeMemory,
    ImmutableArray<ModelKeyJson> Keys,
    ImmutableArray<ModelServerJson> Servers,
    ImmutableArray<string> Silent,
    long DurationMs
);

internal sealed record ModelsReply(FoundModels Found, long Memory) : Reply(ExitCode.Done)
{
    private const int LongestName = 48;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (verbosity == Verbosity.Quiet)
        {
            foreach (var model in Found.Servers.SelectMany(server => server.Models))
                output.Line(Printable.Text(model.Id));
            return;
        }

        output.Line("Keys:");
        foreach (var key in Found.Keys)
            output.Line(
                $"  {key.Provider, -12}{key.Variable, -22}{(key.IsSet ? output.Style.Good("set") : output.Style.Faint("not set"))}"
            );
        output.Line();
        output.Line($"Servers on this machine, {Counted.Bytes(Memory)} of memory free:");
        foreach (var server in Found.Servers)
            WriteServer(output, server);
        if (Found.Servers.IsEmpty)
            output.Line("  none");
        if (!Found.Silent.IsEmpty)
            output.Line(output.Style.Faint($"  not answering: {string.Join(", ", Found.Silent)}"));
        if (!Found.Keys.Any(key => key.IsSet) && Found.Servers.IsEmpty)
            output.Line("\nSet a key, or start a server, as in: ollama serve. Without either, grip -p carries out plain requests itself.");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new ModelsJson(
                "result",
                command,
                "done",
                Memory,
                [.. Found.Keys.Select(key => new ModelKeyJson(key.Provider, key.Variable, key.IsSet))],
                [
                    .. Found.Servers.Select(server => new ModelServerJson(
                        server.Provider,
                        server.Name,
                        server.Address,
                        server.Problem,
                        [
                            .. server.Models.Select(model => new ModelJson(
                                model.Id,
                                model.Bytes,
                                model.Window,
                                model.IsLoaded,
                                model.Quantization,
                                NameOf(model.Fit)
                            )),
                        ]
                    )),
                ],
                Found.Silent,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.ModelsJson
        );

    private static void WriteServer(TextOutput output, FoundServer server)
    {
        output.Line($"  {output.Style.Strong(server.Name)} at {Printable.Text(server.Address)}");
        if (server.Problem is { } problem)
            output.Line($"    {output.Style.Bad("problem:")} {Printable.Text(problem)}");
        else if (server.Models.IsEmpty)
            output.Line("    no models");
        var width = Math.Min(LongestName, server.Models.Select(model => model.Id.Length).DefaultIfEmpty(0).Max());
        foreach (var model in server.Models)
            output.Line($"    {Printable.Text(model.Id).PadRight(width)}  {string.Join(", ", Facts(model, output.Style))}");
    }

    private static IEnumerable<string> Facts(FoundModel model, Style style)
    {
        if (model.Window is { } window)
            yield return window.ToString("N0", CultureInfo.InvariantCulture) + " tokens";
        if (model.Bytes is { } bytes)
            yield return Counted.Bytes(bytes);
        if (model.Quantization is { } quantization)
            yield return Printable.Text(quantization);
        if (model.IsLoaded == true)
            yield return style.Good("loaded");
        else if (model.Fit != Fit.Unknown)
            yield return model.Fit switch
            {
                Fit.Fits => style.Good("fits into memory"),
                Fit.Tight => style.Warn("hardly fits into memory"),
                _ => style.Bad("does not fit into memory"),
            };
    }

    private static string NameOf(Fit fit) =>
        fit switch
        {
            Fit.Fits => "fits",
            Fit.Tight => "tight",
            Fit.TooBig => "too_big",
            _ => "unknown",
        };
}
