using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Types whose attributes say that they are written as JSON, XML and the like: renaming a member changes data.</summary>
internal static class SerialisedTypes
{
    private static readonly ImmutableArray<(KnownType Attribute, string Format)> _onTypes =
    [
        (KnownType.Of("System.Runtime.Serialization.DataContractAttribute"), "data contract"),
        (KnownType.Of("System.Xml.Serialization.XmlRootAttribute"), "XML"),
        (KnownType.Of("System.Xml.Serialization.XmlTypeAttribute"), "XML"),
        (KnownType.Of("System.Text.Json.Serialization.JsonConverterAttribute"), "JSON"),
        (KnownType.Of("System.Text.Json.Serialization.JsonDerivedTypeAttribute"), "JSON"),
        (KnownType.Of("System.Text.Json.Serialization.JsonPolymorphicAttribute"), "JSON"),
        (KnownType.Of("Newtonsoft.Json.JsonObjectAttribute"), "JSON"),
        (KnownType.Of("Newtonsoft.Json.JsonConverterAttribute"), "JSON"),
        (KnownType.Of("MessagePack.MessagePackObjectAttribute"), "MessagePack"),
        (KnownType.Of("ProtoBuf.ProtoContractAttribute"), "protobuf"),
    ];

    private static readonly ImmutableArray<(KnownType Attribute, string Format)> _onMembers =
    [
        (KnownType.Of("System.Text.Json.Serialization.JsonPropertyNameAttribute"), "JSON"),
        (KnownType.Of("System.Text.Json.Serialization.JsonIncludeAttribute"), "JSON"),
        (KnownType.Of("Newtonsoft.Json.JsonPropertyAttribute"), "JSON"),
        (KnownType.Of("System.Xml.Serialization.XmlElementAttribute"), "XML"),
        (KnownType.Of("System.Xml.Serialization.XmlAttributeAttribute"), "XML"),
        (KnownType.Of("System.Xml.Serialization.XmlArrayAttribute"), "XML"),
        (KnownType.Of("YamlDotNet.Serialization.YamlMemberAttribute"), "YAML"),
    ];

    private static readonly KnownType _serializable = KnownType.Of("System.Text.Json.Serialization.JsonSerializableAttribute");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var node in file.Types)
        {
            if (file.Model.GetDeclaredSymbol(node, file.Cancellation) is not { } type)
                continue;
            var line = file.LineOf(node.Identifier);
            if (node.AttributeLists.Count > 0)
                foreach (var use in AttributeUse.On(type, _serializable))
                foreach (var target in use.TypeArguments)
                    yield return Function(line, use.By, target, "JSON", $"[JsonSerializable] of {Titles.Of(type)}");
            var marks = Marks(node, type).ToArray();
            foreach (var format in marks.GroupBy(mark => mark.Format))
            {
                var first = format.First();
                var more = format.Count() > 1 ? $" and {format.Count() - 1} more" : "";
                yield return Function(line, first.Use.By, type, format.Key, $"[{first.Use.Name}]{more}");
            }
        }
    }

    public static FoundFunction Function(int line, FoundBy by, ITypeSymbol type, string format, string how) =>
        new()
        {
            Kind = FunctionKind.Serialised,
            Title = $"{Titles.Of(type)} as {format}",
            Symbol = type.OriginalDefinition,
            Line = line,
            FoundBy = by,
            Details = [new("format", format), new("form", how)],
        };

    private static IEnumerable<(string Format, AttributeUse Use)> Marks(BaseTypeDeclarationSyntax node, INamedTypeSymbol type)
    {
        if (node.AttributeLists.Count > 0)
            foreach (var (attribute, format) in _onTypes)
            foreach (var use in AttributeUse.On(type, attribute))
                yield return (format, use);
        if (node is not TypeDeclarationSyntax declaration || !HasMarkedMember(declaration))
            yield break;
        foreach (var member in type.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol))
        foreach (var (attribute, format) in _onMembers)
        foreach (var use in AttributeUse.On(member, attribute))
            if (use.Data.ApplicationSyntaxReference?.SyntaxTree == node.SyntaxTree)
                yield return (format, use);
    }

    private static bool HasMarkedMember(TypeDeclarationSyntax type) =>
        type.Members.Any(member => member.AttributeLists.Count > 0)
        || type.ParameterList?.Parameters.Any(parameter => parameter.AttributeLists.Count > 0) == true;
}
