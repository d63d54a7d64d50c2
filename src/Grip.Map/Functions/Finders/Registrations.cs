using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Services that are registered with the container of Microsoft.Extensions.DependencyInjection.</summary>
internal static class Registrations
{
    private static readonly Dictionary<string, string> _lifetimes = new(StringComparer.Ordinal)
    {
        ["AddHostedService"] = "singleton",
        ["AddDbContext"] = "scoped",
        ["AddDbContextPool"] = "scoped",
        ["AddDbContextFactory"] = "singleton",
        ["AddPooledDbContextFactory"] = "singleton",
        ["AddHttpClient"] = "transient",
        ["Decorate"] = "as decorated",
    };

    private static readonly string[] _names =
    [
        .. _lifetimes.Keys,
        .. new[] { "Singleton", "Scoped", "Transient" }.SelectMany(lifetime =>
            new[] { "Add", "TryAdd", "AddKeyed", "TryAddKeyed" }.Select(prefix => prefix + lifetime)
        ),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls(_names))
        {
            if (call.From("Microsoft.Extensions.DependencyInjection", "Scrutor") is not { } by)
                continue;
            var lifetime = _lifetimes.GetValueOrDefault(call.Name) ?? LifetimeIn(call.Name);
            var isKeyed = call.Name.Contains("Keyed", StringComparison.Ordinal);
            var arguments = call.Arguments.ToArray();
            var key = isKeyed ? arguments.FirstOrDefault(argument => argument is not TypeOfExpressionSyntax) : null;
            var rest = arguments.Where(argument => argument != key).ToArray();
            var types = Types(call, rest);
            if (types is null)
                continue;
            var (service, implementation, form) = types.Value;
            if (call.Name == "AddHostedService")
                (service, implementation) = (Hosted(call) ?? service, service);
            yield return RegistrationText.Function(file, call.Line, by, service, implementation, lifetime, form, key);
        }
    }

    /// <summary>"singleton", "scoped" or "transient", as a method's name says it.</summary>
    public static string LifetimeIn(string name) =>
        name.EndsWith("Singleton", StringComparison.Ordinal) ? "singleton"
        : name.EndsWith("Scoped", StringComparison.Ordinal) ? "scoped"
        : "transient";

    /// <summary>Service, implementation (null if it cannot be seen) and the form, from type arguments or typeof.</summary>
    public static (ITypeSymbol Service, ITypeSymbol? Implementation, string Form)? Types(Call call, ExpressionSyntax[] arguments)
    {
        var file = call.File;
        var generic = call.TypeArguments;
        var given = arguments.OfType<TypeOfExpressionSyntax>().Select(type => file.TypeOf(type.Type)).OfType<ITypeSymbol>().ToArray();
        var made = arguments.FirstOrDefault(argument => argument is not TypeOfExpressionSyntax);
        if (generic.Length > 1)
            return (generic[0], generic[1], made is AnonymousFunctionExpressionSyntax ? "factory" : "types");
        if (generic.Length == 1)
            return made switch
            {
                AnonymousFunctionExpressionSyntax factory when IsFactory(call) => (generic[0], Factories.Product(file, factory), "factory"),
                not null when IsInstance(call) => (generic[0], file.TypeOf(made), "instance"),
                _ => (generic[0], generic[0], "types"),
            };
        return given switch
        {
            [var service, var implementation] => (service, implementation, IsOpen(service) ? "open generic" : "types"),
            [var service] when made is AnonymousFunctionExpressionSyntax factory => (service, Factories.Product(file, factory), "factory"),
            [var service] when made is not null => (service, file.TypeOf(made), "instance"),
            [var service] => (service, service, "types"),
            _ => null,
        };
    }

    /// <summary>The options lambda of AddDbContext is no factory of the service.</summary>
    private static bool IsFactory(Call call) => !_lifetimes.ContainsKey(call.Name) || call.Name is "AddHostedService" or "Decorate";

    private static bool IsInstance(Call call) => IsFactory(call) && !call.Name.Contains("HostedService", StringComparison.Ordinal);

    private static bool IsOpen(ITypeSymbol type) => type is INamedTypeSymbol { IsUnboundGenericType: true };

    private static INamedTypeSymbol? Hosted(Call call) =>
        call.File.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.IHostedService");
}
