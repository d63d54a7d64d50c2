using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>What one name of a pattern means: one of several types, or one of several members.</summary>
/// <param name="Names">The simple names under which a site may write it, aliases apart.</param>
internal sealed record NameMeaning(ImmutableHashSet<ISymbol> Symbols, ImmutableHashSet<string> Names)
{
    public bool Includes(ISymbol symbol) => Symbols.Contains(symbol.OriginalDefinition);
}

/// <summary>What the names of a pattern (or a replacement) mean in one compilation.</summary>
internal sealed class PatternSymbols
{
    private readonly Dictionary<SyntaxNode, NameMeaning> meanings = [];
    private readonly string what;

    /// <param name="what">"pattern" or "replacement".</param>
    /// <exception cref="GripException">It names an instance member through its type; a pattern names one of several types.</exception>
    public PatternSymbols(Pattern pattern, NameResolver names, string what)
    {
        this.what = what;
        Names = names;
        foreach (var node in pattern.Nodes)
            Visit(node, Declared(pattern), pattern);
    }

    public NameResolver Names { get; }

    /// <summary>Names in the pattern that mean no type and no member of one; they are compared by spelling.</summary>
    public HashSet<string> Unresolved { get; } = new(StringComparer.Ordinal);

    public IEnumerable<(SyntaxNode Node, NameMeaning Meaning)> All => meanings.Select(pair => (pair.Key, pair.Value));

    public NameMeaning? Of(SyntaxNode node) => meanings.GetValueOrDefault(node);

    private void Visit(SyntaxNode node, HashSet<string> declared, Pattern pattern)
    {
        if (node is NameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax && !IsHole(node) && Resolve(node, declared, pattern))
        {
            foreach (var arguments in node.DescendantNodes().OfType<TypeArgumentListSyntax>())
                Visit(arguments, declared, pattern);
            return;
        }

        foreach (var child in node.ChildNodes())
            if (
                !(node is MemberAccessExpressionSyntax access && access.Name == child && child is IdentifierNameSyntax)
                && node is not NameColonSyntax
            )
                Visit(child, declared, pattern);
    }

    private bool Resolve(SyntaxNode node, HashSet<string> declared, Pattern pattern)
    {
        var simple = SimpleName(node);
        if (node is IdentifierNameSyntax && (declared.Contains(simple) || IsLabel(node)))
            return false;
        var isAttribute = node.Parent is AttributeSyntax;
        var types = Names.Types(node);
        if (isAttribute)
            types = [.. types.Where(IsAttribute), .. Names.Types(WithSuffix((NameSyntax)node)).Where(IsAttribute)];
        // A called name is a method even where a type has the same name.
        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
            types = [];
        if (!types.IsEmpty)
        {
            RefuseAmbiguous(node, types, pattern);
            Add(node, types);
            return true;
        }

        if (
            node is MemberAccessExpressionSyntax access
            && !IsHole(access.Name)
            && Names.Types(access.Expression) is { IsEmpty: false } owners
        )
        {
            var members = NameResolver.Members(owners, simple, instance: false);
            if (members.IsEmpty && NameResolver.Members(owners, simple, instance: true) is { IsEmpty: false } found)
                throw PatternError.At(
                    what,
                    pattern.Source,
                    Math.Max(0, node.SpanStart - pattern.Offset),
                    $"{found[0].ToDisplayString()} belongs to an object, not to the type",
                    $"Write '$X.{simple}' with --where '$X: {access.Expression}'."
                );
            if (members.IsEmpty)
                return false;
            RefuseAmbiguous(
                access.Expression,
                [.. owners.Where(owner => !NameResolver.Members([owner], simple, instance: false).IsEmpty)],
                pattern
            );
            Add(node, members);
            return true;
        }

        if (node is SimpleNameSyntax && node.Parent is not (AttributeSyntax or QualifiedNameSyntax))
            Unresolved.Add(simple);
        return false;
    }

    /// <summary>A pattern means one type. Which of several, only people can say.</summary>
    private void RefuseAmbiguous(SyntaxNode node, ImmutableArray<INamedTypeSymbol> types, Pattern pattern)
    {
        var names = types.Select(type => type.ToDisplayString()).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (names.Length > 1 && what == "pattern")
            throw PatternError.At(
                what,
                pattern.Source,
                Math.Max(0, node.SpanStart - pattern.Offset),
                $"'{node}' can mean {string.Join(" or ", names)}",
                "Write it with its namespace, or name the namespace with --using."
            );
    }

    private void Add(SyntaxNode node, IEnumerable<ISymbol> symbols)
    {
        var set = symbols.Select(symbol => symbol.OriginalDefinition).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
        var names = set.SelectMany(symbol => new[] { symbol.Name, SpecialTypes.Keyword(symbol.Name) ?? symbol.Name, Short(symbol.Name) });
        meanings[node] = new NameMeaning(set, [.. names]);
    }

    public static string SimpleName(SyntaxNode node) =>
        node switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            PredefinedTypeSyntax predefined => predefined.Keyword.ValueText,
            _ => "",
        };

    private static bool IsHole(SyntaxNode node) => Metavariable.Of(node) is not null || Metavariable.From(SimpleName(node)) is not null;

    private static bool IsLabel(SyntaxNode node) => node.Parent is NameEqualsSyntax or NameColonSyntax or GotoStatementSyntax;

    private static string Short(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    private static bool IsAttribute(INamedTypeSymbol type) => NameResolver.BaseTypes(type).Any(candidate => candidate.Name == "Attribute");

    private static NameSyntax WithSuffix(NameSyntax name) =>
        name switch
        {
            IdentifierNameSyntax simple => SyntaxFactory.IdentifierName(simple.Identifier.ValueText + "Attribute"),
            QualifiedNameSyntax qualified => qualified.WithRight(
                SyntaxFactory.IdentifierName(qualified.Right.Identifier.ValueText + "Attribute")
            ),
            _ => name,
        };

    /// <summary>Names that the pattern itself introduces; they mean nothing outside of it.</summary>
    public static HashSet<string> Declared(Pattern pattern) =>
        [
            .. pattern.Nodes.SelectMany(node =>
                node.DescendantNodesAndSelf()
                    .Select(inner =>
                        inner switch
                        {
                            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
                            ParameterSyntax parameter => parameter.Identifier.ValueText,
                            ForEachStatementSyntax loop => loop.Identifier.ValueText,
                            CatchDeclarationSyntax clause => clause.Identifier.ValueText,
                            TypeParameterSyntax parameter => parameter.Identifier.ValueText,
                            _ => "",
                        }
                    )
                    .Where(name => name.Length > 0)
            ),
            "var",
            "nameof",
            "_",
        ];
}
