using System.Collections.Immutable;
using Grip.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>Reads rule files; the form is described in docs/rules.md.</summary>
public static class RuleFile
{
    private static readonly string[] RuleParts = ["pattern", "kind", "any", "all", "not", "inside", "has"];

    /// <param name="path">Shown in messages.</param>
    /// <exception cref="GripException">It cannot be read as rules; names the line.</exception>
    public static ImmutableArray<RuleInFile> Parse(string path, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new GripException(
                ExitCode.Usage,
                $"The rule file is no YAML: {error.InnerException?.Message ?? error.Message}",
                "Mind the indentation; a pattern with a colon or a # is written in quotes or after '|'.",
                [$"{path}:{error.Start.Line}:{error.Start.Column}"]
            );
        }

        var rules = stream
            .Documents.SelectMany(document => document.RootNode is YamlSequenceNode list ? list.Children : [document.RootNode])
            .Select(node => Rule(node, path))
            .ToImmutableArray();
        return rules.IsEmpty
            ? throw new GripException(ExitCode.Usage, "The rule file holds no rule.", "The form is described in docs/rules.md.", [path])
            : rules;
    }

    private static RuleInFile Rule(YamlNode node, string path)
    {
        var keys = new RuleKeys(
            node,
            path,
            "a rule",
            "id",
            "language",
            "severity",
            "message",
            "note",
            "rule",
            "constraints",
            "where",
            "fix",
            "using",
            "operator",
            "tests"
        );
        var id = keys.Scalar("id") ?? throw keys.Fault(node, "a rule needs an 'id'");
        if (keys.Scalar("language") is { } language && !language.Equals("csharp", StringComparison.OrdinalIgnoreCase))
            throw keys.Fault(keys.Get("language"), $"'{language}' is not csharp");
        if (!Enum.TryParse<RuleSeverity>(keys.Scalar("severity") ?? "warning", ignoreCase: true, out var severity))
            throw keys.Fault(keys.Get("severity"), "'severity' is one of error, warning, info, hint, off");
        var body = new RuleKeys(keys.Get("rule") ?? throw keys.Fault(node, $"rule '{id}' has no 'rule'"), path, "'rule'", RuleParts);
        var rule = new RewriteRule
        {
            Id = id,
            Message = keys.Scalar("message") ?? "",
            Patterns = Patterns(body),
            Kind = body.Scalar("kind"),
            Replacement = keys.Scalar("fix"),
            Where = [.. keys.Scalars("where"), .. Constraints(keys, path)],
            Usings = keys.Scalars("using"),
            AnyOperator = Operator(keys),
            Conditions = [.. Conditions(body, path)],
        };
        var checkedRule = Checked(rule, keys, path);
        var (valid, invalid) = Tests(keys, path);
        return new RuleInFile(checkedRule, severity, path, (int)node.Start.Line, valid, invalid);
    }

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

    private static bool Operator(RuleKeys keys) =>
        keys.Scalar("operator") switch
        {
            null or "builtin" => false,
            "any" => true,
            _ => throw keys.Fault(keys.Get("operator"), "'operator' is builtin or any"),
        };

    private static ImmutableArray<string> Patterns(RuleKeys body)
    {
        if (body.Scalar("pattern") is { } pattern)
            return [pattern];
        var any = body.List("any");
        if (any.IsEmpty)
            throw body.Fault(body.Node, "'rule' needs a 'pattern', or 'any' with several");
        return
        [
            .. any.Select(item =>
                item is YamlScalarNode text ? text.Value ?? ""
                : item is YamlMappingNode map && map.Children.Count == 1 && RuleKeys.Text(map.Children.Keys.First()) == "pattern"
                    ? RuleKeys.Text(map.Children.Values.First())
                : throw body.Fault(item, "without a 'pattern' beside it, 'any' is a list of patterns")
            ),
        ];
    }

    /// <summary>constraints: X: { type, regex, kind, symbol }, as ast-grep has them, in our own terms.</summary>
    private static IEnumerable<string> Constraints(RuleKeys keys, string path)
    {
        if (keys.Get("constraints") is not { } node)
            yield break;
        if (node is not YamlMappingNode map)
            throw keys.Fault(node, "'constraints' is a mapping of metavariables");
        foreach (var (name, value) in map.Children)
        {
            var variable = "$" + RuleKeys.Text(name).TrimStart('$');
            var inner = new RuleKeys(value, path, $"a constraint of {variable}", "type", "regex", "kind", "symbol", "const", "not");
            foreach (var text in Texts(variable, inner))
                yield return text;
            if (inner.Get("not") is { } not)
                foreach (var text in Texts(variable, new RuleKeys(not, path, "'not'", "type", "regex", "kind", "symbol", "const")))
                    yield return $"not {text}";
        }
    }

    private static IEnumerable<string> Texts(string variable, RuleKeys keys)
    {
        if (keys.Scalar("type") is { } type)
            yield return $"{variable}: {type}";
        if (keys.Scalar("regex") is { } regex)
            yield return $"{variable} ~ {regex}";
        if (keys.Scalar("kind") is { } kind)
            yield return $"{variable} is {kind}";
        if (keys.Scalar("symbol") is { } symbol)
            yield return $"{variable}: symbol {symbol}";
        if (keys.Scalar("const") is "true")
            yield return $"{variable}: const";
    }

    private static IEnumerable<RuleCondition> Conditions(RuleKeys body, string path)
    {
        if (body.Scalar("pattern") is not null && !body.List("any").IsEmpty)
            yield return new RuleCondition.Any([.. body.List("any").Select(item => Condition(item, path))]);
        foreach (var item in body.List("all"))
            yield return Condition(item, path);
        foreach (var condition in Relations(body, path))
            yield return condition;
    }

    private static RuleCondition Condition(YamlNode node, string path)
    {
        if (node is YamlScalarNode text)
            return new RuleCondition.Matches(text.Value ?? "");
        var keys = new RuleKeys(node, path, "a condition", "pattern", "any", "all", "not", "inside", "has");
        var parts = new List<RuleCondition>();
        if (keys.Scalar("pattern") is { } pattern)
            parts.Add(new RuleCondition.Matches(pattern));
        if (keys.List("any") is { IsEmpty: false } any)
            parts.Add(new RuleCondition.Any([.. any.Select(item => Condition(item, path))]));
        parts.AddRange(keys.List("all").Select(item => Condition(item, path)));
        parts.AddRange(Relations(keys, path));
        return parts is [var only] ? only
            : parts.Count == 0 ? throw keys.Fault(node, "a condition says something")
            : new RuleCondition.All([.. parts]);
    }

    private static IEnumerable<RuleCondition> Relations(RuleKeys keys, string path)
    {
        if (keys.Get("inside") is { } inside && Target(inside, path, "'inside'") is var (aroundPattern, aroundKind))
            yield return new RuleCondition.Inside(aroundPattern, aroundKind);
        if (keys.Get("has") is { } has && Target(has, path, "'has'") is var (withinPattern, withinKind))
            yield return new RuleCondition.Has(withinPattern, withinKind);
        if (keys.Get("not") is { } not)
            yield return new RuleCondition.Not(Condition(not, path));
    }

    private static (string? Pattern, string? Kind) Target(YamlNode node, string path, string what)
    {
        var keys = new RuleKeys(node, path, what, "pattern", "kind");
        var (pattern, kind) = (keys.Scalar("pattern"), keys.Scalar("kind"));
        return (pattern is null) != (kind is null) ? (pattern, kind) : throw keys.Fault(node, $"{what} has a 'pattern' or a 'kind'");
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
