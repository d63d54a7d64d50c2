using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Reading;

/// <summary>A type of a framework, recognised by its full name; by its simple name where the package is missing.</summary>
internal sealed record KnownType(string Namespace, string Name, int Arity)
{
    /// <param name="metadataName">As in "MediatR.IRequestHandler`2".</param>
    public static KnownType Of(string metadataName)
    {
        var tick = metadataName.IndexOf('`');
        var name = tick < 0 ? metadataName : metadataName[..tick];
        var dot = name.LastIndexOf('.');
        return new KnownType(name[..dot], name[(dot + 1)..], tick < 0 ? 0 : int.Parse(metadataName[(tick + 1)..]));
    }

    /// <returns>How it was recognised; null if <paramref name="type"/> is another type.</returns>
    public FoundBy? Recognise(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { } named || named.Arity != Arity)
            return null;
        if (named.TypeKind == TypeKind.Error)
            return named.Name == Name || named.Name + "Attribute" == Name ? FoundBy.Name : null;
        return named.Name == Name && NamespaceOf(named) == Namespace ? FoundBy.Symbol : null;
    }

    /// <summary>The namespace, and the types around a nested type, parted by dots.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? NamespaceOf(outer) + "." + outer.Name : type.ContainingNamespace?.ToDisplayString() ?? "";
}

/// <param name="Type">The framework's type, with the type arguments that were given.</param>
internal sealed record Recognised(INamedTypeSymbol Type, FoundBy By);

internal static class Ancestry
{
    /// <summary>The first of <paramref name="known"/> that the type is, derives from or implements.</summary>
    public static Recognised? Find(ITypeSymbol? type, params ReadOnlySpan<KnownType> known)
    {
        foreach (var candidate in Above(type))
        foreach (var wanted in known)
            if (wanted.Recognise(candidate) is { } by)
                return new Recognised(candidate, by);
        return null;
    }

    /// <summary>All of them, for interfaces that a type may implement more than once.</summary>
    public static IEnumerable<INamedTypeSymbol> Above(ITypeSymbol? type)
    {
        // An attribute class whose own base is missing is no attribute for the compiler; it still says what it derives from.
        if (type is IErrorTypeSymbol { CandidateSymbols: [INamedTypeSymbol candidate, ..] })
            type = candidate;
        if (type is not INamedTypeSymbol named)
            yield break;
        for (var current = named; current is not null; current = current.BaseType)
            yield return current;
        foreach (var implemented in named.AllInterfaces)
            yield return implemented;
    }
}
