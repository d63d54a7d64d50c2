using System.Collections.Immutable;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Repair;

/// <summary>What changed under one project in one target framework: packages, and other projects of the solution.</summary>
internal sealed class UnitApi
{
    private readonly ImmutableHashSet<string> changedAssemblies;
    private readonly CSharpCompilation now;
    private readonly Lazy<TypeIndex> index;

    public UnitApi(CSharpCompilation? before, CSharpCompilation now, CancellationToken cancellation)
    {
        this.now = now;
        index = new Lazy<TypeIndex>(() => TypeIndex.Of(now, cancellation));
        var pairs = before is null ? [] : ReferencePairs.Changed(before, now);
        changedAssemblies = [.. pairs.Select(pair => pair.Name)];
        Difference = AssemblyDifference.Between(pairs, cancellation);
    }

    public AssemblyDifference Difference { get; }

    /// <summary>Every type and extension method that the project could import.</summary>
    public TypeIndex Index => index.Value;

    public bool IsOfChangedAssembly(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && changedAssemblies.Contains(assembly.Name);

    public bool HasChanges(ISymbol definition) =>
        IsOfChangedAssembly(definition)
        && DocumentationCommentId.CreateDeclarationId(definition) is { } id
        && Difference.ByOld[id].Any(change => change.Breaks);

    /// <summary>What may stand for an old symbol now, as symbols of the compilation; a type's own successors for a constructor of a type that is gone.</summary>
    public ImmutableArray<Successor> SuccessorsOf(ISymbol symbol) => Difference.SuccessorsOf(symbol);

    public CSharpCompilation Compilation => now;
}
