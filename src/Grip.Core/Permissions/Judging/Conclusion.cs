namespace Grip.Core.Permissions.Judging;

/// <summary>One verdict from all findings, as the mode has it.</summary>
internal static class Conclusion
{
    public static PermissionVerdict Of(IReadOnlyList<Finding> findings, PermissionMode mode)
    {
        if (findings.FirstOrDefault(finding => finding.Answer == PermissionAnswer.Deny) is { } denial)
            return new PermissionVerdict(PermissionAnswer.Deny, denial.Rule, denial.Reason);
        if (mode == PermissionMode.Plan)
            return findings.FirstOrDefault(finding => !finding.OnlyReads || finding.Answer != PermissionAnswer.Allow) is { } more
                ? new PermissionVerdict(PermissionAnswer.Deny, null, $"plan mode only reads, and {more.Reason}")
                : new PermissionVerdict(PermissionAnswer.Allow, null, "it only reads the workspace");
        var asking = findings
            .Where(finding => finding.Answer == PermissionAnswer.Ask && (mode != PermissionMode.BypassPermissions || finding.Holds))
            .ToArray();
        if (asking.Length == 0)
            return Allowed(findings, mode);
        // What would be lost says more than that no rule allows it.
        var first =
            asking.FirstOrDefault(finding => finding.Loss is not null)
            ?? asking.FirstOrDefault(finding => finding.Rule is not null)
            ?? asking[0];
        var losses = findings.Select(finding => finding.Loss).OfType<string>().Distinct(StringComparer.Ordinal);
        return mode == PermissionMode.DontAsk
            ? new PermissionVerdict(PermissionAnswer.Deny, first.Rule, $"nobody is asked in this mode, and {first.Reason}", [.. losses])
            : new PermissionVerdict(PermissionAnswer.Ask, first.Rule, first.Reason, [.. losses]);
    }

    private static PermissionVerdict Allowed(IReadOnlyList<Finding> findings, PermissionMode mode)
    {
        if (findings.FirstOrDefault(finding => finding is { Answer: PermissionAnswer.Allow, Rule: not null }) is { } ruled)
            return new PermissionVerdict(PermissionAnswer.Allow, ruled.Rule, ruled.Reason);
        return new PermissionVerdict(
            PermissionAnswer.Allow,
            null,
            findings.All(finding => finding.OnlyReads) ? "it only reads the workspace"
                : mode == PermissionMode.BypassPermissions ? "this mode allows what no rule refuses"
                : findings.FirstOrDefault(finding => !finding.OnlyReads)?.Reason ?? "nothing is run"
        );
    }
}
