using System.Collections.Immutable;
using Grip.Automations.Rewrite;
using Grip.Automations.Rewrite.Rules;
using Grip.Core;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Upgrade.Migrating;

/// <param name="Version">As in "5.2.2"; empty for the newest.</param>
public sealed record MapPackage(string Id, string Version);

/// <summary>How one package is replaced by others: the packages, the symbols, and rules for what changes its shape. The form is in docs/upgrade.md.</summary>
/// <param name="From">The package that goes.</param>
/// <param name="To">Those that come; empty if the framework has it all.</param>
/// <param name="Properties">What the projects that referenced the old package have to say, as in OutputType: Exe.</param>
/// <param name="Symbols">Full name of a namespace, type or member, and that of what takes its place; tried before anything else.</param>
/// <param name="Rules">Rewrites that run while both packages are there.</param>
public sealed record MigrationMap(
    string From,
    ImmutableArray<MapPackage> To,
    ImmutableArray<(string Name, string Value)> Properties,
    ImmutableDictionary<string, string> Symbols,
    ImmutableArray<RewriteRule> Rules
)
{
    /// <param name="path">Shown in messages.</param>
    /// <exception cref="GripException">It is no map; exit code 2.</exception>
    public static MigrationMap Parse(string path, string text)
    {
        var documents = RuleYaml.Read(path, text);
        if (documents is not [YamlMappingNode root, ..] || Scalar(root, "from") is not { } from)
            throw Fault(path, "it does not begin with 'from: PACKAGE'");
        if (
            root
                .Children.Keys.OfType<YamlScalarNode>()
                .FirstOrDefault(key => key.Value is not ("from" or "to" or "properties" or "symbols")) is
            { } other
        )
            throw Fault(path, $"line {other.Start.Line}: '{other.Value}' is none of from, to, properties, symbols");
        // Each further document is a rule, with a line number of its own.
        var rules = documents.Length == 1 ? "" : text[text.IndexOf("\n---", StringComparison.Ordinal)..];
        return new MigrationMap(
            from,
            [.. Pairs(root, "to", path).Select(pair => new MapPackage(pair.Key, pair.Value))],
            [.. Pairs(root, "properties", path)],
            Pairs(root, "symbols", path).ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            rules.Length == 0 ? [] : [.. RuleFile.Parse(path, rules).Select(rule => rule.Rule)]
        );
    }

    private static IEnumerable<(string Key, string Value)> Pairs(YamlMappingNode root, string name, string path) =>
        !root.Children.TryGetValue(name, out var node) ? []
        : node is YamlMappingNode map
            ? map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", (pair.Value as YamlScalarNode)?.Value ?? ""))
        : node is YamlScalarNode { Value: null or "" } ? []
        : throw Fault(path, $"line {node.Start.Line}: '{name}' is a list of 'name: value'");

    private static string? Scalar(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    private static GripException Fault(string path, string reason) =>
        new(ExitCode.Usage, $"The map cannot be used: {reason}.", "The form is described in docs/upgrade.md.", [path]);
}
