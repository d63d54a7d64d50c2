using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>The declarations whose signature changes together: a member with all that overrides, implements or declares it.</summary>
internal sealed class SignatureTargets
{
    private readonly HashSet<(string Path, TextSpan Span, MethodKind Kind)> _places;

    private SignatureTargets(ImmutableArray<ISymbol> symbols, ISymbol first)
    {
        Symbols = symbols;
        First = first;
        _places = [.. symbols.SelectMany(Places)];
    }

    /// <summary>Methods (constructors, Invoke of a delegate, local functions) or indexers; once for each compilation.</summary>
    public ImmutableArray<ISymbol> Symbols { get; }

    /// <summary>The one that was named.</summary>
    public ISymbol First { get; }

    public bool IsConstructor => First is IMethodSymbol { MethodKind: MethodKind.Constructor };

    public bool IsDelegate => First is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };

    public bool IsIndexer => First is IPropertySymbol;

    public bool IsExtension => First is IMethodSymbol { IsExtensionMethod: true };

    public string Title => IsDelegate ? SymbolText.FullName(First.ContainingType) : SymbolText.FullName(First);

    public ImmutableArray<IParameterSymbol> Parameters => ParametersOf(First);

    public bool Contains(ISymbol? symbol) => symbol is not null && Places(symbol).Any(_places.Contains);

    /// <summary>The deconstruction that a positional record has because of the constructor which is changed.</summary>
    public bool IsDeconstructOfRecord(ISymbol symbol) =>
        IsConstructor
        && symbol is IMethodSymbol { Name: "Deconstruct", IsImplicitlyDeclared: true }
        && symbol.ContainingType.InstanceConstructors.Any(Contains);

    public static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    /// <summary>The language says how many parameters an operator has; they can have other names and types.</summary>
    /// <exception cref="GripException">The list itself would change.</exception>
    public void RefuseFixedList(SignaturePlan plan)
    {
        if (
            plan.ChangesShape
            && First
                is IMethodSymbol
                {
                    MethodKind: MethodKind.Conversion
                        or MethodKind.UserDefinedOperator
                        or MethodKind.Destructor
                        or MethodKind.StaticConstructor
                }
        )
            throw new GripException(
                ExitCode.Refused,
                $"{SymbolText.FullName(First)} has the parameters that the language gives it: none can be added, removed or reordered.",
                "Their names and types can change, and whether they are passed by in."
            );
    }

    /// <summary>Each declaration once, by path and position.</summary>
    public ImmutableArray<(string Path, TextSpan Name)> Declarations =>
        [
            .. _places
                .Select(place => (place.Path, place.Span))
                .Distinct()
                .OrderBy(place => place.Path, StringComparer.Ordinal)
                .ThenBy(place => place.Span.Start),
        ];

    /// <exception cref="GripException">Unknown, ambiguous, without parameters, or bound to a member of an assembly.</exception>
    public static SignatureTargets Resolve(SolutionSnapshot snapshot, string text, CancellationToken cancellation)
    {
        var named = Named(snapshot, text, cancellation);
        if (named.Any(symbol => !IsExplicit(symbol)))
            named = [.. named.Where(symbol => !IsExplicit(symbol))];
        var distinct = named.DistinctBy(symbol => Places(symbol).FirstOrDefault()).DistinctBy(Identity).ToArray();
        if (distinct.Length > 1)
            throw new GripException(
                ExitCode.Usage,
                $"'{text}' is ambiguous: it can mean {distinct.Length} signatures.",
                "Add the types of the parameters, as in 'Order.Add(int, string)', or give the place. Nothing was changed.",
                [
                    .. distinct
                        .Select(symbol => $"{DeclaredAt(symbol, snapshot.Root)} {SymbolText.FullName(symbol)}")
                        .Order(StringComparer.Ordinal),
                ]
            );
        var first = named[0];
        var linked = first
            is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation }
                or IPropertySymbol
            ? new LinkedMembers(snapshot).Closure(named, cancellation)
            : named;
        var external = linked.Where(LinkedMembers.IsExternal).Select(SymbolText.FullName).Distinct(StringComparer.Ordinal).ToArray();
        if (external.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"{SymbolText.FullName(first)} is bound to a member of another assembly, whose signature cannot change.",
                "Add an overload instead.",
                [.. external]
            );
        return new SignatureTargets([.. linked.Concat(named).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()], first);
    }

    /// <summary>The same for the parts of a partial member, and for what each target framework declares in a branch of its own.</summary>
    private static string Identity(ISymbol symbol)
    {
        return symbol.GetDocumentationCommentId() is { } id
            ? $"{symbol.ContainingAssembly.Name} {id}"
            : string.Concat(Places(symbol).Take(1)) + symbol.ToDisplayString();
    }

    /// <summary>A constructor's own place, not that of its type.</summary>
    private static string DeclaredAt(ISymbol symbol, string root) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) is { } location
            ? SymbolText.Place(location.SourceTree!, location.SourceSpan.Start, root)
            : SymbolText.DeclaredAt(symbol, root);

    private static bool IsExplicit(ISymbol symbol) =>
        symbol.Name.Contains('.', StringComparison.Ordinal) && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static ImmutableArray<ISymbol> Named(SolutionSnapshot snapshot, string text, CancellationToken cancellation)
    {
        if (text.EndsWith(".this", StringComparison.Ordinal) || text.EndsWith(".this[]", StringComparison.Ordinal))
        {
            var container = new SymbolNames(snapshot).Resolve(text[..text.LastIndexOf(".this", StringComparison.Ordinal)], cancellation);
            ImmutableArray<ISymbol> indexers =
            [
                .. container
                    .Symbols.OfType<INamedTypeSymbol>()
                    .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>())
                    .Where(property => property.IsIndexer),
            ];
            return indexers.Length > 0 ? indexers : throw new GripException(ExitCode.Usage, $"{container.Describe()} has no indexer.");
        }

        if (OperatorNames.Find(snapshot, text, cancellation) is { } operators)
            return operators;
        var parenthesis = text.IndexOf('(', StringComparison.Ordinal);
        var head = parenthesis < 0 ? text : text[..parenthesis];
        var name = head.EndsWith("..ctor", StringComparison.Ordinal) ? head[..^"..ctor".Length] : head;
        if (name != head || parenthesis >= 0 && IsConstructorName(snapshot, name, cancellation))
            return Constructors(snapshot, name, parenthesis < 0 ? null : text[parenthesis..], cancellation);
        var match = new SymbolNames(snapshot).Resolve(text, cancellation);
        return match.First switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Delegate } =>
            [
                .. match.Symbols.OfType<INamedTypeSymbol>().Select(type => type.DelegateInvokeMethod).OfType<ISymbol>(),
            ],
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } => Constructors(match, parameters: null, text),
            IMethodSymbol or IPropertySymbol { IsIndexer: true } => match.Symbols,
            IParameterSymbol => [.. match.Symbols.Select(parameter => parameter.ContainingSymbol)],
            _ => throw new GripException(
                ExitCode.Usage,
                $"'{match.Describe()}' has no parameters.",
                "Name a method, a constructor, an indexer or a delegate."
            ),
        };
    }

    /// <summary>"Order(int)" or "Order.Order(int)": the type's own name with types in parentheses.</summary>
    private static bool IsConstructorName(SolutionSnapshot snapshot, string name, CancellationToken cancellation)
    {
        var last = name.Split('.')[^1].Split('<')[0];
        return snapshot.Units.Any(unit =>
                snapshot.Compilation(unit, cancellation).ContainsSymbolsWithName(last, SymbolFilter.Type, cancellation)
            )
            && !snapshot.Units.Any(unit =>
                snapshot.Compilation(unit, cancellation).ContainsSymbolsWithName(last, SymbolFilter.Member, cancellation)
            );
    }

    private static ImmutableArray<ISymbol> Constructors(
        SolutionSnapshot snapshot,
        string type,
        string? parameters,
        CancellationToken cancellation
    )
    {
        var parts = type.Split('.');
        if (parts.Length > 1 && parts[^1] == parts[^2])
            type = string.Join('.', parts[..^1]);
        return Constructors(new SymbolNames(snapshot).Resolve(type, cancellation), parameters, type + parameters);
    }

    private static ImmutableArray<ISymbol> Constructors(SymbolMatch match, string? parameters, string text)
    {
        var types = parameters?.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<ISymbol> found =
        [
            .. match
                .Symbols.OfType<INamedTypeSymbol>()
                .SelectMany(type => type.InstanceConstructors)
                .Where(constructor => !constructor.IsImplicitlyDeclared)
                .Where(constructor => types is null || Matches(constructor, types)),
        ];
        return found.Length > 0
            ? found
            : throw new GripException(
                ExitCode.Usage,
                types is null ? $"{match.Describe()} declares no constructor." : $"{match.Describe()} has no constructor '{text}'.",
                "Name a method, a constructor, an indexer or a delegate."
            );
    }

    public static bool Matches(IMethodSymbol method, string[] types) =>
        method.Parameters.Length == types.Length
        && method
            .Parameters.Zip(types)
            .All(pair =>
                pair.First.Type.ToDisplayString() == pair.Second
                || pair.First.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) == pair.Second
            );

    private static IEnumerable<(string, TextSpan, MethodKind)> Places(ISymbol symbol)
    {
        symbol = symbol switch
        {
            IMethodSymbol { ReducedFrom: { } full } => full.OriginalDefinition,
            _ => symbol.OriginalDefinition,
        };
        var kind = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.DelegateInvoke } method
            ? method.MethodKind
            : MethodKind.Ordinary;
        if (kind == MethodKind.Constructor && symbol.IsImplicitlyDeclared || symbol is not (IMethodSymbol or IPropertySymbol))
            return [];
        return (kind == MethodKind.DelegateInvoke ? symbol.ContainingType : symbol)
            .Locations.Where(location => location.IsInSource)
            .Concat(PartialParts.Of(symbol).SelectMany(part => part.Locations))
            .Select(location => (location.SourceTree!.FilePath, location.SourceSpan, kind));
    }
}
