using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core;
using Grip.Core.Permissions;

namespace Grip.Settings;

/// <summary>
/// The section "permissions" of a settings file: lists "allow", "ask" and "deny" of rules. A rule is a text, or an object with
/// "rule", "match" and "not_match": calls that it is meant for, and calls that it is not, checked each time it is read.
/// </summary>
internal static class PermissionSettings
{
    /// <exception cref="GripException">A rule cannot be read, or fails its own tests; exit code 52.</exception>
    public static PermissionRules Of(SettingsFile file, PermissionPlace place)
    {
        if (!file.Content.TryGetProperty("permissions", out var section))
            return PermissionRules.None;
        if (section.ValueKind != JsonValueKind.Object)
            throw SettingsFiles.Wrong(file.Path, "'permissions' is no object");
        return new PermissionRules(
            List(file, section, "allow", PermissionAnswer.Allow, place),
            List(file, section, "ask", PermissionAnswer.Ask, place),
            List(file, section, "deny", PermissionAnswer.Deny, place)
        );
    }

    private static ImmutableArray<PermissionRule> List(
        SettingsFile file,
        JsonElement section,
        string name,
        PermissionAnswer answer,
        PermissionPlace place
    )
    {
        if (!section.TryGetProperty(name, out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array)
            throw SettingsFiles.Wrong(file.Path, $"'permissions.{name}' is no list");
        var examples = list.EnumerateArray().Select(entry => Entry(file, name, entry)).ToImmutableArray();
        var failures = examples.SelectMany(example => example.Failures(answer, place)).ToImmutableArray();
        return failures.IsEmpty
            ? [.. examples.Select(example => example.Rule)]
            : throw SettingsFiles.Wrong(file.Path, string.Join("; ", failures));
    }

    private static RuleExamples Entry(SettingsFile file, string list, JsonElement entry)
    {
        try
        {
            return entry.ValueKind switch
            {
                JsonValueKind.String => new RuleExamples(PermissionRule.Parse(entry.GetString()!), [], []),
                JsonValueKind.Object when entry.TryGetProperty("rule", out var rule) && rule.ValueKind == JsonValueKind.String =>
                    new RuleExamples(
                        PermissionRule.Parse(rule.GetString()!),
                        Texts(file, list, entry, "match"),
                        Texts(file, list, entry, "not_match")
                    ),
                _ => throw SettingsFiles.Wrong(
                    file.Path,
                    $"'permissions.{list}' holds something that is neither a rule nor an object with 'rule'"
                ),
            };
        }
        catch (GripException failure) when (failure.ExitCode == ExitCode.Usage)
        {
            throw SettingsFiles.Wrong(file.Path, failure.Message);
        }
    }

    private static ImmutableArray<string> Texts(SettingsFile file, string list, JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var texts))
            return [];
        return texts.ValueKind == JsonValueKind.Array && texts.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String)
            ? [.. texts.EnumerateArray().Select(text => text.GetString()!)]
            : throw SettingsFiles.Wrong(file.Path, $"'{name}' in 'permissions.{list}' is no list of texts");
    }
}
