using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Registrations written as descriptors, mostly inside TryAddEnumerable, Add and Replace.</summary>
internal static class ServiceDescriptors
{
    private static readonly KnownType _descriptor = KnownType.Of("Microsoft.Extensions.DependencyInjection.ServiceDescriptor");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls("Singleton", "Scoped", "Transient", "Describe"))
        {
            if (call.Receiver is not { } receiver || LastName(receiver) != "ServiceDescriptor")
                continue;
            var by = call.Method is { } method ? _descriptor.Recognise(method.ContainingType) : FoundBy.Name;
            var arguments = call.Arguments.ToArray();
            if (by is null || Registrations.Types(call, arguments) is not { } types)
                continue;
            var lifetime = call.Name == "Describe" ? Lifetime(arguments) : Registrations.LifetimeIn(call.Name);
            yield return RegistrationText.Function(
                file,
                call.Line,
                by.Value,
                types.Service,
                types.Implementation,
                lifetime,
                types.Form,
                key: null
            );
        }

        foreach (var creation in file.Creations)
            if (creation is ObjectCreationExpressionSyntax { Type: var name } && LastName(name) == "ServiceDescriptor")
                if (Created(file, creation) is { } found)
                    yield return found;
    }

    private static FoundFunction? Created(SourceFile file, BaseObjectCreationExpressionSyntax creation)
    {
        var arguments = creation.ArgumentList?.Arguments.Select(argument => argument.Expression).ToArray() ?? [];
        var types = arguments.OfType<TypeOfExpressionSyntax>().Select(type => file.TypeOf(type.Type)).OfType<ITypeSymbol>().ToArray();
        if (types.Length == 0 || _descriptor.Recognise(file.TypeOf(creation)) is not { } by)
            return null;
        var made = arguments.OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault();
        var implementation =
            types.Length > 1 ? types[1]
            : made is not null ? Factories.Product(file, made)
            : arguments.Length > 1 ? file.TypeOf(arguments[1])
            : null;
        var form =
            types.Length > 1 ? "types"
            : made is not null ? "factory"
            : "instance";
        return RegistrationText.Function(file, file.LineOf(creation), by, types[0], implementation, Lifetime(arguments), form, key: null);
    }

    private static string Lifetime(ExpressionSyntax[] arguments) =>
        arguments
            .Select(LastName)
            .Where(name => name is "Singleton" or "Scoped" or "Transient")
            .Select(name => name!.ToLowerInvariant())
            .FirstOrDefault("singleton");

    private static string? LastName(SyntaxNode node) =>
        node switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };
}
