using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grip.Automations.Repair;
using Grip.Automations.Rewrite.Rules;
using Grip.Core;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Upgrade.Recipes;

/// <summary>What was learned when a package was raised, as a file that replays on another repository. The form is in docs/upgrade.md.</summary>
/// <param name="From">The version that it was learned at; empty if not known.</param>
/// <param name="To">The version that it leads to.</param>
public sealed record UpgradeRecipe(string Package, string From, string To, ImmutableArray<LearnedFix> Fixes)
{
    public static UpgradeRecipe Of(UpgradeResult result) =>
        new(
            result.Package,
            result.Packages.FirstOrDefault(change => change.Id.Equals(result.Package, StringComparison.OrdinalIgnoreCase))?.OldVersion
                ?? "",
            result.Version,
            [.. (result.Repair?.Fixed ?? []).Select(cluster => cluster.Learned).Distinct()]
        );

    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append(
            $"# Learned by grip; replay it in another repository with: grip upgrade --recipe THIS_FILE\npackage: {Quoted(Package)}\nfrom: {Quoted(From)}\nto: {Quoted(To)}\nfixes:"
        );
        text.Append(Fixes.IsEmpty ? " []\n" : "\n");
        foreach (var fix in Fixes)
            text.Append($"  - symbol: {Quoted(fix.Symbol)}\n    rule: {Quoted(fix.Rule)}\n");
        return text.ToString();
    }

    /// <param name="path">Shown in messages.</param>
    /// <exception cref="GripException">It is no recipe; exit code 2.</exception>
    public static UpgradeRecipe Parse(string path, string text)
    {
        if (RuleYaml.Read(path, text) is not [YamlMappingNode root])
            throw Fault(path, "it is not one mapping");
        return new UpgradeRecipe(
            Text(root, "package") ?? throw Fault(path, "it names no package"),
            Text(root, "from") ?? "",
            Text(root, "to") ?? throw Fault(path, "it names no version to go to"),
            root.Children.TryGetValue("fixes", out var fixes) && fixes is YamlSequenceNode list
                ? [.. list.Children.Select(node => Fix(path, node))]
                : []
        );
    }

    private static LearnedFix Fix(string path, YamlNode node) =>
        node is YamlMappingNode map && Text(map, "symbol") is { } symbol && Text(map, "rule") is { } rule
            ? new LearnedFix(symbol, rule)
            : throw Fault(path, $"line {node.Start.Line}: a fix has a symbol and a rule");

    private static string? Text(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    // A JSON string is a YAML string.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, RecipeJson.Readable.String);

    private static GripException Fault(string path, string reason) =>
        new(ExitCode.Usage, $"The recipe cannot be used: {reason}.", "The form is described in docs/upgrade.md.", [path]);
}
