using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>One registration as a function, whatever form it was written in.</summary>
internal static class RegistrationText
{
    /// <param name="implementation">Null if it is chosen at run time.</param>
    /// <param name="form">types, factory, instance or open generic.</param>
    public static FoundFunction Function(
        SourceFile file,
        int line,
        FoundBy by,
        ITypeSymbol service,
        ITypeSymbol? implementation,
        string lifetime,
        string form,
        ExpressionSyntax? key
    )
    {
        // A factory that is typed as the service itself hides what it makes.
        if (service.IsAbstract && form is "factory" or "instance" && SymbolEqualityComparer.Default.Equals(service, implementation))
            implementation = null;
        var isSelf = SymbolEqualityComparer.Default.Equals(service, implementation);
        var target = implementation is null ? "(made at run time)" : Titles.Of(implementation);
        return new FoundFunction
        {
            Kind = FunctionKind.Registration,
            Title = isSelf ? $"{Titles.Of(service)} ({lifetime})" : $"{Titles.Of(service)} → {target} ({lifetime})",
            Symbol = service.OriginalDefinition,
            Target = isSelf ? null : implementation?.OriginalDefinition,
            Line = line,
            FoundBy = by,
            Details =
            [
                new("service", Titles.Of(service)),
                new("implementation", target),
                new("lifetime", lifetime),
                new("form", form),
                .. key is null ? [] : new[] { new FunctionDetail("key", file.TextOf(key) ?? key.ToString()) },
            ],
        };
    }
}
