using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Grip.Screen.Highlighting;

/// <summary>What a language's code is made of, as far as colours need it.</summary>
/// <param name="LineComments">What begins a comment to the end of the line.</param>
/// <param name="BlockComment">What begins and ends a comment of several lines; null if there is none.</param>
/// <param name="Quotes">What begins and ends a string; longer ones first. Strings of three or more quotes may go over lines.</param>
/// <param name="Keywords">Empty for data formats.</param>
internal sealed record Language(
    ImmutableArray<string> LineComments,
    (string Begin, string End)? BlockComment,
    ImmutableArray<string> Quotes,
    FrozenSet<string> Keywords
)
{
    /// <summary>True if types are written with a capital letter.</summary>
    public bool CapitalTypes { get; init; }

    /// <summary>The language of a fence's label or of a file's extension; null if it is not known.</summary>
    public static Language? Named(string label) => Languages.ByName.GetValueOrDefault(label.Trim().TrimStart('.').ToLowerInvariant());

    public static Language? OfFile(string path) => Named(Path.GetExtension(path));
}
