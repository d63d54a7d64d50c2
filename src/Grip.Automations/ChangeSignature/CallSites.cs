using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>A node that uses a changed signature, as one unit sees it.</summary>
/// <param name="Bound">In the form in which it is called.</param>
internal sealed record SignatureUse(
    string Path,
    ProjectUnit Unit,
    SemanticModel Model,
    SyntaxNode Node,
    ISymbol Bound,
    SignatureUseKind Kind
);

internal enum SignatureUseKind
{
    /// <summary>Has, or can have, an argument list.</summary>
    Call,

    /// <summary>The method as a value.</summary>
    Group,

    /// <summary>A lambda or anonymous method that becomes the changed delegate.</summary>
    Lambda,

    /// <summary>A documentation comment that names the parameters' types.</summary>
    Cref,

    /// <summary>The language calls it: foreach, await, a query, a collection initialiser, a deconstruction, a pattern.</summary>
    Implicit,

    /// <summary>Bound at run time, or not bound at all because the code does not compile.</summary>
    Unbound,
}

/// <summary>Finds every use of a changed signature in all projects and target frameworks.</summary>
internal sealed class CallSites(SolutionSnapshot snapshot, SignatureTargets targets)
{
    private static readonly ImmutableArray<string> Constructions = ["new(", "new (", "base(", "base (", "this(", "this ("];

    public ImmutableArray<SignatureUse> Find(CancellationToken cancellation)
    {
        var declaring = targets.Declarations.SelectMany(place => snapshot.UnitsWith(place.Path)).Distinct();
        var paths = Paths(cancellation);
        var found = new ConcurrentBag<SignatureUse>();
        foreach (var unit in snapshot.WithDependents(declaring))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            Parallel.ForEach(
                compilation.SyntaxTrees.Where(tree =>
                    paths is null || paths.Contains(tree.FilePath) || !snapshot.Documents.ContainsKey(tree.FilePath)
                ),
                new ParallelOptions { CancellationToken = cancellation },
                tree =>
                {
                    foreach (var use in InTree(tree, compilation, unit, cancellation))
                        found.Add(use);
                }
            );
        }

