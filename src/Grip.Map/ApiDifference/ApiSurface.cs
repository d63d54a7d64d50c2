using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>What one version of some assemblies offers, by documentation comment id.</summary>
internal sealed class ApiSurface
{
    private readonly ApiDocumentation documentation;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    private ApiSurface(ImmutableArray<string> documentationFiles) => documentation = ApiDocumentation.Read(documentationFiles);

    public Dictionary<string, INamedTypeSymbol> Types { get; } = new(StringComparer.Ordinal);

    public static ApiSurface Of(
        IEnumerable<(IAssemblySymbol? Assembly, bool WithInternals)> assemblies,
        ImmutableArray<string> documentationFiles,
        CancellationToken cancellation
    )
    {
        var surface = new ApiSurface(documentationFiles);
        foreach (var (assembly, withInternals) in assemblies)
        {
            if (assembly is null)
                continue;
            if (withInternals)
                surface.own.Add(assembly.Name);
            surface.Add(assembly.GlobalNamespace, cancellation);
            foreach (var forwarded in assembly.GetForwardedTypes())
                surface.Add(forwarded);
        }

        return surface;
    }

    /// <summary>What is written about a parameter of a method; empty if nothing is.</summary>
    public string Documentation(IParameterSymbol parameter) =>
        DocumentationCommentId.CreateDeclarationId(parameter.ContainingSymbol.OriginalDefinition) is { } id
            ? documentation.Parameter(id, parameter.Name)
            : "";

    public ApiSymbol Describe(ISymbol symbol)
    {
        var id = DocumentationCommentId.CreateDeclarationId(symbol) ?? symbol.ToDisplayString();
        var (obsolete, isError) = ObsoleteNote.Of(symbol);
        return new ApiSymbol(id, ApiText.Of(symbol), symbol.ContainingAssembly?.Name ?? "", obsolete, isError, documentation.Summary(id))
        {
            Symbol = symbol,
        };
    }

    /// <summary>Members that code outside can name or must implement; accessors belong to their property.</summary>
    public IEnumerable<ISymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member =>
                IsVisible(member)
                && !member.IsImplicitlyDeclared
                && member is not INamedTypeSymbol
                && member
                    is not IMethodSymbol
                    {
                        MethodKind: not (
                            MethodKind.Ordinary
                            or MethodKind.Constructor
                            or MethodKind.UserDefinedOperator
                            or MethodKind.Conversion
                            or MethodKind.DelegateInvoke
                        )
                    }
                && (type.TypeKind != TypeKind.Enum || member is IFieldSymbol { HasConstantValue: true })
            );

    private void Add(INamespaceSymbol space, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var type in space.GetTypeMembers())
            Add(type);
        foreach (var inner in space.GetNamespaceMembers())
            Add(inner, cancellation);
    }

    private void Add(INamedTypeSymbol type)
    {
        if (!IsVisible(type) || !type.CanBeReferencedByName)
            return;
        Types.TryAdd(DocumentationCommentId.CreateDeclarationId(type)!, type);
        foreach (var nested in type.GetTypeMembers())
            Add(nested);
    }

    private bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        || symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal
            && symbol.ContainingAssembly is { } assembly
            && own.Contains(assembly.Name);
}
