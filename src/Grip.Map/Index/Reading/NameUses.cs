using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>Takes one reference.</summary>
/// <param name="position">Where it stands, as an offset.</param>
internal delegate void AddReference(ISymbol symbol, MapReferenceKind kind, int position, MapReferenceFlags flags);

/// <summary>What the names in a tree stand for, and what is done with it.</summary>
internal sealed class NameUses(SemanticModel model, AddReference add, CancellationToken cancellation)
{
    private const int MostCandidates = 30;

    public void Read(SimpleNameSyntax name)
    {
        if (name.IsVar || name.Identifier.IsMissing || IsNoReference(name))
            return;
        var info = model.GetSymbolInfo(name, cancellation);
        if (info.Symbol is null && info.CandidateSymbols.IsEmpty && name.Parent is MemberCrefSyntax cref)
            info = model.GetSymbolInfo(cref, cancellation);
        if (info.Symbol is { } symbol)
            Add(symbol, name, MapReferenceFlags.None);
        else if (!info.CandidateSymbols.IsEmpty)
            // A method as a value in a cref or in code that does not compile names all its overloads.
            foreach (var candidate in info.CandidateSymbols.Take(MostCandidates))
                Add(candidate, name, MapReferenceFlags.Candidate);
    }

    private static bool IsNoReference(SimpleNameSyntax name) =>
        name.Parent switch
        {
            NameColonSyntax { Parent: ArgumentSyntax } => true,
            NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax or UsingDirectiveSyntax } => true,
            BaseNamespaceDeclarationSyntax => true,
            QualifiedNameSyntax qualified => qualified.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } space
                && space.Name.Span.Contains(name.Span),
            _ => false,
        };

    private void Add(ISymbol symbol, SimpleNameSyntax name, MapReferenceFlags flags)
    {
        var kind = Kind(symbol, name);
        var position = name.Identifier.SpanStart;
        // In an attribute the name stands for the constructor.
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor)
        {
            add(constructor.ContainingType, kind, position, flags);
            if (constructor.IsImplicitlyDeclared)
                return;
        }

        add(symbol, kind, position, flags);
    }

    private static MapReferenceKind Kind(ISymbol symbol, SimpleNameSyntax name)
    {
        if (name.IsPartOfStructuredTrivia())
            return MapReferenceKind.Documentation;
        var whole = Whole(name);
        if (whole.Parent is AttributeSyntax)
            return MapReferenceKind.Attribute;
        if (IsInNameOf(name))
            return MapReferenceKind.NameOf;
        if (symbol is INamedTypeSymbol)
            return OfType(name, whole);
        if (symbol is IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet) })
            return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole
                ? MapReferenceKind.Call
                : MapReferenceKind.MethodGroup;
        return IsWritten(whole) ? MapReferenceKind.Write : MapReferenceKind.Read;
    }

    private static MapReferenceKind OfType(SimpleNameSyntax name, SyntaxNode whole)
    {
        // In "new Shop.Order()" the namespace's last part is the type, in "Order.Parse()" the left side.
        var type = name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? whole : name;
        return type.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == type => MapReferenceKind.Construct,
            BaseTypeSyntax => MapReferenceKind.Inherit,
            UsingDirectiveSyntax => MapReferenceKind.Import,
            _ => MapReferenceKind.TypeUse,
        };
    }

    /// <summary>The expression or name of which this is the last part: <c>a.B</c> for <c>B</c>.</summary>
    private static SyntaxNode Whole(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => Outermost(qualified),
            AliasQualifiedNameSyntax qualified when qualified.Name == name => Outermost(qualified),
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };

    private static NameSyntax Outermost(NameSyntax name) =>
        name.Parent is QualifiedNameSyntax outer && outer.Right == name ? Outermost(outer) : name;

    private static bool IsWritten(SyntaxNode whole)
    {
        var expression = whole;
        while (
            expression.Parent is ParenthesizedExpressionSyntax
            || expression.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == expression
            || expression.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } && IsWritten(tuple)
        )
            expression = expression.Parent is ArgumentSyntax ? expression.Parent.Parent! : expression.Parent!;
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            NameEqualsSyntax { Parent: AttributeArgumentSyntax } => true,
            _ => false,
        };
    }

    private static bool IsInNameOf(SyntaxNode name)
    {
        var current = name.Parent;
        while (current is MemberAccessExpressionSyntax or NameSyntax)
            current = current.Parent;
        return current
            is ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }
            };
    }
}
