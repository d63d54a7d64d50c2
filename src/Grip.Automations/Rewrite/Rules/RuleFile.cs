using System.Collections.Immutable;
using Grip.Core;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>Reads rule files; the form is described in docs/rules.md.</summary>
public static class RuleFile
{
    private static readonly string[] Keys =
    [
        "id",
        "language",
        "severity",
        "message",
        "note",
        "url",
        "metadata",
        "rule",
        "constraints",
        "where",
        "files",
        "ignores",
        "fix",
        "using",
        "operator",
        "effects",
        "overloads",
        "tests",
    ];

    /// <param name="path">Shown in messages.</param>
    /// <exception cref="GripException">It cannot be read as rules; names the line.</exception>
    public static ImmutableArray<RuleInFile> Parse(string path, string text)
    {
        var rules = RuleYaml.Read(path, text).Select(node => Rule(node, path)).ToImmutableArray();
        return rules.IsEmpty
            ? throw new GripException(ExitCode.Usage, "The rule file holds no rule.", "The form is described in docs/rules.md.", [path])
            : rules;
    }

    private static RuleInFile Rule(YamlNode node, string path)
    {
        var keys = new RuleKeys(node, path, "a rule", Keys);
        var id = keys.Scalar("id") ?? throw keys.Fault(node, "a rule needs an 'id'");
        if (keys.Scalar("language") is { } language && language.ToLowerInvariant() is not ("csharp" or "c#" or "cs"))
            throw keys.Fault(keys.Get("language"), $"'{language}' is not csharp");
        var severity = Severity(keys);
        var body = new RuleBody(keys.Get("rule") ?? throw keys.Fault(node, $"rule '{id}' has no 'rule'"), path);
        var rule = new RewriteRule
        {
            Id = id,
            Severity = severity,
            Message = keys.Scalar("message") ?? "",
            Note = keys.Scalar("note") ?? "",
            Patterns = body.Patterns(),
            Kind = body.PatternKind(),
            Replacement = keys.Scalar("fix"),
            Where = [.. keys.Scalars("where"), .. RuleConstraints.Texts(keys.Get("constraints"), path)],
            Files = keys.Scalars("files"),
            Ignores = keys.Scalars("ignores"),
            Usings = keys.Scalars("using"),
            AnyOperator = IsAny(keys, "operator", "builtin"),
            AnyEffect = IsAny(keys, "effects", "same"),
            AnyOverload = IsAny(keys, "overloads", "same"),
            Conditions = [.. body.Conditions(), .. RuleConstraints.Conditions(keys.Get("constraints"), path)],
        };
        var checkedRule = Checked(rule, keys, path);
        var (valid, invalid) = Tests(keys, path);
        return new RuleInFile(checkedRule, severity, path, (int)node.Start.Line, valid, invalid);
    }

    private static RuleSeverity Severity(RuleKeys keys) =>
        keys.Scalar("severity") switch
        {
            null or "warning" => RuleSeverity.Warning,
            "error" => RuleSeverity.Error,
            "info" => RuleSeverity.Info,
            "hint" => RuleSeverity.Hint,
            "off" => RuleSeverity.Off,
            _ => throw keys.Fault(keys.Get("severity"), "'severity' is one of error, warning, info, hint, off"),
        };

    /// <summary>A fault in a pattern names the rule's line too.</summary>
    private static RewriteRule Checked(RewriteRule rule, RuleKeys keys, string path)
    {
        try
        {
            rule.Parse();
            return rule;
        }
        catch (GripException error)
        {
            throw new GripException(
                error.ExitCode,
                $"Rule '{rule.Id}': {error.Message}",
                error.NextStep,
                [$"{path}:{keys.Node.Start.Line}", .. error.Places]
            );
        }
    }

    private static bool IsAny(RuleKeys keys, string key, string usual)
    {
        var value = keys.Scalar(key);
        return value is null || value == usual ? false
            : value == "any" ? true
            : throw keys.Fault(keys.Get(key), $"'{key}' is {usual} or any");
    }

    private static (ImmutableArray<string> Valid, ImmutableArray<(string Code, string? Expected)> Invalid) Tests(RuleKeys keys, string path)
    {
        if (keys.Get("tests") is not { } node)
            return ([], []);
        var tests = new RuleKeys(node, path, "'tests'", "valid", "invalid");
        var invalid = tests
            .List("invalid")
            .Select(item =>
            {
                if (item is YamlScalarNode code)
                    return (code.Value ?? "", (string?)null);
                var test = new RuleKeys(item, path, "a test", "code", "expected");
                return (test.Scalar("code") ?? throw test.Fault(item, "a test needs 'code'"), test.Scalar("expected"));
            });
        return (tests.Scalars("valid"), [.. invalid]);
    }
}
