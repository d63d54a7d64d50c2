using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Grip.Automations.Rewrite.Replacing;
using Grip.Core;

namespace Grip.Automations.Rewrite;

/// <summary>What can be said about a rule before any code is looked at.</summary>
internal static class RuleChecks
{
    /// <exception cref="GripException">It is empty, or would match everything.</exception>
    public static void Pattern(Pattern pattern)
    {
        if (pattern.Kind == PatternKind.Node)
            return;
        if (pattern.IsEmpty)
            throw PatternError.At("pattern", pattern.Source, 0, "it is empty");
        if (pattern.Nodes.Length == 1 && Metavariable.Of(pattern.Nodes[0]) is not null)
            throw PatternError.At("pattern", pattern.Source, 0, "it matches everything");
    }

    /// <summary>Parses a replacement as what the patterns are.</summary>
    /// <exception cref="GripException">It does not parse, or uses a metavariable that a pattern does not bind.</exception>
    public static Pattern Replacement(string source, ImmutableArray<Pattern> patterns)
    {
        var kind = patterns[0].Kind;
        if (patterns.FirstOrDefault(pattern => pattern.Kind != kind) is { } other)
            throw new GripException(
                ExitCode.Usage,
                $"The patterns are different things: '{patterns[0].Source}' is {Article(kind)}, '{other.Source}' is {Article(other.Kind)}.",
                "Say with --kind what they are, or use two rules."
            );
        if (kind == PatternKind.Node && !string.IsNullOrWhiteSpace(source))
            throw PatternError.At(
                "replacement",
                source,
                0,
                "a rule without a pattern has nothing to make it of",
                "Give the rule a 'pattern'."
            );
        var parsed = kind == PatternKind.Node ? Patterns.Pattern.AnyNode : Parse(source, kind);
        foreach (var group in parsed.Metavariables)
        foreach (var pattern in patterns)
            Bound(group.Key, group.First(), parsed, pattern);
        return parsed;
    }

    private static Pattern Parse(string source, PatternKind kind)
    {
        if (string.IsNullOrWhiteSpace(source))
            return PatternParser.Parse(source, kind, "replacement");
        // Types and expressions are written alike; a statement may be written without its semicolon.
        if (kind is PatternKind.Expression or PatternKind.Type)
            return PatternParser.TryParse(source, kind)
                ?? PatternParser.TryParse(source, PatternKind.Type)
                ?? PatternParser.Parse(source, kind, "replacement");
        if (
            kind == PatternKind.Statement
            && PatternParser.TryParse(source, kind) is null
            && PatternParser.TryParse(source, PatternKind.Expression) is not null
        )
            return PatternParser.Parse(source + ";", kind, "replacement");
        return PatternParser.Parse(source, kind, "replacement");
    }

    private static void Bound(Metavariable used, int position, Pattern replacement, Pattern pattern)
    {
        if (used.Name == TemplateReader.Interpolate)
            return;
        if (used.IsAnonymous)
            throw PatternError.At("replacement", replacement.Source, position, $"{used} has no name, so nothing is known to put there");
        var bound = pattern.Metavariables.Select(group => group.Key).ToArray();
        if (bound.Contains(used))
            return;
        var reason = bound.Any(known => known.Name == used.Name)
            ? $"{used} is written {bound.First(known => known.Name == used.Name)} in the pattern"
            : $"{used} is not bound by the pattern '{pattern.Source}'";
        throw PatternError.At("replacement", replacement.Source, position, reason);
    }

    private static string Article(PatternKind kind) =>
        kind is PatternKind.Expression or PatternKind.Attribute or PatternKind.Arguments
            ? $"an {kind}".ToLowerInvariant()
            : $"a {kind}".ToLowerInvariant();
}
