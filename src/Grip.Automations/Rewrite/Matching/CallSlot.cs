using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>One argument of a call in the order of the parameters.</summary>
/// <param name="Node">An argument, or the receiver of an extension method; null if the call leaves it to the default.</param>
/// <param name="Default">The default as code, for an omitted argument.</param>
internal sealed record CallSlot(IParameterSymbol Parameter, SyntaxNode? Node, string? Default)
{
    /// <summary>The arguments of <paramref name="call"/> by parameter, or null if a default depends on the caller.</summary>
    public static ImmutableArray<CallSlot>? All(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model)
    {
        var slots = ImmutableArray.CreateBuilder<CallSlot>();
        var full = method.ReducedFrom ?? method;
        var offset = 0;
        if (method.ReducedFrom is not null)
        {
            var receiver = call.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                MemberBindingExpressionSyntax binding => ConditionalChain.Around(binding)?.Expression,
                _ => null,
            };
            if (receiver is null)
                return null;
            slots.Add(new CallSlot(full.Parameters[0], receiver, null));
            offset = 1;
        }

        var arguments = call.ArgumentList.Arguments;
        for (var ordinal = offset; ordinal < full.Parameters.Length; ordinal++)
        {
            var parameter = full.Parameters[ordinal];
            var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
            if (named is not null)
                slots.Add(new CallSlot(parameter, named, null));
            else if (parameter.IsParams)
                slots.AddRange(
                    arguments
                        .Skip(ordinal - offset)
                        .Where(argument => argument.NameColon is null)
                        .Select(argument => new CallSlot(parameter, argument, null))
                );
            else if (ordinal - offset < arguments.Count && arguments[ordinal - offset].NameColon is null)
                slots.Add(new CallSlot(parameter, arguments[ordinal - offset], null));
            else if (!parameter.HasExplicitDefaultValue || IsCallerInfo(parameter))
                return null;
            else
                slots.Add(new CallSlot(parameter, null, DefaultCode(parameter, model, call.SpanStart)));
        }

        return slots.ToImmutable();
    }

    private static bool IsCallerInfo(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("Caller", StringComparison.Ordinal) ?? false);

    private static string DefaultCode(IParameterSymbol parameter, SemanticModel model, int position)
    {
        var value = parameter.ExplicitDefaultValue;
        if (parameter.Type.TypeKind == TypeKind.Enum && value is not null)
        {
            var type = parameter.Type.ToMinimalDisplayString(model, position);
            var field = parameter
                .Type.GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(candidate => Equals(candidate.ConstantValue, value));
            return field is null ? $"({type}){value}" : $"{type}.{field.Name}";
        }

        return value switch
        {
            null => parameter.Type.IsReferenceType || parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                ? "null"
                : "default",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
    }
}
