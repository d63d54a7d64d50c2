using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Repair.Candidates;

/// <summary>What is given for a parameter that an old call does not know.</summary>
internal sealed record Filling(string Text, double Factor, string Why)
{
    /// <param name="around">The function that the call stands in; null if there is none.</param>
    public static Filling? For(IParameterSymbol parameter, ImmutableArray<IParameterSymbol> old, IMethodSymbol? around)
    {
        // What was given silently before is given openly now.
        if (
            old.FirstOrDefault(candidate => candidate.Name == parameter.Name) is { HasExplicitDefaultValue: true } was
            && Literal(was) is { } literal
        )
            return new Filling(literal, 0.97, $"'{parameter.Name}' has the default that it had");
        // What the caller was given for the same purpose is passed on.
        if (
            around
                ?.Parameters.Where(own => own.RefKind == RefKind.None && own.Type.ToDisplayString() == parameter.Type.ToDisplayString())
                .ToArray()
                is [var passed]
            && (passed.Name == parameter.Name || parameter.Type.Name == "CancellationToken")
        )
            return new Filling(passed.Name, 0.98, $"'{passed.Name}' is passed on");
        if (parameter.Type is { Name: "CancellationToken" })
            return new Filling("default", 0.9, "no cancellation, as before");
        return null;
    }

    private static string? Literal(IParameterSymbol parameter) =>
        parameter.ExplicitDefaultValue switch
        {
            null => parameter.Type.IsValueType ? "default" : "null",
            _ when parameter.Type.TypeKind == TypeKind.Enum => parameter
                .Type.GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(field => Equals(field.ConstantValue, parameter.ExplicitDefaultValue))
                is { } field
                ? $"{parameter.Type.Name}.{field.Name}"
                : null,
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
            var value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        };
}
