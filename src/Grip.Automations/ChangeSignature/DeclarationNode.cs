using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>A declaration with a parameter list.</summary>
/// <param name="Owner">The method, constructor, indexer, delegate, local function, or type with a primary constructor.</param>
/// <param name="Model">Of a unit that compiles it.</param>
internal sealed record DeclarationNode(string Path, SyntaxNode Owner, BaseParameterListSyntax List, SemanticModel Model)
{
    /// <summary>True where a default value has no effect, so that the compiler warns about it.</summary>
    public bool TakesNoDefault =>
        Owner
            is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
                or IndexerDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
        || Owner is MethodDeclarationSyntax method
            && method.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.PartialKeyword)
            && (method.Body is not null || method.ExpressionBody is not null);

    public static DeclarationNode? At(SolutionSnapshot snapshot, string path, TextSpan name, CancellationToken cancellation)
    {
        foreach (var unit in snapshot.UnitsWith(path))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            var tree = compilation.SyntaxTrees.First(candidate => candidate.FilePath == path);
            var token = tree.GetRoot(cancellation).FindToken(name.Start);
            if (token.Span != name && !token.Span.Contains(name.Start))
                continue;
            foreach (var node in token.Parent!.AncestorsAndSelf())
                if (ListOf(node) is { } list)
                    return new DeclarationNode(path, node, list, Models.Of(compilation, tree));
        }

        return null;
    }

    private static BaseParameterListSyntax? ListOf(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax method => method.ParameterList,
            IndexerDeclarationSyntax indexer => indexer.ParameterList,
            DelegateDeclarationSyntax type => type.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            TypeDeclarationSyntax type => type.ParameterList,
            _ => null,
        };
}
