using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Grip.Automations.ChangeSignature;

/// <summary>Methods that the language calls by their name, without a call being written.</summary>
internal static class ImplicitUses
{
    /// <summary>True if the language may call it: by its name, or the Deconstruct of a positional record.</summary>
    public static bool CanBe(ISymbol symbol) =>
        PatternMembers.Contains(symbol.Name)
        || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true };

    public static IEnumerable<(SyntaxNode Node, ISymbol Symbol)> In(SyntaxNode root, SemanticModel model, CancellationToken cancellation) =>
        root.DescendantNodes()
            .SelectMany(node => Called(node, model, cancellation).OfType<ISymbol>().Select(symbol => (node, symbol)))
            .Concat(Elements(root, model, cancellation));

    /// <summary>Each element of a collection initialiser is a call of Add.</summary>
    private static IEnumerable<(SyntaxNode, ISymbol)> Elements(SyntaxNode root, SemanticModel model, CancellationToken cancellation) =>
        from initializer in root.DescendantNodes().OfType<InitializerExpressionSyntax>()
        where initializer.IsKind(SyntaxKind.CollectionInitializerExpression)
        from element in initializer.Expressions
        let symbol = model.GetCollectionInitializerSymbolInfo(element, cancellation).Symbol
        where symbol is not null
        select ((SyntaxNode)element, symbol);

    private static IEnumerable<ISymbol?> Called(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node switch
        {
            CommonForEachStatementSyntax loop => Loop(loop, model),
            AwaitExpressionSyntax awaiting => Await(model.GetAwaitExpressionInfo(awaiting)),
            UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => Dispose(node, model, cancellation),
            AssignmentExpressionSyntax assignment when assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax =>
                Deconstruct(model.GetDeconstructionInfo(assignment)),
            RecursivePatternSyntax { PositionalPatternClause: not null } => Pattern(model.GetOperation(node, cancellation)),
            QueryClauseSyntax clause => Query(model.GetQueryClauseInfo(clause, cancellation)),
            SelectOrGroupClauseSyntax or OrderingSyntax => [model.GetSymbolInfo(node, cancellation).Symbol],
            _ => [],
        };

    private static IEnumerable<ISymbol?> Loop(CommonForEachStatementSyntax loop, SemanticModel model)
    {
        var info = model.GetForEachStatementInfo(loop);
        return new ISymbol?[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.DisposeMethod }.Concat(
            loop is ForEachVariableStatementSyntax variables ? Deconstruct(model.GetDeconstructionInfo(variables)) : []
        );
    }

    private static IEnumerable<ISymbol?> Await(AwaitExpressionInfo info) => [info.GetAwaiterMethod, info.GetResultMethod];

    private static IEnumerable<ISymbol?> Dispose(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        model.GetOperation(node, cancellation) switch
        {
            IUsingOperation { Resources: { } resources } => Disposers(resources),
            IUsingDeclarationOperation declaration => Disposers(declaration.DeclarationGroup),
            _ => [],
        };

    private static IEnumerable<ISymbol?> Disposers(IOperation resources) =>
        resources
            .DescendantsAndSelf()
            .OfType<IVariableDeclaratorOperation>()
            .Select(declarator => declarator.Symbol.Type)
            .Append(resources.Type)
            .OfType<ITypeSymbol>()
            .SelectMany(type => type.GetMembers("Dispose").Concat(type.GetMembers("DisposeAsync")))
            .OfType<IMethodSymbol>()
            .Where(method => method.Parameters.All(parameter => parameter.IsOptional));

    private static IEnumerable<ISymbol?> Deconstruct(DeconstructionInfo info) =>
        new ISymbol?[] { info.Method }.Concat(info.Nested.SelectMany(Deconstruct));

    private static IEnumerable<ISymbol?> Pattern(IOperation? operation) => [(operation as IRecursivePatternOperation)?.DeconstructSymbol];

    private static IEnumerable<ISymbol?> Query(QueryClauseInfo info) => [info.CastInfo.Symbol, info.OperationInfo.Symbol];
}
