using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>Types and members that have the new name already, or would hide or be hidden.</summary>
internal sealed class MemberConflicts(SolutionSnapshot snapshot, string newName)
{
    private const string AsItsType = "a member cannot have the name of its type";

    public IEnumerable<Conflict> OfType(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        foreach (var other in container.GetMembers(newName))
            if (other is not INamedTypeSymbol named || named.Arity == type.Arity)
                yield return New(other, $"is in {Shown(container)} already");
        foreach (var member in type.GetMembers(newName))
            yield return New(member, AsItsType);
        if (type.ContainingType?.Name == newName)
            yield return New(type.ContainingType, AsItsType);
    }

    public IEnumerable<Conflict> OfMember(ISymbol symbol, INamedTypeSymbol container)
    {
        if (container.Name == newName && container.TypeKind != TypeKind.Interface)
            yield return New(container, AsItsType);
        foreach (var other in container.GetMembers(newName).Where(other => Clash(symbol, other)))
            yield return New(other, $"is in {Shown(container)} already");
        foreach (
            var other in Inherited(container).Where(other => other.DeclaredAccessibility != Accessibility.Private && Clash(symbol, other))
        )
            yield return New(other, $"would be hidden in {Shown(container)}");
    }

    /// <summary>A member of a derived type would hide the renamed one where both are seen.</summary>
    public IEnumerable<Conflict> InDerivedTypes(RenameTargets targets, CancellationToken cancellation)
    {
        var members = targets.All.Symbols.Where(IsInheritable).ToArray();
        if (members.Length == 0)
            yield break;
        var containers = new SymbolSet(members.Select(member => member.ContainingType));
        foreach (var other in new DeclaredNames(snapshot).Find(newName, cancellation))
            for (
                var basis = other.ContainingType?.BaseType;
                basis is not null && other is not (ILocalSymbol or IParameterSymbol);
                basis = basis.BaseType
            )
                if (containers.Contains(basis) && members.Any(member => Clash(member, other)))
                    yield return New(other, $"would hide it in {Shown(other.ContainingType!)}");
    }

    private IEnumerable<ISymbol> Inherited(INamedTypeSymbol container)
    {
        for (var basis = container.BaseType; basis is not null; basis = basis.BaseType)
            foreach (var other in basis.GetMembers(newName))
                yield return other;
        if (container.TypeKind == TypeKind.Interface)
            foreach (var other in container.AllInterfaces.SelectMany(basis => basis.GetMembers(newName)))
                yield return other;
    }

    private static bool IsInheritable(ISymbol symbol) =>
        symbol is IPropertySymbol or IFieldSymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && symbol.DeclaredAccessibility != Accessibility.Private
        && symbol.ContainingType is not null;

    /// <summary>Two methods of one name live together if their parameters differ; nothing else does.</summary>
    private static bool Clash(ISymbol symbol, ISymbol other)
    {
        if (symbol is not IMethodSymbol method || other is not IMethodSymbol rival)
            return other is not (ITypeParameterSymbol or IParameterSymbol);
        return method.Arity == rival.Arity
            && method.Parameters.Length == rival.Parameters.Length
            && method.Parameters.Zip(rival.Parameters).All(pair => Same(pair.First, pair.Second));
    }

    private static bool Same(IParameterSymbol left, IParameterSymbol right) =>
        left.RefKind == RefKind.None == (right.RefKind == RefKind.None)
        && left.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
            == right.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private Conflict New(ISymbol symbol, string why) =>
        new(SymbolText.DeclaredAt(symbol, snapshot.Root), $"{SymbolText.Kind(symbol)} {SymbolText.FullName(symbol)}", why, symbol);

    private static string Shown(INamespaceOrTypeSymbol container) =>
        container is INamespaceSymbol { IsGlobalNamespace: true } ? "the global namespace" : SymbolText.FullName(container);
}
