using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>What differs between a member and what it became.</summary>
internal static class SignatureDifference
{
    /// <summary>The kinds with their phrases, the most telling first; empty if code that compiled still does.</summary>
    public static ImmutableArray<(ApiChangeKind Kind, string Detail)> Of(ISymbol old, ISymbol now, ApiKeys keys)
    {
        var found = ImmutableArray.CreateBuilder<(ApiChangeKind, string)>();
        if (old.Kind != now.Kind)
            found.Add((ApiChangeKind.ShapeChanged, $"{Kind(old)} became {Kind(now)}"));
        if (old is IMethodSymbol method && now is IMethodSymbol other)
        {
            if (method.Arity != other.Arity)
                found.Add((ApiChangeKind.MemberArity, $"{method.Arity} type parameters became {other.Arity}"));
            Parameters(method, other, keys, found);
        }

        if (old.IsStatic != now.IsStatic)
            found.Add((ApiChangeKind.StaticChanged, old.IsStatic ? "static became instance" : "instance became static"));
        if (
            keys.Result(old) is var ours
            && keys.Result(now) is var theirs
            && ours != ApiKeys.Plain.Result(now)
            && ours != theirs
            && !IsConstructor(old)
        )
            found.Add((ApiChangeKind.ReturnType, $"{ApiText.Of(ApiKeys.ResultType(old)!)} became {Text(ApiKeys.ResultType(now))}"));
        Modifiers(old, now, found);
        if (
            old is IFieldSymbol { HasConstantValue: true } constant
            && now is IFieldSymbol { HasConstantValue: true } value
            && !Equals(constant.ConstantValue, value.ConstantValue)
        )
            found.Add((ApiChangeKind.ConstantChanged, $"{constant.ConstantValue} became {value.ConstantValue}"));
        return found.ToImmutable();
    }

    private static void Parameters(
        IMethodSymbol old,
        IMethodSymbol now,
        ApiKeys keys,
        ImmutableArray<(ApiChangeKind, string)>.Builder found
    )
    {
        var names = old.Parameters.Select(parameter => parameter.Name).ToArray();
        var later = now.Parameters.Select(parameter => parameter.Name).ToArray();
        if (names.Length == later.Length && !names.SequenceEqual(later) && names.Order().SequenceEqual(later.Order()))
        {
            found.Add((ApiChangeKind.ParameterReordered, $"({string.Join(", ", names)}) became ({string.Join(", ", later)})"));
            return;
        }

        foreach (var parameter in now.Parameters.Where(parameter => !names.Contains(parameter.Name)))
        {
            var position = parameter.Ordinal;
            if (names.Length == later.Length && keys.Type(old.Parameters[position].Type) == keys.Type(parameter.Type))
                found.Add((ApiChangeKind.ParameterRenamed, $"parameter '{names[position]}' became '{parameter.Name}'"));
            else
                found.Add((ApiChangeKind.ParameterAdded, $"parameter '{ApiText.Of(parameter.Type)} {parameter.Name}' added"));
        }

        foreach (var parameter in old.Parameters)
        {
            var same = now.Parameters.FirstOrDefault(other => other.Name == parameter.Name);
            if (same is null)
            {
                if (names.Length != later.Length || keys.Type(now.Parameters[parameter.Ordinal].Type) != keys.Type(parameter.Type))
                    found.Add((ApiChangeKind.ParameterRemoved, $"parameter '{ApiText.Of(parameter.Type)} {parameter.Name}' removed"));
            }
            else if (keys.Type(parameter.Type) != keys.Type(same.Type) || parameter.RefKind != same.RefKind)
                found.Add(
                    (
                        ApiChangeKind.ParameterType,
                        $"parameter '{parameter.Name}': {ApiText.Of(parameter.Type)} became {ApiText.Of(same.Type)}"
                    )
                );
            else if (parameter.IsOptional && !same.IsOptional)
                found.Add((ApiChangeKind.ParameterRequired, $"parameter '{parameter.Name}' lost its default"));
        }
    }

    private static void Modifiers(ISymbol old, ISymbol now, ImmutableArray<(ApiChangeKind, string)>.Builder found)
    {
        if (!old.IsAbstract && now.IsAbstract)
            found.Add((ApiChangeKind.ModifiersChanged, "became abstract"));
        if (
            (old.IsVirtual || old.IsOverride || old.IsAbstract) && !(now.IsVirtual || now.IsOverride || now.IsAbstract)
            || !old.IsSealed && now.IsSealed
        )
            found.Add((ApiChangeKind.ModifiersChanged, "can no longer be overridden"));
        if (
            old is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, SetMethod.IsInitOnly: false }
            && now is IPropertySymbol property
        )
        {
            if (property.SetMethod is not { DeclaredAccessibility: Accessibility.Public })
                found.Add((ApiChangeKind.ModifiersChanged, "lost its setter"));
            else if (property.SetMethod.IsInitOnly)
                found.Add((ApiChangeKind.ModifiersChanged, "can only be set when the object is made"));
        }

        if (old.DeclaredAccessibility > now.DeclaredAccessibility)
            found.Add(
                (
                    ApiChangeKind.ModifiersChanged,
                    $"{old.DeclaredAccessibility.ToString().ToLowerInvariant()} became {now.DeclaredAccessibility.ToString().ToLowerInvariant()}"
                )
            );
    }

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static string Text(ITypeSymbol? type) => type is null ? "nothing" : ApiText.Of(type);

    private static string Kind(ISymbol symbol) => symbol.Kind.ToString().ToLowerInvariant();
}
