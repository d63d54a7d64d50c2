using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>What a rule looks for: the mapping under 'rule', and the conditions inside of it.</summary>
internal sealed class RuleBody(YamlNode node, string path)
{
    private static readonly string[] Keys = ["pattern", "kind", "regex", "any", "all", "not", "inside", "has"];

    private readonly RuleKeys body = new(node, path, "'rule'", Keys);

    /// <summary>Alternatives; empty if the rule looks for a kind of syntax or a text.</summary>
    /// <exception cref="GripException">There is nothing to look for.</exception>
    public ImmutableArray<string> Patterns()
    {
        if (body.Scalar("pattern") is { } pattern)
            return [pattern];
        var any = body.List("any");
        if (!any.IsEmpty && any.All(item => PatternOf(item) is not null))
            return [.. any.Select(item => PatternOf(item)!)];
        return body.Get("kind") is not null || body.Get("regex") is not null || !any.IsEmpty || !body.List("all").IsEmpty
            ? []
            : throw body.Fault(body.Node, "'rule' needs a 'pattern', 'any' with several, or a 'kind' of syntax");
    }

    /// <summary>Of the patterns; null to infer it.</summary>
    public string? PatternKind() => body.Scalar("kind") is { } kind && IsPatternKind(kind) ? kind : null;

    public IEnumerable<RuleCondition> Conditions()
    {
        if (body.Scalar("kind") is { } kind && (!IsPatternKind(kind) || Patterns().IsEmpty))
            yield return new RuleCondition.OfKind(kind);
        if (body.Scalar("regex") is { } regex)
            yield return new RuleCondition.Text(regex);
        var any = body.List("any");
        if (!any.IsEmpty && (body.Scalar("pattern") is not null || any.Any(item => PatternOf(item) is null)))
            yield return new RuleCondition.Any([.. any.Select(item => Condition(item, path))]);
        foreach (var item in body.List("all"))
            yield return Condition(item, path);
        foreach (var condition in Relations(body, path))
            yield return condition;
    }

    /// <summary>A pattern, or a mapping that says more.</summary>
    /// <exception cref="GripException">It says nothing, or what is unknown.</exception>
    public static RuleCondition Condition(YamlNode node, string path)
    {
        if (node is YamlScalarNode text)
            return new RuleCondition.Matches(text.Value ?? "");
        return Condition(new RuleKeys(node, path, "a condition", Keys), path);
    }

    private static RuleCondition Condition(RuleKeys keys, string path)
    {
        var parts = new List<RuleCondition>();
        if (keys.Scalar("pattern") is { } pattern)
            parts.Add(new RuleCondition.Matches(pattern));
        if (keys.Scalar("kind") is { } kind)
            parts.Add(new RuleCondition.OfKind(kind));
        if (keys.Scalar("regex") is { } regex)
            parts.Add(new RuleCondition.Text(regex));
        if (keys.List("any") is { IsEmpty: false } any)
            parts.Add(new RuleCondition.Any([.. any.Select(item => Condition(item, path))]));
        parts.AddRange(keys.List("all").Select(item => Condition(item, path)));
        parts.AddRange(Relations(keys, path));
        return parts is [var only] ? only
            : parts.Count == 0 ? throw keys.Fault(keys.Node, "a condition says something")
            : new RuleCondition.All([.. parts]);
    }

    private static IEnumerable<RuleCondition> Relations(RuleKeys keys, string path)
    {
        if (keys.Get("inside") is { } inside)
            yield return new RuleCondition.Inside(Related(inside, path, "'inside'", out var direct), direct);
        if (keys.Get("has") is { } has)
            yield return new RuleCondition.Has(Related(has, path, "'has'", out var direct), direct);
        if (keys.Get("not") is { } not)
            yield return new RuleCondition.Not(Condition(not, path));
    }

    /// <param name="direct">True to ask only the next node, false for any.</param>
    private static RuleCondition Related(YamlNode node, string path, string what, out bool direct)
    {
        direct = false;
        if (node is YamlScalarNode text)
            return new RuleCondition.Matches(text.Value ?? "");
        var keys = new RuleKeys(node, path, what, [.. Keys, "stopBy"]);
        direct = keys.Scalar("stopBy") switch
        {
            null or "end" => false,
            "neighbor" => true,
            _ => throw keys.Fault(keys.Get("stopBy"), "'stopBy' is end (the default) or neighbor"),
        };
        return Condition(keys, path);
    }

    private static string? PatternOf(YamlNode item) =>
        item is YamlScalarNode text ? text.Value ?? ""
        : item is YamlMappingNode map && map.Children.Count == 1 && RuleKeys.Text(map.Children.Keys.First()) == "pattern"
            ? RuleKeys.Text(map.Children.Values.First())
        : null;

    private static bool IsPatternKind(string kind) =>
        Enum.TryParse<PatternKind>(kind, ignoreCase: true, out var parsed)
        && parsed < Rewrite.Patterns.PatternKind.AsyncSource
        && !char.IsDigit(kind[0]);
}
