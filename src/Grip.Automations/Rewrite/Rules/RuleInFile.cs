using System.Collections.Immutable;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>How much a finding matters; decides only what a rule without a fix is shown as.</summary>
public enum RuleSeverity
{
    Off,
    Hint,
    Info,
    Warning,
    Error,
}

/// <summary>One rule of a rule file with its tests.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Where the rule begins, from 1.</param>
/// <param name="Valid">Code that the rule must leave alone.</param>
/// <param name="Invalid">Code that it must match, with what must come out of it.</param>
public sealed record RuleInFile(
    RewriteRule Rule,
    RuleSeverity Severity,
    string Path,
    int Line,
    ImmutableArray<string> Valid,
    ImmutableArray<(string Code, string? Expected)> Invalid
);
