using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Text;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>A mapping of a rule file whose keys are all known; reports what is wrong with the file and the line.</summary>
internal sealed class RuleKeys
{
    private static readonly ImmutableHashSet<string> Foreign =
    [
        "transform",
        "rewriters",
        "utils",
        "labels",
        "matches",
        "nthChild",
        "range",
        "follows",
        "precedes",
        "field",
        "stopBy",
        "strictness",
        "context",
        "selector",
    ];

    private readonly string path;
    private readonly YamlMappingNode node;

    /// <exception cref="GripException">It is no mapping, or has a key that is not known.</exception>
    public RuleKeys(YamlNode value, string path, string what, params string[] known)
    {
        this.path = path;
        node = value as YamlMappingNode ?? throw Fault(path, value, $"{what} is a mapping of {string.Join(", ", known)}");
        foreach (var key in node.Children.Keys)
            if (!known.Contains(Text(key)))
                throw Fault(
                    path,
                    key,
                    Foreign.Contains(Text(key))
                        ? $"'{Text(key)}' of {what} is a key of ast-grep that grip does not know"
                        : $"'{Text(key)}' is no key of {what}",
                    $"{Nearest(Text(key), known)}Known are {string.Join(", ", known)}."
                );
    }

    public YamlNode Node => node;

    public YamlNode? Get(string key) => node.Children.FirstOrDefault(pair => Text(pair.Key) == key).Value;

    public string? Scalar(string key) =>
        Get(key) switch
        {
            null => null,
            YamlScalarNode scalar => scalar.Value ?? "",
            var other => throw Fault(path, other, $"'{key}' is a text"),
        };

    /// <summary>One text or a list of texts.</summary>
    public ImmutableArray<string> Scalars(string key) =>
        Get(key) switch
        {
            null => [],
            YamlScalarNode scalar => [scalar.Value ?? ""],
            YamlSequenceNode list =>
            [
                .. list.Select(item =>
                    item is YamlScalarNode text ? text.Value ?? "" : throw Fault(path, item, $"'{key}' is a list of texts")
                ),
            ],
            var other => throw Fault(path, other, $"'{key}' is a text or a list of texts"),
        };

    public ImmutableArray<YamlNode> List(string key) =>
        Get(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list],
            var other => throw Fault(path, other, $"'{key}' is a list"),
        };

    public GripException Fault(YamlNode? at, string reason, string? nextStep = null) => Fault(path, at ?? node, reason, nextStep);

    public static GripException Fault(string path, YamlNode at, string reason, string? nextStep = null) =>
        new(
            ExitCode.Usage,
            $"The rule file cannot be used: {reason}.",
            nextStep ?? "The form is described in docs/rules.md.",
            [$"{path}:{at.Start.Line}:{at.Start.Column}"]
        );

    private static string Nearest(string key, string[] known) =>
        Spelling.Nearest(key, known, 1) is [var nearest] ? $"Did you mean '{nearest}'? " : "";

    public static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";
}
