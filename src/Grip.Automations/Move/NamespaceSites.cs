using System.Collections.Immutable;
using Grip.Automations.ChangeSignature;
using Grip.Automations.Imports;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>A place that depends on the namespace of the moved type.</summary>
/// <param name="Name">The token that names the type, or the extension method.</param>
/// <param name="Qualifier">What stands before it and says the namespace, without the last dot; null if nothing does.</param>
/// <param name="NewQualifier">What replaces it: in its own manner, with global:: or an extern alias where one was written.</param>
/// <param name="InDirective">In a using directive, where other usings do not help.</param>
/// <param name="IsExtension">A call in extension form: only an import makes it found.</param>
/// <param name="SeesNew">The new namespace is in scope there already.</param>
internal sealed record NamespaceSite(
    string Path,
    TextSpan Name,
    TextSpan? Qualifier,
    string NewQualifier,
    bool InDirective,
    bool IsExtension,
    bool SeesNew
);

/// <summary>Finds the places in code that say, or rely on, the namespace of a type.</summary>
internal sealed class NamespaceSites(SolutionSnapshot snapshot, string space)
{
    /// <param name="types">The type in each of its compilations.</param>
    public ImmutableArray<NamespaceSite> Find(ImmutableArray<ISymbol> types, CancellationToken cancellation)
    {
        var references = new References(snapshot);
        var sites = references
            .Find(new SymbolSet(types), cancellation)
            .Where(reference => reference is { IsOnDisk: true, Kind: not ReferenceKind.Declaration and not ReferenceKind.Construction })
            .Select(reference => OfName(reference, cancellation))
            .OfType<NamespaceSite>();
        var extensions = types.OfType<INamedTypeSymbol>().SelectMany(ExtensionMembers).ToImmutableArray();
        if (extensions.Length > 0)
            sites = sites.Concat(
                references
                    .Find(new SymbolSet(extensions), cancellation)
                    .Where(reference => reference is { IsOnDisk: true, Kind: not ReferenceKind.Declaration } && IsExtensionForm(reference))
                    .Select(reference =>
                        OfExtension(
                            Models.Of(snapshot.Compilation(reference.Unit, cancellation), reference.Token.SyntaxTree!),
                            reference.Span,
                            cancellation
                        )
                    )
            );
        if (extensions.Any(ImplicitUses.CanBe))
            sites = sites.Concat(Unwritten(new SymbolSet(extensions), cancellation));
        return
        [
            .. sites
                .GroupBy(site => (site.Path, site.Name))
                // In one target framework the new namespace may be in scope, in another not.
                .Select(group => group.OrderBy(site => site.SeesNew).First())
                .OrderBy(site => site.Path, StringComparer.Ordinal)
                .ThenBy(site => site.Name.Start),
        ];
    }

    public static IEnumerable<ISymbol> ExtensionMembers(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member is IMethodSymbol { IsExtensionMethod: true })
            .Concat(type.GetTypeMembers().Where(inner => inner.IsExtension).SelectMany(inner => inner.GetMembers()))
            .Where(member => !member.IsImplicitlyDeclared);

    private NamespaceSite? OfName(SymbolReference reference, CancellationToken cancellation)
    {
        if (reference.Token.Parent is not SimpleNameSyntax name)
            return null;
        var model = Models.Of(snapshot.Compilation(reference.Unit, cancellation), reference.Token.SyntaxTree!);
        var inDirective = name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;
        if (Left(name) is not { } left)
            return new NamespaceSite(
                reference.Path,
                reference.Span,
                null,
                "",
                inDirective,
                IsExtension: false,
                !inDirective && ImportScope.Sees(model, name.SpanStart, space, cancellation)
            );
        var isNamespace =
            left is IdentifierNameSyntax { Parent: AliasQualifiedNameSyntax }
            || model.GetSymbolInfo(left, cancellation).Symbol is INamespaceSymbol
            || model.GetAliasInfo(left, cancellation)?.Target is INamespaceSymbol;
        if (!isNamespace)
            return null;
        var (span, text) =
            left.Parent is AliasQualifiedNameSyntax alias && alias.Alias == left
                ? (TextSpan.FromBounds(left.SpanStart, alias.ColonColonToken.Span.End), $"{left}::{space}.")
                : (left.Span, Prefix(left) + space);
        return new NamespaceSite(reference.Path, reference.Span, span, text, inDirective, IsExtension: false, SeesNew: true);
    }

    /// <summary>Extension methods that the language calls: of a foreach, a deconstruction, an await, a query.</summary>
    private IEnumerable<NamespaceSite> Unwritten(SymbolSet extensions, CancellationToken cancellation)
    {
        var declaring = extensions.Places.SelectMany(place => snapshot.UnitsWith(place.Path)).Distinct();
        foreach (var unit in snapshot.WithDependents(declaring))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            foreach (var tree in compilation.SyntaxTrees.Where(tree => snapshot.Documents.ContainsKey(tree.FilePath)))
            {
                var model = Models.Of(compilation, tree);
                foreach (var (node, symbol) in ImplicitUses.In(tree.GetRoot(cancellation), model, cancellation))
                    if (extensions.Contains(symbol))
                        yield return OfExtension(model, node.Span, cancellation);
            }
        }
    }

    private NamespaceSite OfExtension(SemanticModel model, TextSpan span, CancellationToken cancellation)
    {
        var sees = ImportScope.Sees(model, span.Start, space, cancellation);
        return new NamespaceSite(model.SyntaxTree.FilePath, span, null, "", InDirective: false, IsExtension: true, sees);
    }

    private static bool IsExtensionForm(SymbolReference reference) =>
        reference.Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension }
        || reference.Symbol.ContainingType is { IsExtension: true };

    /// <summary>What qualifies a name, in code and in documentation comments.</summary>
    private static ExpressionSyntax? Left(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
            AliasQualifiedNameSyntax alias when alias.Name == name => alias.Alias,
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            NameMemberCrefSyntax { Parent: QualifiedCrefSyntax cref } member when cref.Member == member => cref.Container,
            _ => null,
        };

    private static string Prefix(ExpressionSyntax left)
    {
        var first = left.DescendantNodesAndSelf().OfType<AliasQualifiedNameSyntax>().FirstOrDefault();
        return first is null ? "" : first.Alias.ToString() + "::";
    }
}
