using System.Collections.Immutable;
using Grip.Automations.Rewrite.Constraints;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core;

namespace Grip.Automations.Rewrite;

/// <summary>What to find and what to put there.</summary>
/// <param name="Id">Shown in notes; null for a rule from the command line.</param>
/// <param name="Patterns">Alternatives; each site is matched by the first that fits.</param>
/// <param name="Replacement">Empty deletes; null only reports (a rule without a fix).</param>
/// <param name="Usings">Namespaces that decide what a simple name in a pattern means, and that a replacement may need.</param>
internal sealed record ParsedRule(
    string? Id,
    ImmutableArray<Pattern> Patterns,
    Pattern? Replacement,
    ImmutableArray<Constraint> Constraints,
    ImmutableArray<string> Usings,
    bool AnyOperator,
    string Message
);

/// <summary>A rule as people write it, on the command line or in a file.</summary>
public sealed record RewriteRule
{
    public string? Id { get; init; }

    /// <summary>Alternatives in the pattern language of docs/rewrite.md.</summary>
    public required ImmutableArray<string> Patterns { get; init; }

    /// <summary>Empty deletes what matches; null only reports it.</summary>
    public required string? Replacement { get; init; }

    /// <summary>As in "attribute"; null to infer it.</summary>
    public string? Kind { get; init; }

    /// <summary>As in "$X: System.String"; all must hold.</summary>
    public ImmutableArray<string> Where { get; init; } = [];
    public ImmutableArray<string> Inside { get; init; } = [];
    public ImmutableArray<string> NotInside { get; init; } = [];
    public ImmutableArray<string> Usings { get; init; } = [];

    /// <summary>Further conditions, as rule files have them; all must hold.</summary>
    public ImmutableArray<RuleCondition> Conditions { get; init; } = [];

    /// <summary>True to match operators that a type defines itself although the replacement would no longer call them.</summary>
    public bool AnyOperator { get; init; }
    public string Message { get; init; } = "";

    /// <summary>Says what is wrong with the rule before a solution is loaded.</summary>
    /// <exception cref="GripException">Something in it cannot be understood; points at the place.</exception>
    public void Check() => Parse();

    /// <exception cref="GripException">Something in it cannot be understood; points at the place.</exception>
    internal ParsedRule Parse()
    {
        var kind = Kind is null ? (PatternKind?)null : ParseKind(Kind);
        var patterns = Patterns.Select(source => PatternParser.Parse(source, kind, "pattern")).ToImmutableArray();
        foreach (var pattern in patterns)
            RuleChecks.Pattern(pattern);
        var replacement = Replacement is null ? null : RuleChecks.Replacement(Replacement, patterns);
        ImmutableArray<Constraint> constraints =
        [
            .. Where.Select(text => ConstraintParser.Parse(text, patterns)),
            .. Inside.Select(text => new Constraint.Inside(KindNames.Parse(text))),
            .. NotInside.Select(text => new Constraint.Not(new Constraint.Inside(KindNames.Parse(text)))),
            .. Conditions.Select(condition => condition.Parse()),
        ];
        return new ParsedRule(Id, patterns, replacement, constraints, Usings, AnyOperator, Message);
    }

    private static PatternKind ParseKind(string kind) =>
        Enum.TryParse<PatternKind>(kind, ignoreCase: true, out var parsed) && !char.IsDigit(kind[0])
            ? parsed
            : throw new GripException(
                ExitCode.Usage,
                $"'{kind}' is no kind of pattern.",
                $"Kinds are {string.Join(", ", Enum.GetNames<PatternKind>()).ToLowerInvariant()}."
            );
}
