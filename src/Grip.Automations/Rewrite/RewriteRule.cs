using System.Collections.Immutable;
using Grip.Automations.Rewrite.Constraints;
using Grip.Automations.Rewrite.Patterns;
using Grip.Automations.Rewrite.Rules;
using Grip.Core;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
)
{
    /// <summary>True to let what metavariables stand for be evaluated in another order, more often or not at all.</summary>
    public bool AnyEffect { get; init; }

    public RewriteScope Files { get; init; } = RewriteScope.Everything;
    public RewriteScope Ignores { get; init; } = RewriteScope.Everything;
    public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

    /// <summary>Said beside the message.</summary>
    public string Note { get; init; } = "";

    /// <summary>True to let other code call another overload than before.</summary>
    public bool AnyOverload { get; init; }

    /// <summary>
    /// What <c>await $X</c> to <c>await …</c> means for 'await foreach' and 'await using', which have no await expression;
    /// null for other rules.
    /// </summary>
    public ParsedRule? ForAsyncSources()
    {
        if (
            Replacement is not { Kind: PatternKind.Expression, Nodes: [AwaitExpressionSyntax awaited] }
            || !Patterns.All(pattern =>
                pattern.Nodes is [AwaitExpressionSyntax { Expression: IdentifierNameSyntax } wanted]
                && Metavariable.Of(wanted.Expression) is not null
            )
        )
            return null;
        return this with
        {
            Patterns =
            [
                .. Patterns.Select(pattern =>
                    pattern with
                    {
                        Kind = PatternKind.AsyncSource,
                        Nodes = [((AwaitExpressionSyntax)pattern.Nodes[0]).Expression],
                    }
                ),
            ],
            Replacement = Replacement with { Nodes = [awaited.Expression] },
        };
    }
}

/// <summary>A rule as people write it, on the command line or in a file.</summary>
public sealed record RewriteRule
{
    public string? Id { get; init; }

    /// <summary>Alternatives in the pattern language of docs/rewrite.md; empty for whatever fulfils the conditions.</summary>
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

    /// <summary>Only files with such paths; empty for all.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>No files with such paths.</summary>
    public ImmutableArray<string> Ignores { get; init; } = [];

    /// <summary>Further conditions, as rule files have them; all must hold.</summary>
    public ImmutableArray<RuleCondition> Conditions { get; init; } = [];

    /// <summary>True to match operators that a type defines itself although the replacement would no longer call them.</summary>
    public bool AnyOperator { get; init; }

    /// <summary>True to carry out sites although an argument would be evaluated in another order, more often or not at all.</summary>
    public bool AnyEffect { get; init; }

    /// <summary>True to carry out sites although code around them would call another overload.</summary>
    public bool AnyOverload { get; init; }

    /// <summary>What a finding of a rule without a replacement says.</summary>
    public string Message { get; init; } = "";
    public string Note { get; init; } = "";
    public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

    /// <summary>Says what is wrong with the rule before a solution is loaded.</summary>
    /// <exception cref="GripException">Something in it cannot be understood; points at the place.</exception>
    public void Check() => Parse();

    /// <exception cref="GripException">Something in it cannot be understood; points at the place.</exception>
    internal ParsedRule Parse()
    {
        var kind = Kind is null ? (PatternKind?)null : ParseKind(Kind);
        var patterns = Patterns.IsEmpty
            ? [Pattern.AnyNode]
            : Patterns.Select(source => PatternParser.Parse(source, kind, "pattern")).ToImmutableArray();
        foreach (var pattern in patterns)
            RuleChecks.Pattern(pattern);
        var replacement = Replacement is null ? null : RuleChecks.Replacement(Replacement, patterns);
        ImmutableArray<Constraint> constraints =
        [
            .. Where.Select(text => ConstraintParser.Parse(text, patterns)),
            .. Inside.Select(text => Around(text)),
            .. NotInside.Select(text => new Constraint.Not(Around(text))),
            .. Conditions.Select(condition => condition.Parse()),
        ];
        return new ParsedRule(Id, patterns, replacement, constraints, Usings, AnyOperator, Message)
        {
            AnyEffect = AnyEffect,
            AnyOverload = AnyOverload,
            Severity = Severity,
            Note = Note,
            Files = new RewriteScope([], Files),
            Ignores = new RewriteScope([], Ignores),
        };
    }

    private static Constraint.Around Around(string kind) => new(new Constraint.NodeKind(KindNames.Parse(kind)), Direct: false);

    private static PatternKind ParseKind(string kind) =>
        Enum.TryParse<PatternKind>(kind, ignoreCase: true, out var parsed)
        && Enum.GetNames<PatternKind>().SkipLast(2).Contains(kind, StringComparer.OrdinalIgnoreCase)
            ? parsed
            : throw new GripException(
                ExitCode.Usage,
                $"'{kind}' is no kind of pattern.",
                $"Kinds are {string.Join(", ", Enum.GetNames<PatternKind>().SkipLast(2)).ToLowerInvariant()}."
            );
}
