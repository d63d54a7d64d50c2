using System.Collections.Immutable;

namespace Grip.Map.Relevance.Answering;

/// <param name="Name">With its type, as in "Order.Total".</param>
/// <param name="Kind">As in "method".</param>
/// <param name="Line">From 1.</param>
public sealed record RelevantMember(string Name, string Kind, int Line, int LastLine);

/// <param name="Path">Relative to the folder that was asked about, with slashes.</param>
/// <param name="Score">The file's share: all files together have 1.</param>
/// <param name="Reasons">The weightiest first.</param>
/// <param name="Members">The best first.</param>
public sealed record RelevantFile(string Path, double Score, ImmutableArray<string> Reasons, ImmutableArray<RelevantMember> Members);

/// <param name="Files">The best first.</param>
/// <param name="Unknown">Words of the task that neither a file nor a commit knows.</param>
/// <param name="FilesRead">How many files were looked at.</param>
/// <param name="CommitsRead">How many commits; null where there is no repository.</param>
public sealed record RelevanceAnswer(ImmutableArray<RelevantFile> Files, ImmutableArray<string> Unknown, int FilesRead, int? CommitsRead);
