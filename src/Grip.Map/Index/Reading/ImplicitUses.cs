using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>What code calls without naming it: constructors, indexers, operators, conversions, and the patterns of the language.</summary>
/// <param name="conversions">Look at every expression for a user-defined conversion.</param>
internal sealed class ImplicitUses(SemanticModel model, bool conversions, AddReference add, CancellationToken cancellation)
{
    public void Read(SyntaxNode node)
    {
        switch (node)
        {
            case ObjectCreationExpressionSyntax creation:
                Construct(node, Name(creation.Type), MapReferenceFlags.None);
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                Construct(node, creation.NewKeyword.SpanStart, MapReferenceFlags.Implicit);
                break;
            case ConstructorInitializerSyntax initializer:
                Construct(node, initializer.ThisOrBaseKeyword.SpanStart, MapReferenceFlags.None);
                break;
            case PrimaryConstructorBaseTypeSyntax basis:
                Construct(node, Name(basis.Type), MapReferenceFlags.None);
                break;
            case ElementAccessExpressionSyntax access:
                Index(access, access.ArgumentList.OpenBracketToken.SpanStart);
                break;
            case ElementBindingExpressionSyntax binding:
                Index(binding, binding.ArgumentList.OpenBracketToken.SpanStart);
                break;
            case BinaryExpressionSyntax binary:
                Operator(binary, binary.OperatorToken.SpanStart);
                break;
            case AssignmentExpressionSyntax assignment when !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                Operator(assignment, assignment.OperatorToken.SpanStart);
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                Call(model.GetDeconstructionInfo(assignment).Method, assignment.OperatorToken.SpanStart);
                break;
            case PrefixUnaryExpressionSyntax unary:
                Operator(unary, unary.OperatorToken.SpanStart);
                break;
            case PostfixUnaryExpressionSyntax unary:
                Operator(unary, unary.OperatorToken.SpanStart);
                break;
            case CastExpressionSyntax cast:
                Operator(cast, cast.OpenParenToken.SpanStart);
                break;
            case CommonForEachStatementSyntax loop:
                Loop(loop);
                break;
            case AwaitExpressionSyntax await:
                var awaited = model.GetAwaitExpressionInfo(await);
                Call(awaited.GetAwaiterMethod, await.AwaitKeyword.SpanStart);
                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause, cancellation);
                Call(query.OperationInfo.Symbol, clause.SpanStart);
                Call(query.CastInfo.Symbol, clause.SpanStart);
                break;
            case SelectOrGroupClauseSyntax clause:
                Call(model.GetSymbolInfo(clause, cancellation).Symbol, clause.SpanStart);
                break;
            case InitializerExpressionSyntax initializer when initializer.IsKind(SyntaxKind.CollectionInitializerExpression):
                foreach (var element in initializer.Expressions)
                    Call(model.GetCollectionInitializerSymbolInfo(element, cancellation).Symbol, element.SpanStart);
                break;
            case PositionalPatternClauseSyntax { Parent: RecursivePatternSyntax } pattern:
                Deconstruction(pattern);
                break;
        }

        if (
            conversions
            && node is ExpressionSyntax expression and not (TypeSyntax or LiteralExpressionSyntax)
            && model.GetConversion(expression, cancellation) is { IsUserDefined: true } conversion
        )
            Call(conversion.MethodSymbol, expression.SpanStart);
    }

    /// <summary>A class whose constructors do not say which base constructor they call, calls the one without arguments.</summary>
    public void ReadBaseCall(BaseTypeDeclarationSyntax type, CancellationToken token)
    {
        if (
            type is ClassDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.StructKeyword }
            && model.GetDeclaredSymbol(type, token) is { IsStatic: false } declared
            && declared.InstanceConstructors is [{ IsImplicitlyDeclared: true }, ..]
            && declared.InstanceConstructors.All(constructor => constructor.IsImplicitlyDeclared)
        )
            BaseConstructor(declared, type.Identifier.SpanStart);
    }

    public void ReadBaseCall(ConstructorDeclarationSyntax constructor, CancellationToken token)
    {
        if (
            constructor.Initializer is null
            && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            && model.GetDeclaredSymbol(constructor, token)?.ContainingType is { TypeKind: TypeKind.Class } declared
        )
            BaseConstructor(declared, constructor.Identifier.SpanStart);
    }

    private void BaseConstructor(INamedTypeSymbol type, int position)
    {
        if (
            type.BaseType is { SpecialType: SpecialType.None } basis
            && basis
                .InstanceConstructors.Where(one => one.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
                .MinBy(one => one.Parameters.Length)
                is { IsImplicitlyDeclared: false } called
        )
            add(called, MapReferenceKind.Construct, position, MapReferenceFlags.Implicit);
    }

    private void Construct(SyntaxNode node, int position, MapReferenceFlags flags)
    {
        var info = model.GetSymbolInfo(node, cancellation);
        var candidate = info.Symbol is null ? MapReferenceFlags.Candidate : MapReferenceFlags.None;
        foreach (var symbol in info.Symbol is { } one ? [one] : info.CandidateSymbols)
        {
            if (symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
                continue;
            if (flags.HasFlag(MapReferenceFlags.Implicit))
                add(constructor.ContainingType, MapReferenceKind.Construct, position, flags | candidate);
            if (!constructor.IsImplicitlyDeclared)
                add(constructor, MapReferenceKind.Construct, position, flags | candidate);
        }
    }

    private void Index(ExpressionSyntax node, int position)
    {
        var info = model.GetSymbolInfo(node, cancellation);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IPropertySymbol indexer)
            return;
        var isWritten = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node;
        add(
            indexer,
            isWritten ? MapReferenceKind.Write : MapReferenceKind.Read,
            position,
            info.Symbol is null ? MapReferenceFlags.Candidate : MapReferenceFlags.None
        );
    }

    private void Operator(ExpressionSyntax node, int position)
    {
        if (
            model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol
            {
                MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion
            } called
        )
            add(called, MapReferenceKind.Call, position, MapReferenceFlags.Implicit);
    }

    private void Loop(CommonForEachStatementSyntax loop)
    {
        var info = model.GetForEachStatementInfo(loop);
        var position = loop.ForEachKeyword.SpanStart;
        Call(info.GetEnumeratorMethod, position);
        Call(info.MoveNextMethod, position);
        if (info.CurrentProperty is { } current && IsOurs(current))
            add(current, MapReferenceKind.Read, position, MapReferenceFlags.Implicit);
        if (loop is ForEachVariableStatementSyntax deconstruction)
            Call(model.GetDeconstructionInfo(deconstruction).Method, position);
    }

    private void Deconstruction(PositionalPatternClauseSyntax pattern)
    {
        if (
            model.GetOperation(pattern.Parent!, cancellation) is Microsoft.CodeAnalysis.Operations.IRecursivePatternOperation
            {
                DeconstructSymbol: IMethodSymbol method
            }
        )
            Call(method, pattern.SpanStart);
    }

    /// <summary>What the framework's own patterns call is no news: only members of the solution are kept.</summary>
    private void Call(ISymbol? symbol, int position)
    {
        if (symbol is not null && IsOurs(symbol))
            add(symbol, MapReferenceKind.Call, position, MapReferenceFlags.Implicit);
    }

    private static bool IsOurs(ISymbol symbol) => symbol.OriginalDefinition.Locations.Any(location => location.IsInSource);

    private static int Name(TypeSyntax type) =>
        type switch
        {
            SimpleNameSyntax simple => simple.Identifier.SpanStart,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.SpanStart,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.SpanStart,
            _ => type.SpanStart,
        };
}
