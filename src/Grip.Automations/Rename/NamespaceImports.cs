using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core.Text;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rename;

/// <summary>The using directives around a renamed namespace: none twice, and those that its place gave for nothing before.</summary>
internal sealed class NamespaceImports(SolutionRewrite rewrite, string oldName, string newName)
{
    // Code in Shop.Orders sees the names of Shop; in Acme.Sales it needs a directive for them.
    private readonly ImmutableArray<string> lost = [.. Ancestors(oldName).Except(Ancestors(newName))];

    public void Adjust(CancellationToken cancellation)
    {
        foreach (var path in rewrite.Files.Select(file => file.Document.Path).ToArray())
        {
            var directives = new List<string>();
            SyntaxNode? root = null;
            foreach (var unit in rewrite.Snapshot.UnitsWith(path))
            {
                var compilation = rewrite.Snapshot.Compilation(unit, cancellation);
                if (compilation.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == path) is not { } tree)
                    continue;
                root = tree.GetRoot(cancellation);
                Qualify(path, Models.Of(compilation, tree), cancellation);
                directives.AddRange(lost.Where(space => Needs(Models.Of(compilation, tree), space, cancellation)));
            }

            if (root is null)
                continue;
            RemoveTwins(rewrite.File(path), root);
            foreach (var space in directives.Distinct(StringComparer.Ordinal))
                AddDirective(rewrite.File(path), (CompilationUnitSyntax)root, space);
        }
    }

    /// <summary>A directive that says after the rename what another one of the same list says already.</summary>
    private void RemoveTwins(FileRewrite file, SyntaxNode root)
    {
        var twins = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => directive is { Alias: null, Name: not null } && directive.StaticKeyword.IsKind(SyntaxKind.None))
            .GroupBy(directive => (directive.Parent, Name: After(ImportScope.NameText(directive.Name!)), directive.GlobalKeyword.RawKind))
            .SelectMany(same => same.Skip(1));
        foreach (var span in UsingRemoval.Spans(file.Document.Text, twins))
            file.Remove(span);
    }

    private string After(string name) =>
        name == oldName ? newName
        : name.StartsWith(oldName + ".", StringComparison.Ordinal) ? newName + name[oldName.Length..]
        : name;

    /// <summary>True if a name inside of the renamed namespace is found only because an outer one encloses it.</summary>
    private bool Needs(SemanticModel model, string space, CancellationToken cancellation) =>
        Inside(model, cancellation)
            .Any(name => FoundIn(name, model, cancellation) == space && !Imported(model, name.SpanStart, space, cancellation));

    /// <summary>A namespace that is named in part, as in <c>Parts.Part</c> inside of Shop, cannot be imported: it is named in full.</summary>
    private void Qualify(string path, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var name in Inside(model, cancellation).Where(name => !IsQualified(name)))
            if (
                model.GetSymbolInfo(name, cancellation).Symbol is INamespaceSymbol { ContainingNamespace: { } outer } space
                && !IsInside(space.ToDisplayString())
                && lost.Contains(outer.ToDisplayString())
                && name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.Span.Contains(name.Span) != true
            )
                rewrite.File(path).Insert(name.SpanStart, outer.ToDisplayString() + ".");
    }

    private IEnumerable<SimpleNameSyntax> Inside(SemanticModel model, CancellationToken cancellation) =>
        model
            .SyntaxTree.GetRoot(cancellation)
            .DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Where(declaration => IsInside(model.GetDeclaredSymbol(declaration, cancellation)?.ToDisplayString()))
            .SelectMany(declaration => declaration.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>());

    private static bool IsQualified(SimpleNameSyntax name) =>
        name.Parent is QualifiedNameSyntax outer && outer.Right == name
        || name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        || name.Parent is NameMemberCrefSyntax { Parent: QualifiedCrefSyntax }
        || name.Parent is AliasQualifiedNameSyntax;

    private bool IsInside(string? declared) => declared == oldName || declared?.StartsWith(oldName + ".", StringComparison.Ordinal) == true;

    private static string? FoundIn(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        var qualified = IsQualified(name);
        var type = symbol switch
        {
            INamedTypeSymbol { ContainingType: null } named when !qualified => named,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when !qualified => constructor.ContainingType,
            IMethodSymbol { ReducedFrom: not null } extension => extension.ContainingType,
            _ => null,
        };
        return type?.ContainingNamespace.ToDisplayString();
    }

    private static bool Imported(SemanticModel model, int position, string space, CancellationToken cancellation) =>
        model
            .GetImportScopes(position, cancellation)
            .SelectMany(scope => scope.Imports)
            .Any(import => import.NamespaceOrType is INamespaceSymbol imported && imported.ToDisplayString() == space);

    private static void AddDirective(FileRewrite file, CompilationUnitSyntax root, string space)
    {
        var newLine = FileText.DominantNewLine(file.Document.Text.ToString());
        if (root.Usings is [.., var last])
            file.Insert(last.Span.End, $"{newLine}using {space};");
        else
            file.Insert(root.Members.First().SpanStart, $"using {space};{newLine}{newLine}");
    }

    private static IEnumerable<string> Ancestors(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
            yield return name[..dot];
    }
}
