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

    /// <summary>It is of a kind of syntax.</summary>
    public sealed record OfKind(string Kind) : RuleCondition;

    /// <summary>Its text matches a regular expression.</summary>
    public sealed record Text(string Regex) : RuleCondition;

    /// <summary>Something around it, or only what is next to it.</summary>
    public sealed record Inside(RuleCondition Inner, bool Direct) : RuleCondition;

    /// <summary>Something within it, or only what is next to it.</summary>
    public sealed record Has(RuleCondition Inner, bool Direct) : RuleCondition;

    /// <summary>What a metavariable stands for.</summary>
    /// <param name="Name">With its dollar.</param>
    public sealed record OfVariable(string Name, RuleCondition Inner) : RuleCondition;

    public sealed record Not(RuleCondition Inner) : RuleCondition;

    public sealed record Any(ImmutableArray<RuleCondition> Inner) : RuleCondition;

    public sealed record All(ImmutableArray<RuleCondition> Inner) : RuleCondition;

    /// <exception cref="GripException">A pattern or a kind cannot be understood.</exception>
    internal Constraint Parse() =>
        this switch
        {
            Matches matches => new Constraint.Matches(PatternOf(matches.Pattern)),
            OfKind kind => new Constraint.NodeKind(KindNames.Parse(kind.Kind)),
            Text text => new Constraint.NodeText(ConstraintParser.ParseRegex(text.Regex, text.Regex, 0)),
            Inside inside => new Constraint.Around(inside.Inner.Parse(), inside.Direct),
            Has has => new Constraint.Below(has.Inner.Parse(), has.Direct),
            OfVariable variable => new Constraint.OfCapture(variable.Name.TrimStart('$'), variable.Inner.Parse()),
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
