using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.CSharp;

/// <summary>
/// The compiler's diagnostics of single files of a snapshot, hidden ones included, each computed once: whoever proves a change
/// and whoever judges it afterwards ask about the same files.
/// </summary>
public sealed class FileDiagnostics
{
    private readonly SolutionSnapshot snapshot;
    private readonly ConcurrentDictionary<(int Unit, string Path), ImmutableArray<Diagnostic>> known = new();

    internal FileDiagnostics(SolutionSnapshot snapshot) => this.snapshot = snapshot;

    /// <param name="unit">The unit in which the file is compiled.</param>
    /// <param name="path">A source of the unit, or one that a generator made; nothing is known about others.</param>
    /// <param name="cancellation">Answered within the binding of one member.</param>
    public ImmutableArray<Diagnostic> Of(ProjectUnit unit, string path, CancellationToken cancellation)
    {
        if (known.TryGetValue((unit.Index, path), out var before))
            return before;
        if (Tree(unit, path, cancellation) is not { } tree)
            return [];
        var model = snapshot.Compilation(unit, cancellation).GetSemanticModel(tree);
        return known.GetOrAdd((unit.Index, path), model.GetDiagnostics(cancellationToken: cancellation));
    }

    internal SyntaxTree? Tree(ProjectUnit unit, string path, CancellationToken cancellation) =>
        snapshot.Tree(unit, path, cancellation)
        ?? snapshot
            .Compiled(unit.Index, cancellation)
            .Driver?.GetRunResult()
            .GeneratedTrees.FirstOrDefault(generated => generated.FilePath == path);
}
