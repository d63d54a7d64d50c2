using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>The parameters of a type that can be passed by <c>in</c>, and why others cannot.</summary>
internal sealed class PassableParameters(SolutionSnapshot snapshot, SymbolSet type)
{
    private readonly SortedDictionary<string, string> left = new(StringComparer.Ordinal);

    public (ImmutableArray<IParameterSymbol> Parameters, ImmutableArray<ProposalNote> Left) Find(CancellationToken cancellation)
    {
        var all = Candidates(cancellation).ToImmutableArray();
        var families = Families(all, cancellation);
        var values = ValueUses(all, cancellation);
        var chosen = ImmutableArray.CreateBuilder<IParameterSymbol>();
        foreach (var family in families)
        {
            var why = family.Select(parameter => Obstacle(parameter, values, cancellation)).FirstOrDefault(reason => reason is not null);
            if (why is null)
                chosen.AddRange(family.Where(parameter => !LinkedMembers.IsExternal(parameter.ContainingSymbol)));
            else
                foreach (
                    var parameter in family.Where(parameter => !LinkedMembers.IsExternal(parameter.ContainingSymbol) && IsWanted(parameter))
                )
                    left[SymbolText.DeclaredAt(parameter, snapshot.Root)] =
                        $"'{parameter.Name}' of {SymbolText.FullName(parameter.ContainingSymbol)} stays as it is: {why}.";
        }

        return (chosen.ToImmutable(), [.. left.Select(entry => new ProposalNote(entry.Value, entry.Key))]);
    }

    private IEnumerable<IParameterSymbol> Candidates(CancellationToken cancellation) =>
        snapshot
            .Units.SelectMany(unit => Members(snapshot.Compilation(unit, cancellation).Assembly.GlobalNamespace, cancellation))
            .SelectMany(member => SignatureTargets.ParametersOf(member))
            .Where(IsWanted);

    private bool IsWanted(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, IsParams: false, NullableAnnotation: not NullableAnnotation.Annotated }
        && parameter.Type is INamedTypeSymbol named
        && type.Contains(named.OriginalDefinition)
        && !parameter.ContainingSymbol.IsImplicitlyDeclared;

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
            switch (member)
            {
                case INamespaceOrTypeSymbol inner:
                    foreach (var found in Members(inner, cancellation))
                        yield return found;
                    break;
                case IMethodSymbol
                {
                    MethodKind: MethodKind.Ordinary
                        or MethodKind.Constructor
                        or MethodKind.ExplicitInterfaceImplementation
                        or MethodKind.UserDefinedOperator
                        or MethodKind.Conversion
                }
                or IPropertySymbol { IsIndexer: true }:
                    yield return member;
                    break;
            }
    }

    /// <summary>The parameters that have to be passed in the same way, because their members override or implement each other.</summary>
    private IEnumerable<ImmutableArray<IParameterSymbol>> Families(ImmutableArray<IParameterSymbol> all, CancellationToken cancellation)
    {
        var seen = new HashSet<DeclarationPlace>();
        var linked = new LinkedMembers(snapshot);
        foreach (var same in all.GroupBy(parameter => DeclarationPlace.Of(parameter).First()))
        {
            if (!seen.Add(same.Key))
                continue;
            var parameters = same.ToArray();
            var owner = parameters[0].ContainingSymbol;
            if (owner is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) })
            {
                yield return [.. parameters];
                continue;
            }

            var family = linked
                .Closure([.. parameters.Select(parameter => parameter.ContainingSymbol)], cancellation)
                .Where(member => SignatureTargets.ParametersOf(member).Length > parameters[0].Ordinal)
                .Select(member => SignatureTargets.ParametersOf(member)[parameters[0].Ordinal])
                .Concat(parameters)
                .ToImmutableArray();
            foreach (var place in family.SelectMany(DeclarationPlace.Of))
                seen.Add(place);
            yield return family;
        }
    }

    /// <summary>Members that are used as values: a delegate says how their parameters are passed.</summary>
    private HashSet<DeclarationPlace> ValueUses(ImmutableArray<IParameterSymbol> all, CancellationToken cancellation) =>
        [
            .. new References(snapshot)
                .Find(
                    new SymbolSet(
                        all.Select(parameter => parameter.ContainingSymbol)
                            .OfType<IMethodSymbol>()
                            .Where(method => method.MethodKind == MethodKind.Ordinary)
                    ),
                    cancellation
                )
                .Where(use => use.Kind == ReferenceKind.Use && use.Token.Parent is SimpleNameSyntax name && !MethodGroups.IsCallee(name))
                .SelectMany(use => DeclarationPlace.Of(use.Symbol)),
        ];

    private string? Obstacle(IParameterSymbol parameter, HashSet<DeclarationPlace> values, CancellationToken cancellation)
    {
        var owner = parameter.ContainingSymbol;
        if (LinkedMembers.IsExternal(owner))
            return $"it is bound to {SymbolText.FullName(owner)}, which another assembly declares";
        if (owner is IMethodSymbol { IsAsync: true })
            return "an async method takes nothing by reference";
        if (owner is IMethodSymbol { IsExtern: true })
            return "it is implemented elsewhere";
        if (DeclarationPlace.Of(owner).Any(values.Contains))
            return "the method is used as a value";
        foreach (var reference in parameter.DeclaringSyntaxReferences)
        {
            if (!snapshot.Documents.TryGetValue(reference.SyntaxTree.FilePath, out var document) || document.IsGenerated)
                return "it is in generated code";
            if (reference.GetSyntax(cancellation) is not ParameterSyntax node || node.Parent?.Parent is not { } declaration)
                continue;
            if (declaration is TypeDeclarationSyntax)
                return "a primary constructor keeps its parameters";
            if (declaration.DescendantNodes().Any(inner => inner is YieldStatementSyntax))
                return "an iterator takes nothing by reference";
            if (Names(declaration, parameter.Name).Any(name => IsWritten(name)))
                return "the method gives it another value";
            if (Names(declaration, parameter.Name).Any(name => IsCaptured(name, declaration)))
                return "a lambda, a local function or a query uses it";
        }

        return null;
    }

    private static IEnumerable<IdentifierNameSyntax> Names(SyntaxNode declaration, string name) =>
        declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Where(node => node.Identifier.ValueText == name);

    private static bool IsWritten(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name && assignment.Parent is not InitializerExpressionSyntax,
            PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            _ => false,
        };

    private static bool IsCaptured(SyntaxNode name, SyntaxNode declaration) =>
        name.Ancestors()
            .TakeWhile(ancestor => ancestor != declaration)
            .Any(ancestor =>
                ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                || ancestor is QueryExpressionSyntax query && !query.FromClause.Expression.Span.Contains(name.Span)
            );
}
