using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>Finds the symbol that a user names: <c>Order.Total</c>, <c>Shop.Orders.Order</c>, <c>Order.Add(int)</c>, <c>src/Order.cs:12:17</c>.</summary>
public sealed class SymbolNames(SolutionSnapshot snapshot)
{
    private readonly DeclaredNames declared = new(snapshot);

    /// <summary>The one thing that <paramref name="text"/> names. A method without parentheses means all its overloads.</summary>
    /// <exception cref="GripException">
    /// Exit code 2: nothing has that name (with the nearest names), or several have (with all of them).
    /// Exit code 1: it is declared outside of the user's source (with the assembly).
    /// </exception>
    public SymbolMatch Resolve(string text, CancellationToken cancellation)
    {
        var query = SymbolQuery.Parse(text);
        if (query is SymbolQuery.AtPosition position)
            return new SymbolPositions(snapshot).Resolve(position, cancellation);
        var named = (SymbolQuery.Named)query;
        var matches = Find(named, cancellation);
        return matches switch
        {
            [var only] => only,
            [] => throw NotFound(named, cancellation),
            _ => OneFamily(matches, cancellation) ?? throw Ambiguous(text, matches),
        };
    }

    /// <summary>Members that override or implement each other are one thing: the one at the root of them. Null if they are not.</summary>
    private SymbolMatch? OneFamily(ImmutableArray<SymbolMatch> matches, CancellationToken cancellation)
    {
        if (!matches.All(match => match.First is IMethodSymbol or IPropertySymbol or IEventSymbol))
            return null;
        var root =
            matches.FirstOrDefault(match => match.First.ContainingType?.TypeKind == TypeKind.Interface)
            ?? matches.FirstOrDefault(match => !match.First.IsOverride);
        if (root is null)
            return null;
        var family = new SymbolSet(new LinkedMembers(snapshot).Closure(root.Symbols, cancellation));
        return matches.All(match => match.Symbols.All(family.Contains)) ? root : null;
    }

    private ImmutableArray<SymbolMatch> Find(SymbolQuery.Named query, CancellationToken cancellation)
    {
        var segments = query.Segments;
        ImmutableArray<ISymbol> symbols =
        [
            .. declared.Find(query.Last.Name, cancellation).Where(symbol => NameMatching.Matches(symbol, segments.AsSpan())),
        ];
        symbols = Prefer(symbols, symbol => !IsInner(symbol));
        if (query.Last.Arity is null)
            symbols = Prefer(symbols, symbol => symbol is not INamedTypeSymbol { Arity: > 0 });
        if (segments.Length == 1 && query.Last.Parameters is null)
            symbols = Prefer(symbols, symbol => symbol is INamedTypeSymbol);
        symbols = Prefer(symbols, symbol => NameMatching.IsWhole(symbol, segments.Length));
        if (symbols.IsEmpty && segments.Length > 1)
            symbols = Inherited(query, cancellation);
        return SymbolGroups.Group(symbols, overloadSets: query.Last.Parameters is null);
    }

    /// <summary>Those that satisfy the condition; all if none does.</summary>
    private static ImmutableArray<ISymbol> Prefer(ImmutableArray<ISymbol> symbols, Func<ISymbol, bool> condition) =>
        symbols.Any(condition) ? [.. symbols.Where(condition)] : symbols;

    private static bool IsInner(ISymbol symbol) =>
        symbol is IParameterSymbol or ITypeParameterSymbol or ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or IAliasSymbol
        || symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    /// <summary>"Derived.Total" also means the Total that Derived inherits.</summary>
    private ImmutableArray<ISymbol> Inherited(SymbolQuery.Named query, CancellationToken cancellation)
    {
        var container = query.Segments[..^1];
        var types = declared
            .Find(container[^1].Name, cancellation)
            .OfType<INamedTypeSymbol>()
            .Where(type => NameMatching.Matches(type, container.AsSpan()));
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var type in types)
        {
            var members = MembersOf(type, query.Last);
            if (members.Length > 0 && members.All(member => !member.Locations.Any(location => location.IsInSource)))
                throw MetadataNames.Refusal(query.Text, members[0]);
            found.AddRange(members.Where(member => member.Locations.Any(location => location.IsInSource)));
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type, NameSegment name)
    {
        var around = new List<INamedTypeSymbol>();
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            around.Add(current);
        around.AddRange(type.AllInterfaces);
        foreach (var candidate in around)
        {
            ImmutableArray<ISymbol> members =
            [
                .. candidate.OriginalDefinition.GetMembers(name.Name).Where(member => NameMatching.Matches(member, [name])),
            ];
            if (members.Length > 0)
                return members;
        }

        return [];
    }

    private GripException NotFound(SymbolQuery.Named query, CancellationToken cancellation)
    {
        if (query.Segments.Length > 1 && query.Segments[^2].Name == query.Last.Name)
        {
            var type = query with { Segments = query.Segments[..^1] };
            if (!Find(type, cancellation).IsEmpty)
                return SymbolQuery.Constructor(query.Text, string.Join('.', type.Segments.Select(segment => segment.Name)));
        }

        if (new MetadataNames(snapshot).Find(query, cancellation) is { } external)
            return MetadataNames.Refusal(query.Text, external);
        var near = NearestNames.To(query, declared.All(cancellation));
        return new GripException(
            ExitCode.Usage,
            $"Nothing in the solution is called '{query.Text}'.",
            near.IsEmpty
                ? "Name a symbol as in 'Order.Total' or by its place, as in 'src/Order.cs:12:17'."
                : $"Did you mean {string.Join(", or ", near.Select(name => $"'{name}'"))}?"
        );
    }

    private GripException Ambiguous(string text, ImmutableArray<SymbolMatch> matches) =>
        new(
            ExitCode.Usage,
            $"'{text}' is ambiguous: it can mean {matches.Length} symbols.",
            "Use one of the full names, or the place. Nothing was changed.",
            [
                .. matches
                    .Select(match => $"{SymbolText.DeclaredAt(match.First, snapshot.Root)} {match.Describe()}")
                    .Order(StringComparer.Ordinal),
            ]
        );
}
