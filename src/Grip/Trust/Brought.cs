using System.Collections.Immutable;
using System.Text;
using Grip.Core.Text;

namespace Grip.Trust;

/// <param name="Kind">What it can do: settings, servers, notes, git, hooks or build.</param>
/// <param name="What">The file, as seen from the folder; of git configuration the key and its value.</param>
internal sealed record BroughtThing(string Kind, string What, string Hash);

/// <summary>What a folder brings that runs something or steers an agent, with a fingerprint of all of it.</summary>
internal sealed record Brought(ImmutableArray<BroughtThing> Things)
{
    /// <summary>Changes whenever anything in the list changes, comes or goes.</summary>
    public string Fingerprint =>
        ContentHash
            .Of(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Things.Select(thing => $"{thing.Kind}\0{thing.What}\0{thing.Hash}").Order(StringComparer.Ordinal))
                )
            )
            .Value;

    public static Brought By(string root) =>
        new([
            .. BroughtFiles
                .Of(root)
                .Concat(GitConfiguration.Of(root))
                .OrderBy(thing => thing.Kind, StringComparer.Ordinal)
                .ThenBy(thing => thing.What, StringComparer.Ordinal),
        ]);
}
