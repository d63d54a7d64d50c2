using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Types that are given to a serialiser.</summary>
internal static class SerialiserCalls
{
    private static readonly (KnownType Type, string Format)[] _serialisers =
    [
        (KnownType.Of("System.Text.Json.JsonSerializer"), "JSON"),
        (KnownType.Of("Newtonsoft.Json.JsonConvert"), "JSON"),
        (KnownType.Of("MessagePack.MessagePackSerializer"), "MessagePack"),
        (KnownType.Of("System.Net.Http.Json.HttpClientJsonExtensions"), "JSON"),
        (KnownType.Of("System.Net.Http.Json.HttpContentJsonExtensions"), "JSON"),
    ];

    private static readonly (KnownType Type, string Format)[] _made =
    [
        (KnownType.Of("System.Xml.Serialization.XmlSerializer"), "XML"),
        (KnownType.Of("System.Runtime.Serialization.DataContractSerializer"), "data contract"),
        (KnownType.Of("System.Runtime.Serialization.Json.DataContractJsonSerializer"), "JSON"),
    ];

    private static readonly string[] _names =
    [
        "Serialize",
        "SerializeAsync",
        "SerializeToUtf8Bytes",
        "SerializeToNode",
        "SerializeToElement",
        "SerializeToDocument",
        "Deserialize",
        "DeserializeAsync",
        "DeserializeAsyncEnumerable",
        "SerializeObject",
        "DeserializeObject",
        "GetFromJsonAsync",
        "PostAsJsonAsync",
        "PutAsJsonAsync",
        "ReadFromJsonAsync",
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file) =>
        Calls(file).Concat(Creations(file)).OrderBy(found => found.Line).DistinctBy(found => found.Title);

    private static IEnumerable<FoundFunction> Calls(SourceFile file)
    {
        foreach (var call in file.Calls(_names))
        {
            var owner = call.Method?.ContainingType;
            var known = owner is null
                ? _serialisers.FirstOrDefault(known => call.Receiver?.ToString() == known.Type.Name)
                : _serialisers.FirstOrDefault(known => known.Type.Recognise(owner) is not null);
            if (known.Format is null || Subject(file, call) is not { } type || !IsTelling(type))
                continue;
            yield return SerialisedTypes.Function(
                call.Line,
                owner is null ? FoundBy.Name : FoundBy.Symbol,
                type,
                known.Format,
                $"{known.Type.Name}.{call.Name}"
            );
        }
    }

    private static IEnumerable<FoundFunction> Creations(SourceFile file)
    {
        foreach (var creation in file.Creations)
            if (
                creation
                    is ObjectCreationExpressionSyntax
                    {
                        Type: var name,
                        ArgumentList.Arguments: [{ Expression: TypeOfExpressionSyntax subject }, ..]
                    }
                && name.ToString().EndsWith("Serializer", StringComparison.Ordinal)
                && file.TypeOf(subject.Type) is { } type
                && IsTelling(type)
            )
                foreach (var (known, format) in _made)
                    if (known.Recognise(file.TypeOf(creation)) is { } by)
                        yield return SerialisedTypes.Function(file.LineOf(creation), by, type, format, $"new {known.Name}");
    }

    /// <summary>The type argument, a typeof, or the static type of what is serialised.</summary>
    private static ITypeSymbol? Subject(SourceFile file, Call call)
    {
        var type =
            call.TypeArguments.FirstOrDefault()
            ?? call.Arguments.OfType<TypeOfExpressionSyntax>().Select(given => file.TypeOf(given.Type)).FirstOrDefault()
            ?? (call.Name is "SerializeObject" && call.Arguments.FirstOrDefault() is { } value ? file.TypeOf(value) : null);
        return type is null ? null : Element(type);
    }

    /// <summary>Of a list or array of orders, the order.</summary>
    private static ITypeSymbol Element(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => Element(array.ElementType),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Element(
                nullable.TypeArguments[0]
            ),
            INamedTypeSymbol { TypeArguments: [var only] } generic when !generic.Locations.Any(location => location.IsInSource) => Element(
                only
            ),
            _ => type,
        };

    private static bool IsTelling(ITypeSymbol type) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false } named
        && !(named.ContainingNamespace?.ToDisplayString() ?? "").StartsWith("System", StringComparison.Ordinal);
}
