using Grip.Automations.Pieces;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Constructors of derived classes that call the changed constructor without writing it.</summary>
internal sealed class ImplicitBaseCalls(SolutionSnapshot snapshot, SignatureTargets targets, SignaturePlan plan)
{
    /// <summary>Writes the calls out where a value has to be passed.</summary>
    /// <returns>Places where there is no constructor that could pass it.</returns>
    public IEnumerable<string> Rewrite(SolutionRewrite rewrite, CancellationToken cancellation)
    {
        var obstacles = new SortedSet<string>(StringComparer.Ordinal);
        var values = string.Join(", ", plan.Slots.Select(slot => slot.Added?.Value).OfType<string>());
        if (!targets.IsConstructor || values.Length == 0 || !IsCalledImplicitly())
            return obstacles;
        var type = targets.First.ContainingType;
        foreach (var unit in snapshot.Units)
        foreach (var derived in Types(snapshot.Compilation(unit, cancellation).Assembly.GlobalNamespace, cancellation))
            if (derived.BaseType is { } parent && DeclarationPlace.Of(parent).Intersect(DeclarationPlace.Of(type)).Any())
                foreach (var constructor in derived.InstanceConstructors)
                    Rewrite(rewrite, constructor, values, obstacles, cancellation);
        return obstacles;
    }

    private bool IsCalledImplicitly() =>
        targets.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
        && (targets.Parameters.IsEmpty || !targets.First.ContainingType.InstanceConstructors.Any(other => other.Parameters.IsEmpty));

    private void Rewrite(
        SolutionRewrite rewrite,
        IMethodSymbol constructor,
        string values,
        SortedSet<string> obstacles,
        CancellationToken cancellation
    )
    {
        switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation))
        {
            case ConstructorDeclarationSyntax { Initializer: null } node:
                rewrite.File(node.SyntaxTree.FilePath).Insert(node.ParameterList.Span.End, $" : base({values})");
                break;
            case TypeDeclarationSyntax { BaseList.Types: [SimpleBaseTypeSyntax named, ..] } node when node.ParameterList is not null:
                rewrite.File(node.SyntaxTree.FilePath).Insert(named.Span.End, $"({values})");
                break;
            case null
            or TypeDeclarationSyntax { ParameterList: null } when constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty:
                obstacles.Add(
                    $"{SymbolText.DeclaredAt(constructor.ContainingType, snapshot.Root)} {constructor.ContainingType.Name} has no constructor that could pass the value"
                );
                break;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in Types(member, cancellation))
                yield return inner;
        }
    }
}
