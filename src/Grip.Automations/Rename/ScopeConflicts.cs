using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rename;

/// <summary>Locals and parameters that have the new name already, where their scope meets that of the renamed one.</summary>
internal sealed class ScopeConflicts(string root, string newName)
{
    public IEnumerable<Conflict> OfParameter(ISymbol symbol)
    {
        foreach (var other in Siblings(symbol.ContainingSymbol).Where(other => other.Name == newName))
            yield return new Conflict(
                SymbolText.DeclaredAt(other, root),
                $"{SymbolText.Kind(other)} {SymbolText.FullName(other)}",
                "is a parameter there already",
                other
            );
        foreach (var local in symbol is IParameterSymbol ? OfLocal(symbol) : [])
            yield return local;
    }

    public IEnumerable<Conflict> OfLocal(ISymbol symbol)
    {
        foreach (var node in symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            var scope = Scope(node).Span;
            SyntaxNode member =
                node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(ancestor => ancestor is not GlobalStatementSyntax)
                ?? node.SyntaxTree.GetRoot();
            foreach (var token in member.DescendantTokens().Where(token => token.ValueText == newName && IsVariable(token)))
            {
                var other = Scope(token.Parent!).Span;
                var isLabel = token.Parent is LabeledStatementSyntax;
                if (isLabel == symbol is ILabelSymbol && (other.Contains(scope) || scope.Contains(other)))
                    yield return new Conflict(
                        SymbolText.Place(token.SyntaxTree!, token.SpanStart, root),
                        token.ValueText,
                        "is in scope already",
                        Symbol: null
                    );
            }
        }
    }

    private static bool IsVariable(SyntaxToken token) =>
        TokenBinding.Declares(token)
        && token.Parent is not (MemberDeclarationSyntax or TupleElementSyntax or TypeParameterSyntax or NameSyntax)
        && token.Parent is not VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax };

    private static IEnumerable<ISymbol> Siblings(ISymbol owner) =>
        owner switch
        {
            IMethodSymbol method => method.Parameters.Concat<ISymbol>(method.TypeParameters),
            IPropertySymbol property => property.Parameters,
            INamedTypeSymbol type => type.TypeParameters,
            _ => [],
        };

    private static SyntaxNode Scope(SyntaxNode declaration) =>
        declaration.Ancestors().FirstOrDefault(IsScope) ?? declaration.SyntaxTree.GetRoot();

    private static bool IsScope(SyntaxNode node) =>
        node
            is BlockSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or UsingStatementSyntax
                or FixedStatementSyntax
                or CatchClauseSyntax
                or SwitchSectionSyntax
                or SwitchExpressionArmSyntax
                or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax
                or QueryExpressionSyntax
                or ArrowExpressionClauseSyntax
                or BaseMethodDeclarationSyntax
                or BasePropertyDeclarationSyntax
                or TypeDeclarationSyntax
                or CompilationUnitSyntax;
}
