using System.Runtime.InteropServices;

namespace Grip.Map.Overview;

/// <summary>A type that lies in a namespace; the types nested in it belong to it.</summary>
/// <param name="Index">Its place in <see cref="TypeGraph.Types"/>.</param>
/// <param name="Kind">As in "class".</param>
/// <param name="Path">Of its first part, relative to the root.</param>
/// <param name="Lines">Of all its parts.</param>
/// <param name="Rank">How central it is: its share of the attention of somebody who follows references, in all one.</param>
/// <param name="Users">How many other types refer to it.</param>
public sealed record TypeNode(
    int Index,
    long Symbol,
    string Kind,
    string Name,
    string FullName,
    string Namespace,
    long Project,
    string Path,
    int Line,
    int Lines,
    string Summary,
    bool IsTest,
    double Rank,
    int Users
);

/// <param name="From">The type that refers, as an index.</param>
/// <param name="Weight">How many references there are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TypeEdge(int From, int To, int Weight);
