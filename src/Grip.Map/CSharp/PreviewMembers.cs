using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Grip.Map.CSharp;

/// <summary>What referenced assemblies mark as a preview feature, read once for each file.</summary>
internal sealed class PreviewMembers
{
    private const string Mark = "RequiresPreviewFeaturesAttribute";

    private readonly ConcurrentDictionary<string, ImmutableArray<string>?> known = new(StringComparer.Ordinal);

    /// <summary>Names of which one must be written by who uses any of it; null if no name has to be, or the file cannot be read.</summary>
    public ImmutableArray<string>? NamesIn(string path) => known.GetOrAdd(path, Read);

    private static ImmutableArray<string>? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        using var image = new PEReader(File.OpenRead(path));
        if (!image.HasMetadata)
            return null;
        var metadata = image.GetMetadataReader();
        if (!IsKnown(metadata))
            return [];
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var handle in metadata.CustomAttributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (TypeOf(attribute, metadata) != Mark)
                continue;
            if (OwnerOfStatic(attribute.Parent, metadata) is not { } owner)
                return null;
            names.Add(owner);
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsKnown(MetadataReader metadata) =>
        metadata.TypeReferences.Any(type => metadata.StringComparer.Equals(metadata.GetTypeReference(type).Name, Mark))
        || metadata.TypeDefinitions.Any(type => metadata.StringComparer.Equals(metadata.GetTypeDefinition(type).Name, Mark));

    private static string? TypeOf(CustomAttribute attribute, MetadataReader metadata)
    {
        if (attribute.Constructor.Kind == HandleKind.MethodDefinition)
        {
            var constructor = metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor);
            return metadata.GetString(metadata.GetTypeDefinition(constructor.GetDeclaringType()).Name);
        }

        return metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;
    }

    /// <summary>A method of a static class is out of reach without the name of the class, unless it extends something.</summary>
    private static string? OwnerOfStatic(EntityHandle member, MetadataReader metadata)
    {
        if (member.Kind != HandleKind.MethodDefinition)
            return null;
        var owner = metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)member).GetDeclaringType());
        const TypeAttributes StaticClass = TypeAttributes.Abstract | TypeAttributes.Sealed;
        var extends = owner
            .GetCustomAttributes()
            .Any(handle => TypeOf(metadata.GetCustomAttribute(handle), metadata) == "ExtensionAttribute");
        return (owner.Attributes & StaticClass) == StaticClass && !extends ? metadata.GetString(owner.Name) : null;
    }
}
