using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>All symbols that get the new name together.</summary>
/// <param name="Asked">What the user named.</param>
/// <param name="All">With everything that must keep the same name: overrides, implementations, partial halves, a record's property and parameter.</param>
internal sealed record RenameTargets(SymbolMatch Asked, SymbolSet All)
{
    public ISymbol First => Asked.First;

    public string OldName => NamedSymbol.NameOf(Asked.First);

    /// <exception cref="GripException">Unknown or ambiguous (2); declared in a package, in generated code, or bound to something that is (1).</exception>
    public static RenameTargets Find(SolutionSnapshot snapshot, string symbol, CancellationToken cancellation)
    {
        if (symbol.EndsWith(".this", StringComparison.Ordinal) || symbol.EndsWith(".this[]", StringComparison.Ordinal))
            throw new GripException(ExitCode.Refused, $"The indexer '{symbol}' has no name that could be changed.");
        var asked = new SymbolNames(snapshot).Resolve(symbol, cancellation);
        RefuseNameless(asked);
        var symbols = asked.Symbols.SelectMany(RecordTwins).Concat(SameParameters(snapshot, asked, cancellation)).ToImmutableArray();
        var all = new LinkedMembers(snapshot).Closure(symbols, cancellation).SelectMany(RecordTwins).ToImmutableArray();
        RefuseExternal(asked, all, snapshot);
        RefuseGenerated(asked, all, snapshot);
        return new RenameTargets(asked, new SymbolSet(all.Concat(asked.Symbols)));
    }

    /// <summary>A positional parameter of a record and the property of the same name are one thing, also where the property is written out.</summary>
    private static IEnumerable<ISymbol> RecordTwins(ISymbol symbol)
    {
        yield return symbol;
        if (
            symbol is IParameterSymbol
            {
                ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } constructor
            }
        )
            foreach (
                var property in constructor
                    .ContainingType.GetMembers(symbol.Name)
                    .OfType<IPropertySymbol>()
                    .Where(_ => IsPrimary(constructor))
            )
                yield return property;
        if (symbol is IPropertySymbol { ContainingType.IsRecord: true })
            foreach (
                var parameter in symbol.ContainingType.InstanceConstructors.Where(IsPrimary).SelectMany(candidate => candidate.Parameters)
            )
                if (parameter.Name == symbol.Name)
                    yield return parameter;
    }

    /// <summary>The parameter of that name in every member that overrides or implements the same one: callers name it through any of them.</summary>
    private static IEnumerable<ISymbol> SameParameters(SolutionSnapshot snapshot, SymbolMatch asked, CancellationToken cancellation)
    {
        if (
            asked.First
            is not IParameterSymbol
            {
                ContainingSymbol: IPropertySymbol
                    or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation }
            } first
        )
            return [];
        var family = new LinkedMembers(snapshot).Closure([.. asked.Symbols.Select(parameter => parameter.ContainingSymbol)], cancellation);
        // What implements the same interface of the framework has nothing else in common.
        if (family.Any(LinkedMembers.IsExternal))
            return [];
        return family
            .Select(member => member is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)member).Parameters)
            .Where(parameters => parameters.Length > first.Ordinal)
            .Select(parameters => parameters[first.Ordinal])
            .Where(parameter => parameter.Name == first.Name && parameter.Locations.All(location => IsWritable(snapshot, location)))
            .Where(parameter => parameter.Locations.Length > 0);
    }

    private static bool IsWritable(SolutionSnapshot snapshot, Location location) =>
        location.IsInSource && snapshot.Documents.TryGetValue(location.SourceTree!.FilePath, out var document) && !document.IsGenerated;

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax
        );

    private static void RefuseNameless(SymbolMatch asked)
    {
        if (
            asked.First
            is IPropertySymbol { IsIndexer: true }
                or IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion }
        )
            throw new GripException(ExitCode.Refused, $"The {asked.Describe()} has no name that could be changed.");
        if (asked.First.ContainingType is { IsAnonymousType: true })
            throw new GripException(
                ExitCode.Refused,
                $"'{asked.First.Name}' is a property of an anonymous type; other places may make the same type by chance.",
                "Rename what the value comes from, or make the type a record first."
            );
    }

    private static void RefuseExternal(SymbolMatch asked, ImmutableArray<ISymbol> all, SolutionSnapshot snapshot)
    {
        var external = all.Where(symbol => symbol is not INamespaceSymbol && LinkedMembers.IsExternal(symbol)).ToArray();
        if (external.Length == 0)
            return;
        var own = all.Where(symbol => !LinkedMembers.IsExternal(symbol))
            .Select(symbol => $"{SymbolText.DeclaredAt(symbol, snapshot.Root)} {SymbolText.FullName(symbol)}");
        throw new GripException(
            ExitCode.Refused,
            $"The {asked.Describe()} must keep its name: it overrides or implements {string.Join(" and ", external.Select(symbol => $"{SymbolText.FullName(symbol)} of {symbol.ContainingAssembly?.Name}").Distinct())}.",
            "Only what the solution itself declares can be renamed.",
            [.. own.Distinct().Order(StringComparer.Ordinal)]
        );
    }

    private static void RefuseGenerated(SymbolMatch asked, ImmutableArray<ISymbol> all, SolutionSnapshot snapshot)
    {
        var generated = all.Where(symbol => symbol is not INamespaceSymbol)
            .SelectMany(DeclarationPlace.Of)
            .Select(place => place.Path)
            .Where(path => !snapshot.Documents.TryGetValue(path, out var document) || document.IsGenerated)
            .Distinct()
            .ToArray();
        if (generated.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"The {asked.Describe()} is declared in generated code, which the next build would write again.",
                "Change what the code is generated from.",
                [.. generated.Select(path => Path.GetRelativePath(snapshot.Root, path)).Order(StringComparer.Ordinal)]
            );
    }
}
