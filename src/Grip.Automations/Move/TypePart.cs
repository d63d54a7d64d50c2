using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>One declaration of a type that is moved.</summary>
/// <param name="Node">As one of the units that compile the file parses it.</param>
internal sealed record TypePart(string Path, MemberDeclarationSyntax Node)
{
    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Node.SyntaxTree.GetRoot();

    /// <summary>Types and delegates of the file that lie in no other type.</summary>
    public ImmutableArray<MemberDeclarationSyntax> TypesOfFile => TypesIn(Root);

    public static ImmutableArray<MemberDeclarationSyntax> TypesIn(CompilationUnitSyntax root) =>
        [
            .. root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax),
        ];

    /// <summary>All declarations of a type, each once, by path and position.</summary>
    /// <exception cref="GripException">Not a type of its own: a member, or a type inside of another.</exception>
    public static ImmutableArray<TypePart> Of(SolutionSnapshot snapshot, SymbolMatch match, CancellationToken cancellation)
    {
        if (match.First is not INamedTypeSymbol type)
            throw new GripException(
                ExitCode.Usage,
                $"Only a type can be moved: '{match.Describe()}' is none.",
                match.First is INamespaceSymbol ? "A whole namespace is moved by 'grip rename'." : null
            );
        if (type.ContainingType is not null)
            throw new GripException(
                ExitCode.Refused,
                $"{SymbolText.FullName(type)} lies inside of {SymbolText.FullName(type.ContainingType)}; only a type of its own can be moved.",
                $"Move '{type.ContainingType.Name}' instead.",
                [SymbolText.DeclaredAt(type, snapshot.Root)]
            );
        var places = match
            .Symbols.SelectMany(DeclarationPlace.Of)
            .Distinct()
            .OrderBy(place => place.Path, StringComparer.Ordinal)
            .ThenBy(place => place.Span.Start);
        return [.. places.Select(place => Part(snapshot, place, cancellation))];
    }

    private static TypePart Part(SolutionSnapshot snapshot, DeclarationPlace place, CancellationToken cancellation)
    {
        if (!snapshot.Documents.ContainsKey(place.Path))
            throw new GripException(
                ExitCode.Refused,
                "A part of the type is made by a source generator and cannot be moved.",
                "Change what it is generated from.",
                [System.IO.Path.GetFileName(place.Path)]
            );
        foreach (var unit in snapshot.UnitsWith(place.Path))
        {
            var tree = snapshot.Compilation(unit, cancellation).SyntaxTrees.First(candidate => candidate.FilePath == place.Path);
            var token = tree.GetRoot(cancellation).FindToken(place.Span.Start);
            if (
                token.Span == place.Span
                && token.Parent is MemberDeclarationSyntax node and (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            )
                return new TypePart(place.Path, node);
        }

        throw new InvalidOperationException($"The declaration at {place.Path} is in no tree.");
    }
}
