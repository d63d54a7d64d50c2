using System.Text.Json;
using Grip.Core.Tools;
using Grip.Screen.Highlighting;
using Grip.Screen.Text;
using Grip.Tools;

namespace Grip.Screen.Prompts;

/// <summary>What a call would do, so that a person can decide: the command, the difference, the new file, or its arguments.</summary>
internal static class PermissionView
{
    private const int MostRows = 16;

    public static IEnumerable<Line> Render(PermissionQuestion question, int width)
    {
        yield return Line.Of(
                new Span($"{question.Tool.Spec.Name} ", Ink.Bold),
                new Span(
                    question.Tool.EffectOf(question.Input) == ToolEffect.Executes ? "wants to run" : "wants to change files",
                    Ink.Plain
                )
            )
            .Cut(width);
        var rows = Rows(question, width - 2).Take(MostRows + 1).ToList();
        foreach (var row in rows.Take(MostRows))
            yield return row.Prepend("  ", Ink.Plain);
        if (rows.Count > MostRows)
            yield return Line.Of("  …", Ink.Faint);
        yield return Line.Empty;
        yield return Line.Of("Allow it?", Ink.Bold);
    }

    private static IEnumerable<Line> Rows(PermissionQuestion question, int width)
    {
        var input = question.Input;
        return question.Tool.Spec.Name switch
        {
            "Bash" => Line.Lines(question.Description, Ink.Accent).Wrap(width),
            "Edit" => Edit(input, width),
            "MultiEdit" => input.TryGetProperty("edits", out var edits) && edits.ValueKind == JsonValueKind.Array
                ? edits.EnumerateArray().SelectMany(edit => Edit(edit, width))
                : Arguments(input, width),
            "Write" => Write(input, width),
            _ => Arguments(input, width),
        };
    }

    private static IEnumerable<Line> Edit(JsonElement edit, int width)
    {
        if (edit.TextOrNull("file_path") is { } path)
            yield return Line.Of(path, Ink.Accent).Cut(width);
        var (old, @new) = (Lines(edit, "old_string"), Lines(edit, "new_string"));
        var same = 0;
        while (same < Math.Min(old.Length, @new.Length) && old[same] == @new[same])
            same++;
        var end = 0;
        while (end < Math.Min(old.Length, @new.Length) - same && old[^(end + 1)] == @new[^(end + 1)])
            end++;
        foreach (var line in old[..same])
            yield return Line.Of("  " + line, Ink.Faint).Cut(width);
        foreach (var line in old[same..^end])
            yield return Line.Of("- " + line, Ink.Bad).Cut(width);
        foreach (var line in @new[same..^end])
            yield return Line.Of("+ " + line, Ink.Good).Cut(width);
        foreach (var line in old[^end..])
            yield return Line.Of("  " + line, Ink.Faint).Cut(width);
    }

    private static string[] Lines(JsonElement edit, string name) =>
        (edit.TextOrNull(name) ?? "") is { Length: > 0 } text ? text.ReplaceLineEndings("\n").Split('\n') : [];

    private static IEnumerable<Line> Write(JsonElement input, int width)
    {
        var path = input.TextOrNull("file_path") ?? "";
        var highlighter = new Highlighter(Language.OfFile(path));
        return (input.TextOrNull("content") ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => highlighter.Colour(line).Cut(width))
            .Prepend(Line.Of(path, Ink.Accent).Cut(width));
    }

    private static IEnumerable<Line> Arguments(JsonElement input, int width) =>
        input
            .EnumerateObject()
            .SelectMany(member =>
                Line.Of(new Span($"{member.Name}: ", Ink.Faint), new Span(member.Value.ToString(), Ink.Plain)).Wrap(width, "  ")
            );
}
