using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Constraints;

/// <summary>Decides constraints at a site. Those that need no compiler are asked first.</summary>
/// <param name="of">The document's symbols for a pattern that a constraint holds.</param>
internal sealed class ConstraintEvaluator(
    ImmutableArray<Constraint> constraints,
    NameResolver names,
    SiteSymbols symbols,
    Func<Pattern, SiteSymbols> of,
    CancellationToken cancellation
)
{
    private readonly ImmutableArray<Constraint> ordered = [.. constraints.OrderBy(NeedsCompiler)];

    public bool Hold(PatternMatch match) => ordered.All(constraint => Holds(constraint, match));

    /// <summary>As <see cref="Hold"/>, of a match that does not know all of the variables.</summary>
    public bool MayHold(PatternMatch match) =>
        ordered.All(constraint => NameOf(constraint) is { } name && match.Captures.Find(name) is null || Holds(constraint, match));

    private static string? NameOf(Constraint constraint) =>
        constraint switch
        {
            Constraint.Not not => NameOf(not.Inner),
            Constraint.OfType type => type.Name,
            Constraint.Constant constant => constant.Name,
            Constraint.OfKind kind => kind.Name,
            Constraint.Matching matching => matching.Name,
            Constraint.Symbol symbol => symbol.Name,
            Constraint.OfCapture capture => capture.Name,
            _ => null,
        };

    private static bool NeedsCompiler(Constraint constraint) =>
        constraint switch
        {
            Constraint.Not not => NeedsCompiler(not.Inner),
            Constraint.Any any => any.Inner.Any(NeedsCompiler),
            Constraint.All all => all.Inner.Any(NeedsCompiler),
            Constraint.Around around => NeedsCompiler(around.Inner),
            Constraint.Below below => NeedsCompiler(below.Inner),
            Constraint.NodeKind kind => kind.Kind.IsExpressionTree,
            Constraint.NodeText => false,
            Constraint.OfKind or Constraint.Matching => false,
            _ => true,
        };

    /// <summary>The patterns that a constraint holds, at any depth.</summary>
    public static IEnumerable<Pattern> PatternsOf(Constraint constraint) =>
        constraint switch
        {
            Constraint.Not not => PatternsOf(not.Inner),
            Constraint.Any any => any.Inner.SelectMany(PatternsOf),
            Constraint.All all => all.Inner.SelectMany(PatternsOf),
            Constraint.Around around => PatternsOf(around.Inner),
            Constraint.Below below => PatternsOf(below.Inner),
            Constraint.OfCapture capture => PatternsOf(capture.Inner),
            Constraint.Matches matches => [matches.Pattern],
            _ => [],
        };

    private bool Holds(Constraint constraint, PatternMatch match) => Holds(constraint, match.Node, match);

    /// <param name="at">What is asked about: the site, or something around it, inside of it, or a capture.</param>
    private bool Holds(Constraint constraint, SyntaxNode at, PatternMatch match) =>
        constraint switch
        {
            Constraint.Not not => !Holds(not.Inner, at, match),
            Constraint.Any any => any.Inner.Any(inner => Holds(inner, at, match)),
            Constraint.All all => all.Inner.All(inner => Holds(inner, at, match)),
            Constraint.NodeKind kind => kind.Kind.Covers(at) && (!kind.Kind.IsExpressionTree || IsTree(at)),
            Constraint.NodeText text => text.Regex.IsMatch(at.ToString()),
            Constraint.Matches matches => Fits(matches.Pattern, at, match),
            Constraint.Around around => (around.Direct ? at.Ancestors().Take(1) : at.Ancestors()).Any(node =>
                Holds(around.Inner, node, match)
            ),
            Constraint.Below below => Parts(at, match)
                .SelectMany(node => below.Direct ? node.ChildNodes() : node.DescendantNodes())
                .Any(node => Holds(below.Inner, node, match)),
            Constraint.OfCapture capture => Part(match, capture.Name) is { } node && Holds(capture.Inner, node, match),
            Constraint.OfKind kind => Part(match, kind.Name) is { } node && kind.Kinds.Any(one => one.Covers(node)),
            Constraint.Matching matching => Text(match, matching.Name) is { } text && matching.Regex.IsMatch(text),
            Constraint.Constant constant => Part(match, constant.Name) is { } node && symbols.Model.GetConstantValue(node).HasValue,
            Constraint.Symbol symbol => Part(match, symbol.Name) is { } node && Named(symbols.Symbol(node)).Contains(symbol.FullName),
            Constraint.OfType type => TypeOf(match, type.Name) is { } found && type.Types.Any(wanted => Is(found, wanted, type.Exactly)),
            _ => false,
        };

    // Several statements in a row are one site.
    private static IEnumerable<SyntaxNode> Parts(SyntaxNode at, PatternMatch match) => at == match.Node ? match.Nodes : [at];

    /// <summary>A metavariable of the rule's pattern means the same in the patterns of its constraints.</summary>
    private bool Fits(Pattern pattern, SyntaxNode node, PatternMatch match)
    {
        var captures = new Captures();
        foreach (var (name, capture) in match.Captures.All.Where(entry => entry.Name.Length > 0))
            captures.Add(name, capture);
        var wanted = pattern.Kind == PatternKind.Attribute ? ((AttributeListSyntax)pattern.Nodes[0]).Attributes[0] : pattern.Nodes[0];
        return new NodeMatcher(of(pattern), captures, cancellation).Match(wanted, node);
    }

    private bool IsTree(SyntaxNode node) =>
        node is QueryExpressionSyntax
            ? symbols.TypeOf(node)?.AllInterfaces.Any(type => type.Name == "IQueryable") ?? false
            : symbols.Model.GetTypeInfo(node).ConvertedType is INamedTypeSymbol { Name: "Expression" } type
                && type.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions";

    private static SyntaxNode? Part(PatternMatch match, string name)
    {
        var part = match.Captures.Find(name)?.Parts.FirstOrDefault() ?? default;
        return part.IsNode ? part.AsNode() : part.AsToken().Parent;
    }

    private static string? Text(PatternMatch match, string name) =>
        match.Captures.Find(name) is not { } capture
            ? null
            : capture.Synthetic ?? string.Join(", ", capture.Parts.Select(part => part.ToString()));

    private ITypeSymbol? TypeOf(PatternMatch match, string name)
    {
        if (match.Captures.Find(name) is { Synthetic: "this" })
            return symbols.Model.GetEnclosingSymbol(match.Span.Start)?.ContainingType;
        if (Part(match, name) is not { } node)
            return null;
        if (node is ParameterSyntax or VariableDeclaratorSyntax)
            return symbols.Model.GetDeclaredSymbol(node) switch
            {
                IParameterSymbol parameter => parameter.Type,
                ILocalSymbol local => local.Type,
                IFieldSymbol field => field.Type,
                _ => null,
            };
        var type = symbols.TypeOf(node) ?? symbols.Symbol(node) as ITypeSymbol;
        // In a?.M() the receiver of M is the value of a.
        return
            match.Captures.Conditional?.Expression == node
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
    }

    private bool Is(ITypeSymbol type, TypeSyntax wanted, bool exactly)
    {
        if (wanted is ArrayTypeSyntax array)
            return type is IArrayTypeSymbol written && Is(written.ElementType, array.ElementType, exactly);
        if (wanted is NullableTypeSyntax nullable)
            return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value
                ? Is(value.TypeArguments[0], nullable.ElementType, exactly)
                : type.IsReferenceType && Is(type, nullable.ElementType, exactly);
        var candidates = names.Types(wanted);
        return Family(type, exactly)
            .Any(member =>
                candidates.Contains(member.OriginalDefinition, SymbolEqualityComparer.Default) && HasArguments(member, wanted, exactly)
            );
    }

    // A type argument that names no type, as T in List<T>, stands for any.
    private bool HasArguments(INamedTypeSymbol type, TypeSyntax wanted, bool exactly)
    {
        var generic = wanted.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
        return generic is null
            || generic
                .TypeArgumentList.Arguments.Zip(type.TypeArguments)
                .All(pair =>
                    pair.First is OmittedTypeArgumentSyntax
                    || names.Types(pair.First).IsEmpty && pair.First is NameSyntax
                    || Is(pair.Second, pair.First, exactly: true)
                );
    }

    private static IEnumerable<INamedTypeSymbol> Family(ITypeSymbol type, bool exactly) =>
        type switch
        {
            ITypeParameterSymbol parameter => exactly
                ? []
                : parameter.ConstraintTypes.SelectMany(constraint => Family(constraint, exactly: false)),
            INamedTypeSymbol named => exactly ? [named] : NameResolver.BaseTypes(named).Concat(named.AllInterfaces),
            _ => exactly ? [] : NameResolver.BaseTypes(type.BaseType!).Concat(type.AllInterfaces),
        };

    /// <summary>The full names under which a member is known: its own and those that it overrides or implements.</summary>
    private static IEnumerable<string> Named(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } reduced })
            symbol = reduced;
        if (symbol is null)
            yield break;
        yield return FullName(symbol);
        for (var overridden = Overridden(symbol); overridden is not null; overridden = Overridden(overridden))
            yield return FullName(overridden);
        if (symbol.ContainingType is { } type)
            foreach (var member in type.AllInterfaces.SelectMany(implemented => implemented.GetMembers(symbol.Name)))
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
                    yield return FullName(member);
    }

    private static ISymbol? Overridden(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol changed => changed.OverriddenEvent,
            _ => null,
        };

    private static string FullName(ISymbol symbol) =>
        symbol is ITypeSymbol ? Path(symbol) : $"{Path(symbol.ContainingSymbol)}.{symbol.Name}";

    private static string Path(ISymbol? symbol) =>
        symbol switch
        {
            null => "",
            INamespaceSymbol { IsGlobalNamespace: true } => "",
            _ => Path(symbol.ContainingSymbol is INamedTypeSymbol or INamespaceSymbol ? symbol.ContainingSymbol : null)
                is { Length: > 0 } outer
                ? $"{outer}.{symbol.Name}"
                : symbol.Name,
        };
}
