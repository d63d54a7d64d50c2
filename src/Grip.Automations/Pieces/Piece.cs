using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Pieces;

/// <summary>A part of a text after a change: written anew, or taken over from where it stood.</summary>
internal abstract record Piece
{
    private Piece() { }

    public sealed record New(string Text) : Piece;

    /// <summary>Text that stays or moves, with the replacements that lie inside of it.</summary>
    /// <param name="Span">In the text before the change.</param>
    public sealed record Kept(string Path, TextSpan Span) : Piece;
}
