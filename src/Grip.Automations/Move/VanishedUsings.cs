using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>When the last type leaves a namespace, usings of it do not compile any more, needed or not.</summary>
internal sealed class VanishedUsings(SolutionSnapshot before, SolutionSnapshot after)
{
    /// <summary>By file (before the change): the directives that name a namespace which is gone.</summary>
    /// <exception cref="GripException">One of them is in a generated file, or another project still needs it.</exception>
    public IEnumerable<(string Path, ImmutableHashSet<string> Directives)> Find(
        INamedTypeSymbol type,
        SolutionRewrite rewrite,
        CancellationToken cancellation
    )
    {
        if (type.ContainingNamespace.IsGlobalNamespace)
            yield break;
        var gone = new List<(ProjectUnit Unit, ImmutableHashSet<string> Names)>();
        foreach (var unit in before.Units)
        {
            var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
            for (var space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
                if (Exists(before, unit, space, cancellation) && !Exists(after, unit, space, cancellation))
                    names.Add(space.ToDisplayString());
            if (names.Count > 0)
                gone.Add((unit, names.ToImmutable()));
        }

        var found = new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach (var (unit, names) in gone)
        foreach (var tree in after.Compilation(unit, cancellation).SyntaxTrees)
        foreach (var directive in Directives(tree, names, cancellation))
        {
            RequireOnDisk(tree, directive);
            found[tree.FilePath] = found.GetValueOrDefault(tree.FilePath, []).Add(UnusedUsings.TextOf(directive));
        }

        var oldPaths = rewrite
            .Files.Where(file => file.NewPath is not null)
            .ToDictionary(file => file.NewPath!, file => file.Document.Path, StringComparer.Ordinal);
        foreach (var (path, directives) in found)
            yield return (oldPaths.GetValueOrDefault(path, path), directives);
    }

    private static IEnumerable<UsingDirectiveSyntax> Directives(
        SyntaxTree tree,
        ImmutableHashSet<string> names,
        CancellationToken cancellation
    ) =>
        tree.GetRoot(cancellation)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(directive =>
                directive.NamespaceOrType is NameSyntax name
                && names.Contains(ImportScope.NameText(name).Replace("global::", "", StringComparison.Ordinal))
            );

    private void RequireOnDisk(SyntaxTree tree, UsingDirectiveSyntax directive)
    {
        if (after.Documents.TryGetValue(tree.FilePath, out var document) && !document.IsGenerated)
            return;
        throw new GripException(
            ExitCode.Refused,
            $"The namespace {directive.NamespaceOrType} would be gone, and a generated file imports it.",
            "Remove the <Using> item from the project first.",
            [SymbolText.Place(tree, directive.SpanStart, before.Root) + " " + directive]
        );
    }

    private static bool Exists(SolutionSnapshot snapshot, ProjectUnit unit, INamespaceSymbol space, CancellationToken cancellation) =>
        NamespaceConflicts.Namespace(snapshot.Compilation(unit, cancellation), space.ToDisplayString()) is not null;
}
