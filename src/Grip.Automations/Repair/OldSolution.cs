using System.Collections.Concurrent;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>What the code meant before: asked by places of the text that the repair began with.</summary>
/// <param name="before">With the old references; null if nothing is known about before.</param>
internal sealed class OldSolution(SolutionSnapshot? before, SolutionSnapshot after)
{
    private readonly ConcurrentDictionary<int, UnitApi> apis = new();
    private readonly ConcurrentDictionary<int, ProjectUnit?> units = new();
    private readonly ConcurrentDictionary<(int Unit, string Path), (SemanticModel Model, TextMap Map)?> models = new();

    public SolutionSnapshot? Before => before;

    public UnitApi Api(ProjectUnit unit, CancellationToken cancellation) =>
        apis.GetOrAdd(
            unit.Index,
            _ => new UnitApi(
                Unit(unit) is { } old ? before!.Compilation(old, cancellation) : null,
                after.Compilation(unit, cancellation),
                cancellation
            )
        );

    public ISymbol? SymbolAt(ProjectUnit unit, string path, TextSpan span, int kind, CancellationToken cancellation)
    {
        if (NodeAt(unit, path, span, kind, cancellation) is not ({ } model, { } node))
            return null;
        var symbol = node switch
        {
            BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax => Overridden(model.GetDeclaredSymbol(node, cancellation)),
            _ => model.GetSymbolInfo(node, cancellation).Symbol,
        };
        return symbol;
    }

    public ITypeSymbol? TypeAt(ProjectUnit unit, string path, TextSpan span, int kind, CancellationToken cancellation) =>
        NodeAt(unit, path, span, kind, cancellation) is ({ } model, { } node) ? model.GetTypeInfo(node, cancellation).Type : null;

    public ITypeSymbol? ConvertedTypeAt(ProjectUnit unit, string path, TextSpan span, int kind, CancellationToken cancellation) =>
        NodeAt(unit, path, span, kind, cancellation) is ({ } model, { } node) ? model.GetTypeInfo(node, cancellation).ConvertedType : null;

    public (SemanticModel? Model, SyntaxNode? Node) NodeAt(
        ProjectUnit unit,
        string path,
        TextSpan span,
        int kind,
        CancellationToken cancellation
    )
    {
        if (Model(unit, path, cancellation) is not { } found || found.Map.Back(span) is not { } then)
            return (null, null);
        var root = found.Model.SyntaxTree.GetRoot(cancellation);
        if (then.End > root.FullSpan.End)
            return (null, null);
        var node = root.FindNode(then, findInsideTrivia: false, getInnermostNodeForTie: true);
        for (var current = node; current is not null && current.Span == node.Span; current = current.Parent)
            if (current.RawKind == kind)
                return (found.Model, current);
        return node.RawKind == kind ? (found.Model, node) : (null, null);
    }

    /// <summary>Errors that a file had before; none if nothing is known about before.</summary>
    public IEnumerable<Diagnostic> ErrorsOf(ProjectUnit unit, string path, CancellationToken cancellation) =>
        Model(unit, path, cancellation) is { } found
            ? found
                .Model.GetDiagnostics(cancellationToken: cancellation)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false })
            : [];

    /// <summary>A symbol of now that was there before under the same name.</summary>
    public bool HadBefore(ProjectUnit unit, ISymbol symbol, CancellationToken cancellation)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        return Unit(unit) is { } old
            && DocumentationCommentId.CreateDeclarationId(definition) is { } id
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, before!.Compilation(old, cancellation)) is not null;
    }

    /// <summary>The symbol is no longer there, or no longer what it was.</summary>
    public bool HasChanged(ProjectUnit unit, ISymbol symbol, Bench bench, CancellationToken cancellation)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        if (Api(unit, cancellation).HasChanges(definition))
            return true;
        return DocumentationCommentId.CreateDeclarationId(definition) is { } id
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, bench.Compilation(unit, cancellation)) is null;
    }

    /// <summary>As in "NUnit.Framework.Assert.AreEqual": one name for all overloads.</summary>
    public static string NameOf(ISymbol symbol)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        return definition is INamedTypeSymbol
            ? Text(definition)
            : $"{Text(definition.ContainingType ?? definition.ContainingSymbol)}.{(definition is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : definition.Name)}";
    }

    private static string Text(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private static ISymbol? Overridden(ISymbol? declared) =>
        declared switch
        {
            IMethodSymbol { OverriddenMethod: { } method } => method,
            IPropertySymbol { OverriddenProperty: { } property } => property,
            { ContainingType: { } type } => type
                .AllInterfaces.SelectMany(contract => contract.GetMembers(declared.Name.Split('.')[^1]))
                .FirstOrDefault(member =>
                    SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), declared)
                ),
            _ => null,
        };

    private (SemanticModel Model, TextMap Map)? Model(ProjectUnit unit, string path, CancellationToken cancellation) =>
        models.GetOrAdd(
            (unit.Index, path),
            _ =>
            {
                if (Unit(unit) is not { } old)
                    return null;
                var then = System.IO.Path.Combine(before!.Root, System.IO.Path.GetRelativePath(after.Root, path));
                if (before.Tree(old, then, cancellation) is not { } tree)
                    return null;
                return (
                    before.Compilation(old, cancellation).GetSemanticModel(tree),
                    new TextMap(after.Documents[path].Text, tree.GetText(cancellation))
                );
            }
        );

    private ProjectUnit? Unit(ProjectUnit unit) =>
        units.GetOrAdd(
            unit.Index,
            _ =>
            {
                if (before is null)
                    return null;
                var same = before
                    .Units.Where(old => Relative(old.Project.ProjectPath, before) == Relative(unit.Project.ProjectPath, after))
                    .ToArray();
                // A bump may raise the target framework: then the one that there was stands for it.
                return Array.Find(same, old => old.TargetFramework == unit.TargetFramework) ?? same.FirstOrDefault();
            }
        );

    private static string Relative(string path, SolutionSnapshot snapshot) => System.IO.Path.GetRelativePath(snapshot.Root, path);
}
