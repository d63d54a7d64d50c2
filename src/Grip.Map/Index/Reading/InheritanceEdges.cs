using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>The member that a member overrides.</summary>
internal static class MemberEdges
{
    public static IEnumerable<(ISymbol To, MapReferenceKind Kind)> Of(ISymbol member)
    {
        ISymbol? overridden = member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => null,
        };
        if (overridden is not null)
            yield return (overridden, MapReferenceKind.Override);
    }
}

/// <summary>Which members of a type implement which members of its interfaces.</summary>
internal static class TypeEdges
{
    /// <summary>Those whose member stands in this part of the type; what the type inherits belongs to the part with the list of bases.</summary>
    public static IEnumerable<(ISymbol From, ISymbol To, MapReferenceKind Kind, SyntaxToken At)> Of(
        INamedTypeSymbol type,
        BaseTypeDeclarationSyntax part,
        SyntaxTree tree
    )
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || type.AllInterfaces.IsEmpty)
            yield break;
        foreach (var contract in type.AllInterfaces)
        foreach (var member in contract.GetMembers())
        {
            if (member is IMethodSymbol { AssociatedSymbol: not null } or INamedTypeSymbol or IFieldSymbol)
                continue;
            var implementation = type.FindImplementationForInterfaceMember(member);
            if (implementation is null || SymbolEqualityComparer.Default.Equals(implementation, member))
                continue;
            if (SymbolEqualityComparer.Default.Equals(implementation.ContainingType, type))
            {
                var location = implementation.Locations.FirstOrDefault(one => one.SourceTree == tree && part.Span.Contains(one.SourceSpan));
                if (location is not null)
                    yield return (implementation, member, MapReferenceKind.Implement, tree.GetRoot().FindToken(location.SourceSpan.Start));
            }
            else if (part.BaseList is not null && IsDeclaredHere(type, contract))
                yield return (implementation, member, MapReferenceKind.Implement, part.Identifier);
        }
    }

    /// <summary>The base type has its own edges for the interfaces that it implements.</summary>
    private static bool IsDeclaredHere(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        type.BaseType is null || !type.BaseType.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default);
}
