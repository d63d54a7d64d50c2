using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.CSharp;

/// <summary>What a name stands for in one file of one unit, all its occurrences together.</summary>
/// <param name="IsUnsure">Some occurrence cannot be told: it is unknown, ambiguous, an extension, or inside of a lambda that may be bound in several ways.</param>
/// <param name="Owners">The types whose members it stands for.</param>
/// <param name="Lineages">These types with everything that they inherit from, and so for the types around an occurrence without a receiver.</param>
internal sealed record NameUse(bool IsUnsure, ImmutableHashSet<string> Owners, ImmutableHashSet<string> Lineages)
{
    public static readonly NameUse Unsure = new(true, [], []);

    /// <summary>The simple names of a type and of all that it inherits from.</summary>
    public static IEnumerable<string> Lineage(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current.Name;
        foreach (var contract in type.AllInterfaces)
            yield return contract.Name;
    }
}

/// <summary>What names stand for in the files of a snapshot, each asked once: the next change of a member with that name finds it known.</summary>
internal sealed class NameUses(SolutionSnapshot snapshot)
{
    private readonly ConcurrentDictionary<(int Unit, string Path, string Name), NameUse> known = new();

    public NameUse Of(ProjectUnit unit, string path, string name, CancellationToken cancellation)
    {
        if (known.TryGetValue((unit.Index, path, name), out var use))
            return use;
        return known.GetOrAdd((unit.Index, path, name), Find(unit, path, name, cancellation));
    }

    private NameUse Find(ProjectUnit unit, string path, string name, CancellationToken cancellation)
    {
        if (snapshot.Tree(unit, path, cancellation) is not { } tree)
            return NameUse.Unsure;
        var (owners, lineages) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        SemanticModel? model = null;
        foreach (var token in NameOccurrences.In(tree, [name], cancellation))
        {
            model ??= Models.Of(snapshot.Compilation(unit, cancellation), tree);
            if (!Add(token, model, owners, lineages, cancellation))
                return NameUse.Unsure;
        }

        return new NameUse(false, [.. owners], [.. lineages]);
    }

    /// <returns>False if it cannot be told what the token stands for.</returns>
    private static bool Add(
        SyntaxToken token,
        SemanticModel model,
        HashSet<string> owners,
        HashSet<string> lineages,
        CancellationToken cancellation
    )
    {
        // Which overload takes a lambda can depend on whether its body compiles.
        if (
            token.Parent is null
            || token.Parent.AncestorsAndSelf().Any(node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax)
        )
            return false;
        var binding = TokenBinding.Of(token, model, cancellation);
        if (
            binding.IsCandidate
            || binding.Symbols is not [var symbol]
            || symbol is IAliasSymbol or IErrorTypeSymbol or IMethodSymbol { IsExtensionMethod: true }
        )
            return false;
        if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ILabelSymbol or ITypeParameterSymbol)
            return true;
        if (symbol.ContainingType is { } owner)
        {
            owners.Add(owner.Name);
            lineages.UnionWith(NameUse.Lineage(owner));
        }

        if (!IsQualified(token))
            for (var around = Around(token, model, cancellation); around is not null; around = around.ContainingType)
                lineages.UnionWith(NameUse.Lineage(around));
        return true;
    }

    private static bool IsQualified(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax name
        && (
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            || name.Parent is QualifiedNameSyntax qualified && qualified.Right == name
            || name.Parent is MemberBindingExpressionSyntax
        );

    private static INamedTypeSymbol? Around(SyntaxToken token, SemanticModel model, CancellationToken cancellation) =>
        model.GetEnclosingSymbol(token.SpanStart, cancellation) is { } symbol ? symbol as INamedTypeSymbol ?? symbol.ContainingType : null;
}