        return
        [
            .. found
                .OrderBy(use => use.Path, StringComparer.Ordinal)
                .ThenBy(use => use.Node.SpanStart)
                .ThenBy(use => use.Node.Span.Length)
                .ThenBy(use => use.Unit.Index),
        ];
    }

    /// <summary>Files whose text can hold a use; null where any file can: an indexer or a delegate is called without a name.</summary>
    private HashSet<string>? Paths(CancellationToken cancellation)
    {
        if (targets.IsDelegate || targets.IsIndexer)
            return null;
        if (ImplicitUses.CanBe(targets.First))
            return null;
        var names = targets.Symbols.Select(NamedSymbol.NameOf).ToList();
        if (targets.IsConstructor)
        {
            names.AddRange(targets.Symbols.Select(symbol => NamedSymbol.AttributeShortName(symbol.ContainingType)).OfType<string>());
            names.AddRange(Constructions);
            names.AddRange(Aliases(names[0], cancellation));
        }

        return snapshot.DocumentsMentioning([.. names.Distinct()]).Select(document => document.Path).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Names that a using directive anywhere gives to the type.</summary>
    private IEnumerable<string> Aliases(string type, CancellationToken cancellation) =>
        snapshot
            .DocumentsMentioning([type])
            .SelectMany(document => snapshot.UnitsWith(document.Path).Take(1).Select(unit => (document, unit)))
            .SelectMany(pair =>
                (
                    (CompilationUnitSyntax)
                        snapshot
                            .Compilation(pair.unit, cancellation)
                            .SyntaxTrees.First(tree => tree.FilePath == pair.document.Path)
                            .GetRoot(cancellation)
                ).Usings
            )
            .Where(directive =>
                directive.Alias is not null && directive.NamespaceOrType.ToString().Contains(type, StringComparison.Ordinal)
            )
            .Select(directive => directive.Alias!.Name.Identifier.ValueText);

    private IEnumerable<SignatureUse> InTree(
        SyntaxTree tree,
        CSharpCompilation compilation,
        ProjectUnit unit,
        CancellationToken cancellation
    )
    {
        var model = Models.Of(compilation, tree);
        var names = targets.Symbols.Select(NamedSymbol.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes(descendIntoTrivia: true))
        {
            if (Kind(node, names) is not { } kind)
                continue;
            if (kind == SignatureUseKind.Lambda)
            {
                if (
                    model.GetTypeInfo(node, cancellation).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                    && targets.Contains(invoke)
                )
                    yield return new SignatureUse(tree.FilePath, unit, model, node, invoke, kind);
                continue;
            }

            if (targets.IsDelegate && kind == SignatureUseKind.Group)
            {
                if (MethodGroups.DelegateOf((SimpleNameSyntax)node, model, cancellation) is { } converted && targets.Contains(converted))
                    yield return new SignatureUse(tree.FilePath, unit, model, node, converted, kind);
                continue;
            }

            var info = model.GetSymbolInfo(node is MemberCrefSyntax && node.Parent is QualifiedCrefSyntax cref ? cref : node, cancellation);
            if (targets.Contains(info.Symbol))
                yield return new SignatureUse(tree.FilePath, unit, model, node, info.Symbol!, kind);
            else if (info.Symbol is null && info.CandidateSymbols.FirstOrDefault(targets.Contains) is { } candidate)
                yield return Candidate(node, candidate, kind, tree, unit, model, info.CandidateReason);
        }

        if (!targets.IsDelegate && ImplicitUses.CanBe(targets.First))
            foreach (var (node, symbol) in ImplicitUses.In(tree.GetRoot(cancellation), model, cancellation))
                if (targets.Contains(symbol) || targets.IsDeconstructOfRecord(symbol))
                    yield return new SignatureUse(tree.FilePath, unit, model, node, symbol, SignatureUseKind.Implicit);
    }

    private static SignatureUse Candidate(
        SyntaxNode node,
        ISymbol candidate,
        SignatureUseKind kind,
        SyntaxTree tree,
        ProjectUnit unit,
        SemanticModel model,
        CandidateReason reason
    ) =>
        new(
            tree.FilePath,
            unit,
            model,
            node,
            candidate,
                // A group of overloads names no single one: nameof(M), or a conversion that picks later.
                reason == CandidateReason.MemberGroup
                    ? SignatureUseKind.Group
                : kind == SignatureUseKind.Cref ? kind
                : SignatureUseKind.Unbound
        );

    private SignatureUseKind? Kind(SyntaxNode node, HashSet<string> names)
    {
        switch (node)
        {
            case InvocationExpressionSyntax invocation:
                return targets.IsDelegate || !targets.IsConstructor && !targets.IsIndexer && names.Contains(NameOf(invocation.Expression))
                    ? SignatureUseKind.Call
                    : null;
            case BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax:
                return targets.IsConstructor ? SignatureUseKind.Call : null;
            case ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax:
                return targets.IsIndexer ? SignatureUseKind.Call : null;
            case AnonymousFunctionExpressionSyntax:
                return targets.IsDelegate ? SignatureUseKind.Lambda : null;
            case NameMemberCrefSyntax { Parameters: not null } or IndexerMemberCrefSyntax { Parameters: not null }:
                return SignatureUseKind.Cref;
            case SimpleNameSyntax name
                when targets.IsDelegate || names.Contains(name.Identifier.ValueText) && !targets.IsConstructor && !targets.IsIndexer:
                return !MethodGroups.IsCallee(name) && name.FirstAncestorOrSelf<CrefSyntax>() is null ? SignatureUseKind.Group : null;
            default:
                return null;
        }
    }

    public static string NameOf(ExpressionSyntax callee) =>
        callee switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
            _ => "",
        };
}
