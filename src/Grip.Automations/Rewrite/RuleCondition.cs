using System.Collections.Immutable;
using Grip.Automations.Rewrite.Constraints;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core;

namespace Grip.Automations.Rewrite;

/// <summary>A condition on a site as rule files write it, in the shape of ast-grep's rule objects.</summary>
public abstract record RuleCondition
{
    private RuleCondition() { }

    /// <summary>The site itself matches.</summary>
    public sealed record Matches(string Pattern) : RuleCondition;

    /// <summary>Something around the site; exactly one of the two is given.</summary>
    public sealed record Inside(string? Pattern, string? Kind) : RuleCondition;

    /// <summary>Something within the site; exactly one of the two is given.</summary>
    public sealed record Has(string? Pattern, string? Kind) : RuleCondition;

    public sealed record Not(RuleCondition Inner) : RuleCondition;

    public sealed record Any(ImmutableArray<RuleCondition> Inner) : RuleCondition;

    public sealed record All(ImmutableArray<RuleCondition> Inner) : RuleCondition;

    /// <exception cref="GripException">A pattern or a kind cannot be understood.</exception>
    internal Constraint Parse() =>
        this switch
        {
            Matches matches => new Constraint.Matches(PatternOf(matches.Pattern)),
            Inside { Kind: { } kind } => new Constraint.Inside(KindNames.Parse(kind)),
            Inside inside => new Constraint.InsideMatch(PatternOf(inside.Pattern!)),
            Has { Kind: { } kind } => new Constraint.HasKind(KindNames.Parse(kind)),
            Has has => new Constraint.HasMatch(PatternOf(has.Pattern!)),
            Not not => new Constraint.Not(not.Inner.Parse()),
            Any any => new Constraint.Any([.. any.Inner.Select(inner => inner.Parse())]),
            All all => new Constraint.All([.. all.Inner.Select(inner => inner.Parse())]),
            _ => throw new InvalidOperationException($"{GetType().Name} is no condition."),
        };

    private static Pattern PatternOf(string source)
    {
        var pattern = PatternParser.Parse(source, null, "pattern");
        RuleChecks.Pattern(pattern);
        return pattern.Nodes.Length == 1
            ? pattern
            : throw PatternError.At("pattern", source, 0, "a condition asks about one piece of syntax");
    }
}
