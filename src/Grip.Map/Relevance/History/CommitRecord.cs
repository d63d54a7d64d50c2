using System.Collections.Immutable;

namespace Grip.Map.Relevance.History;

/// <param name="Path">Relative to the top of the repository, with slashes.</param>
/// <param name="From">The path before, if the commit renamed the file; else null.</param>
/// <param name="IsDeletion">True if the file was gone after the commit.</param>
public sealed record PathChange(string Path, string? From, bool IsDeletion);

/// <summary>A commit of the past, as far as it touched C# files.</summary>
/// <param name="Seconds">Since 1970.</param>
public sealed record CommitRecord(string Id, long Seconds, string Subject, string Body, ImmutableArray<PathChange> Changes);
