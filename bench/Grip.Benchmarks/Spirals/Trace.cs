using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Benchmarks.Spirals;

/// <summary>One answer of a model: a call, or words alone.</summary>
/// <param name="Tool">Null for words alone.</param>
/// <param name="Input">The call's arguments as JSON.</param>
/// <param name="Run">What happens when it is really run: what the tool says, and whether it failed.</param>
/// <param name="IsWaste">True for a step of a spiral that cannot bring anything: the first of them is the first revisit.</param>
internal sealed record TraceStep(string? Tool, string Input, string Words, Func<TraceWorld, (string Output, bool Failed)> Run, bool IsWaste)
{
    public static TraceStep Say(string words, bool isWaste = false) => new(null, "{}", words, _ => ("", false), isWaste);
}

/// <summary>What a model does in one turn, whatever it is told meanwhile.</summary>
/// <param name="Kind">As in "edits back and forth".</param>
/// <param name="IsSpiral">False for productive work, which nobody may stop.</param>
internal sealed record Trace(string Kind, bool IsSpiral, ImmutableArray<TraceStep> Steps, Func<TraceWorld> World);

/// <summary>Steps as the tools of an agent have them.</summary>
internal static class Act
{
    public static TraceStep Edit(string path, string from, string to, bool waste = false) =>
        new(
            "Edit",
            Json(("file_path", path), ("old_string", from), ("new_string", to)),
            "",
            world =>
            {
                if (!world.Files.TryGetValue(path, out var text) || !text.Contains(from, StringComparison.Ordinal))
                    return ("old_string does not occur in the file. Nothing was changed.", true);
                world.Write(path, text.Replace(from, to, StringComparison.Ordinal));
                return ($"Edited {path}.", false);
            },
            waste
        );

    public static TraceStep Write(string path, string content, bool waste = false) =>
        new(
            "Write",
            Json(("file_path", path), ("content", content)),
            "",
            world =>
            {
                world.Write(path, content);
                return ($"Wrote {path}.", false);
            },
            waste
        );

    public static TraceStep Read(string path, bool waste = false) =>
        new(
            "Read",
            Json(("file_path", path)),
            "",
            world => world.Files.TryGetValue(path, out var text) ? ($"1\t{text}", false) : ($"There is no file {path}.", true),
            waste
        );

    public static TraceStep Grep(string pattern, bool waste = false) =>
        new(
            "Grep",
            Json(("pattern", pattern)),
            "",
            world =>
            {
                var hits = world
                    .Files.Where(file => file.Value.Contains(pattern, StringComparison.Ordinal))
                    .Select(file => $"{file.Key}:1:{file.Value}")
                    .ToArray();
                return (
                    hits.Length == 0 ? $"Nothing matches {pattern}. Searching for it again gives the same." : string.Join('\n', hits),
                    false
                );
            },
            waste
        );

    public static TraceStep Bash(string command, Func<TraceWorld, (string, bool)> run, bool waste = false) =>
        new("Bash", Json(("command", command)), "", run, waste);

    /// <summary>A command that always ends the same.</summary>
    public static TraceStep Bash(string command, string output, bool failed, bool waste = false) =>
        Bash(command, _ => (output, failed), waste);

    /// <summary>A build or test run that says what is wrong with the files; times differ from run to run.</summary>
    public static TraceStep Check(string command, bool waste = false) =>
        Bash(
            command,
            world =>
            {
                var run = world.Outside["runs"] = world.Outside.GetValueOrDefault("runs") + 1;
                var faults = world.Faults;
                return faults.IsEmpty
                    ? ($"Passed! Duration: {run * 37 % 900} ms\nexit code 0", false)
                    : ($"{string.Join('\n', faults)}\nFailed! {faults.Length} wrong. Duration: {run * 37 % 900} ms\nexit code 1", true);
            },
            waste
        );

    private static string Json(params (string Name, string Value)[] members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
