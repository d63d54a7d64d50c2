using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>The mapping 'constraints' of a rule: by metavariable, what must hold of what it stands for.</summary>
internal static class RuleConstraints
{
    private static readonly string[] OwnTerms = ["type", "regex", "kind", "symbol", "const"];
    private static readonly string[] Structural = ["pattern", "any", "all", "inside", "has"];

    /// <summary>Those that the command line has too, in its words.</summary>
    public static IEnumerable<string> Texts(YamlNode? node, string path)
    {
        foreach (var (variable, keys) in Variables(node, path))
        {
            foreach (var text in Texts(variable, keys))
                yield return text;
            if (keys.Get("not") is YamlMappingNode not && not.Children.Keys.All(key => OwnTerms.Contains(RuleKeys.Text(key))))
                foreach (var text in Texts(variable, new RuleKeys(not, path, "'not'", OwnTerms)))
                    yield return $"not {text}";
        }
    }

    /// <summary>Those that hold patterns.</summary>
    public static IEnumerable<RuleCondition> Conditions(YamlNode? node, string path)
    {
        foreach (var (variable, keys) in Variables(node, path))
        {
            var map = (YamlMappingNode)keys.Node;
            var parts = map.Children.Where(pair => Structural.Contains(RuleKeys.Text(pair.Key))).ToArray();
            if (parts.Length > 0)
                yield return new RuleCondition.OfVariable(variable, RuleBody.Condition(new YamlMappingNode(parts), path));
            if (
                keys.Get("not") is { } not
                && !(not is YamlMappingNode own && own.Children.Keys.All(key => OwnTerms.Contains(RuleKeys.Text(key))))
            )
                yield return new RuleCondition.OfVariable(variable, new RuleCondition.Not(RuleBody.Condition(not, path)));
        }
    }

    private static IEnumerable<(string Variable, RuleKeys Keys)> Variables(YamlNode? node, string path)
    {
        if (node is null)
            yield break;
        if (node is not YamlMappingNode map)
            throw RuleKeys.Fault(path, node, "'constraints' is a mapping of metavariables");
        foreach (var (name, value) in map.Children)
        {
            var variable = "$" + RuleKeys.Text(name).TrimStart('$');
            yield return (variable, new RuleKeys(value, path, $"a constraint of {variable}", [.. OwnTerms, .. Structural, "not"]));
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
}
