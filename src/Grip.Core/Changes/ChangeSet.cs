using System.Collections.Immutable;

namespace Grip.Core.Changes;

/// <summary>Edits to several files as one value: what a proposer makes, the gate judges, and one writer lands.</summary>
/// <param name="Title">One line for people, as in "rename Order.Total to GrandTotal".</param>
public sealed record ChangeSet(string Title, ImmutableArray<FileChange> Files)
{
    public bool IsEmpty => Files.IsEmpty;
}
