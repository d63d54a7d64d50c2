using Grip.Core;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>A pattern that cannot be used, with a caret under the place.</summary>
internal static class PatternError
{
    /// <param name="what">"pattern", "replacement" or "constraint".</param>
    public static GripException At(string what, string source, int position, string reason, string? nextStep = null)
    {
        position = Math.Clamp(position, 0, source.Length);
        var start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        var end = source.IndexOf('\n', position) is var found and >= 0 ? found : source.Length;
        var line = source[start..end].TrimEnd('\r').Replace('\t', ' ');
        return new GripException(
            ExitCode.Usage,
            $"The {what} cannot be used: {reason}.",
            nextStep ?? "See 'grip rewrite --help' for the pattern language.",
            [line, new string(' ', position - start) + "^"]
        );
    }
}
