using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>How the parts of a type in one file come to be in another namespace.</summary>
/// <param name="Moved">Where the text leaves its place, what of it; empty if it stays and only the namespace's name changes.</param>
/// <param name="NewPath">The file that the text goes to, or that the whole file becomes; null if it stays in its file.</param>
internal sealed record NamespacePlan(
    string Path,
    ImmutableArray<TypePart> Parts,
    NamespacePlace Place,
    ImmutableArray<(TypePart Part, MovedSpan Span)> Moved,
    string? NewPath
)
{
    /// <param name="ownFile">The path of a file of its own for the type in a given file; asked only where one is needed.</param>
    public static NamespacePlan For(
        SolutionSnapshot snapshot,
        ImmutableArray<TypePart> parts,
        string space,
        bool toFile,
        Func<string, bool, string?> ownFile
    )
    {
        var path = parts[0].Path;
        var alone = TypeToFile.IsAlone(parts);
        var wrapper = parts[0].Node.Parent as BaseNamespaceDeclarationSyntax;
        var holdsOnlyParts =
            wrapper is not null
            && wrapper.Members.All(member => parts.Any(part => part.Node.Span == member.Span))
            && parts.All(part => part.Node.Parent == wrapper || part.Node.Parent?.Span == wrapper.Span);
        if ((!toFile || alone) && holdsOnlyParts && Fits(wrapper!, space))
            return new NamespacePlan(path, parts, NamespacePlace.Renamed, [], alone ? Different(ownFile(path, true), path) : null);
        if (wrapper is null && alone)
        {
            RequireFileScoped(snapshot, parts[0]);
            return new NamespacePlan(path, parts, NamespacePlace.Declared, [], Different(ownFile(path, true), path));
        }

        var moved = parts.Select(part => (part, MovedSpan.Of(part, snapshot.Root))).ToImmutableArray();
        var secondBlock =
            !toFile
            && wrapper is NamespaceDeclarationSyntax { Usings.Count: 0, Externs.Count: 0, Parent: CompilationUnitSyntax }
            && parts.All(part => part.Node.Parent?.Span == wrapper.Span);
        if (secondBlock)
            return new NamespacePlan(path, parts, NamespacePlace.SecondBlock, moved, null);
        if (wrapper is null)
            RequireFileScoped(snapshot, parts[0]);
        return new NamespacePlan(path, parts, NamespacePlace.OwnFile, moved, ownFile(path, false));
    }

    private static string? Different(string? target, string path) => target == path ? null : target;

    private static bool Fits(BaseNamespaceDeclarationSyntax wrapper, string space)
    {
        var outer = Outer(wrapper);
        return outer.Length == 0 || space.StartsWith(outer + '.', StringComparison.Ordinal);
    }

    /// <summary>The namespaces around a namespace declaration, as one name.</summary>
    public static string Outer(BaseNamespaceDeclarationSyntax wrapper) =>
        string.Join(
            '.',
            wrapper.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(outer => Imports.ImportScope.NameText(outer.Name))
        );

    private static void RequireFileScoped(SolutionSnapshot snapshot, TypePart part)
    {
        if (snapshot.UnitsWith(part.Path).All(unit => unit.ParseOptions.LanguageVersion >= LanguageVersion.CSharp10))
            return;
        throw new GripException(
            ExitCode.Refused,
            "The type stands in no namespace, and the project's language version has no file-scoped namespaces: its whole text would have to be indented.",
            "Put it into a namespace block by hand, then try again.",
            [SymbolText.Place(part.Node.SyntaxTree, part.Node.SpanStart, snapshot.Root)]
        );
    }
}

internal enum NamespacePlace
{
    /// <summary>The namespace declaration holds nothing else: its name changes.</summary>
    Renamed,

    /// <summary>The file had no namespace: it gets one.</summary>
    Declared,

    /// <summary>Other types stay in the block: a second one follows.</summary>
    SecondBlock,

    /// <summary>Other types stay in the file, which can hold one namespace only, or a file of its own was asked for.</summary>
    OwnFile,
}
