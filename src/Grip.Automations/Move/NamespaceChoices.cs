using System.Collections.Immutable;

namespace Grip.Automations.Move;

/// <summary>What rounds of drafting have taught; each round gives a better one.</summary>
/// <param name="NoImport">Files where importing the new namespace would give other names another meaning: the type is qualified there.</param>
/// <param name="Prefixes">Names that need a qualifier, with what to put before them.</param>
/// <param name="Unneeded">By file: imports that turned out not to be needed.</param>
/// <param name="Dropped">By file: usings that became unused, or whose namespace is gone.</param>
internal sealed record NamespaceChoices(
    ImmutableHashSet<string> NoImport,
    ImmutableDictionary<(string Path, int Start), string> Prefixes,
    ImmutableDictionary<string, ImmutableHashSet<string>> Unneeded,
    ImmutableDictionary<string, ImmutableHashSet<string>> Dropped
)
{
    public static NamespaceChoices None { get; } =
        new(
            [],
            ImmutableDictionary<(string, int), string>.Empty,
            ImmutableDictionary<string, ImmutableHashSet<string>>.Empty,
            ImmutableDictionary<string, ImmutableHashSet<string>>.Empty
        );

    public ImmutableHashSet<string> DroppedIn(string path) => Dropped.GetValueOrDefault(path, []);

    public ImmutableHashSet<string> UnneededIn(string path) => Unneeded.GetValueOrDefault(path, []);
}
