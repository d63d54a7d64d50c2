using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Pieces;

/// <summary>Where text that a change keeps or moves stands afterwards.</summary>
internal sealed class PositionMap
{
    private readonly Dictionary<string, List<(TextSpan Span, string Path, int Start)>> _segments = new(StringComparer.Ordinal);

    /// <summary>Replaced spans by their start: a declaration's name that is written anew is still that declaration.</summary>
    private readonly Dictionary<(string Path, int Start), (string Path, int Start)> _rewritten = [];

    public PositionMap(SolutionRewrite rewrite)
    {
        foreach (var (path, oldPath, leaves) in rewrite.Flatten())
        {
            if (oldPath is not null)
                SegmentsOf(oldPath);
            Append(path, leaves);
        }
    }

    /// <summary>Files of the old snapshot in which something is different.</summary>
    public IEnumerable<string> ChangedPaths => _segments.Keys;

    /// <summary>Where a whole span stands afterwards; null if any of it was written anew or is gone.</summary>
    public (string Path, int Start)? Find(string path, TextSpan span)
    {
        if (!_segments.TryGetValue(path, out var segments))
            return (path, span.Start);
        foreach (var (kept, newPath, start) in segments)
            if (kept.Contains(span))
                return (newPath, start + span.Start - kept.Start);
        return null;
    }

    /// <summary>As <see cref="Find"/>; text that was replaced in place counts as staying.</summary>
    public (string Path, int Start)? FindDeclaration(string path, TextSpan span) =>
        Find(path, span) ?? (_rewritten.TryGetValue((path, span.Start), out var place) ? place : null);

    private List<(TextSpan Span, string Path, int Start)> SegmentsOf(string path) =>
        _segments.TryGetValue(path, out var known) ? known : _segments[path] = [];

    private void Append(string path, ImmutableArray<Piece> leaves)
    {
        var position = 0;
        Piece.Kept? last = null;
        foreach (var leaf in leaves)
            switch (leaf)
            {
                case Piece.Kept kept:
                    if (!kept.Span.IsEmpty)
                        SegmentsOf(kept.Path).Add((kept.Span, path, position));
                    position += kept.Span.Length;
                    last = kept;
                    break;
                case Piece.New added:
                    if (last is not null)
                        _rewritten.TryAdd((last.Path, last.Span.End), (path, position));
                    position += added.Text.Length;
                    break;
            }
    }
}
