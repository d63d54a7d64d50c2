using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <param name="Symbol">What stands for the old member now.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Why">As a phrase: "[Obsolete] of the old version names it".</param>
public sealed record Successor(ISymbol Symbol, double Confidence, string Why);

/// <summary>Which members of the new version may stand for one that is gone or has changed.</summary>
/// <param name="successors">Ids of new types that are what an old type became: their members have been there before.</param>
internal sealed class MemberPairing(ApiSurface old, ApiSurface now, ApiKeys keys, IReadOnlySet<string> successors)
{
    private const double Enough = 0.5;
    private readonly ILookup<string, ISymbol> membersByName = now
        .Types.Values.SelectMany(now.Members)
        .ToLookup(member => member.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Best first.</summary>
    /// <param name="member">Of the old version.</param>
    /// <param name="type">What its type is now; null if that is gone.</param>
    /// <param name="isNew">Whether a member of <paramref name="type"/> did not exist before.</param>
    public ImmutableArray<Successor> Successors(ISymbol member, INamedTypeSymbol? type, Func<ISymbol, bool> isNew)
    {
        var found = new List<Successor>();
        if (type is not null)
            found.AddRange(InType(member, type, isNew));
        found.AddRange(Recommended(member, type));
        if (!found.Exists(successor => successor.Confidence >= 0.9))
            found.AddRange(Elsewhere(member, type));
        return
        [
            .. found
                .OrderByDescending(successor => successor.Confidence)
                .DistinctBy(successor => successor.Symbol, SymbolEqualityComparer.Default)
                .Take(12),
        ];
    }

    private IEnumerable<Successor> InType(ISymbol member, INamedTypeSymbol type, Func<ISymbol, bool> isNew)
    {
        foreach (var candidate in Reachable(type))
        {
            if (!SameShape(member, candidate))
                continue;
            if (Name(candidate) == Name(member))
            {
                yield return new Successor(candidate, 0.75 + 0.2 * Signatures(member, candidate), "the same name with another signature");
                continue;
            }

            if (
                member is IMethodSymbol
                && candidate is IMethodSymbol { ReturnType: var result }
                && candidate.Name == member.Name + "Async"
                && IsTask(result)
            )
            {
                yield return new Successor(candidate, 0.8 + 0.1 * Signatures(member, candidate), "the asynchronous form of it");
                continue;
            }

            var names = NameWords.Similarity(member.Name, candidate.Name);
            if (names < 0.35 || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary })
                continue;
            var score =
                0.5 * names
                + 0.25 * Signatures(member, candidate)
                + 0.15 * Documented(member, candidate)
                + (isNew(candidate) ? 0.1 : -0.15);
            if (SaysItsParameter(member, candidate))
                score += 0.25;
            if (SameConstant(member, candidate))
                score += 0.1;
            if (score >= Enough)
                yield return new Successor(
                    candidate,
                    Math.Min(score, 0.95),
                    isNew(candidate) ? "a similar member is new" : "a similar member"
                );
        }
    }

    private IEnumerable<Successor> Recommended(ISymbol member, INamedTypeSymbol? type)
    {
        if (ObsoleteNote.Of(member).Message is not { Length: > 0 } message)
            yield break;
        foreach (var name in ObsoleteNote.Recommended(message))
        {
            var parts = name.Split('.');
            foreach (var candidate in membersByName[parts[^1]].Where(candidate => candidate.Name == parts[^1]))
            {
                var container = candidate.ContainingType;
                var near =
                    parts.Length > 1
                        ? container.Name == parts[^2]
                        : type is not null && SymbolEqualityComparer.Default.Equals(container, type);
                if (near && Name(candidate) != Name(member))
                    yield return new Successor(candidate, 0.9 + 0.08 * Signatures(member, candidate), $"its [Obsolete] said: {message}");
                else if (parts.Length == 1 && candidate is IMethodSymbol { IsExtensionMethod: true })
                    yield return new Successor(candidate, 0.8 + 0.08 * Signatures(member, candidate), $"its [Obsolete] said: {message}");
            }
        }
    }

    private IEnumerable<Successor> Elsewhere(ISymbol member, INamedTypeSymbol? type)
    {
        if (
            !member.IsStatic
            || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary }
            || member.ContainingType.TypeKind == TypeKind.Enum
        )
            yield break;
        var key = keys.Member(member);
        foreach (var candidate in membersByName[member.Name])
        {
            if (
                candidate.Name != member.Name
                || !candidate.IsStatic
                || SymbolEqualityComparer.Default.Equals(candidate.ContainingType, type)
            )
                continue;
            // An old type's own member of that name is something else, unless it is the very same method.
            var id = DocumentationCommentId.CreateDeclarationId(candidate.ContainingType)!;
            var containers = NameWords.Similarity(member.ContainingType.Name, candidate.ContainingType.Name);
            var same = keys.Member(candidate) == key;
            var score =
                (same ? 0.7 : 0.5 * Signatures(member, candidate))
                + 0.2 * containers
                + (old.Types.ContainsKey(id) || successors.Contains(id) ? -0.05 : 0.08);
            if (score >= Enough)
                yield return new Successor(
                    candidate,
                    score,
                    same ? "the same member in another type" : "a member of that name in another type"
                );
        }
    }

    /// <summary>0 to 1: the old parameters that the new member still takes, by name and by type, and what it gives.</summary>
    public double Signatures(ISymbol member, ISymbol candidate)
    {
        var (ours, theirs) = (ApiKeys.ParametersOf(member), ApiKeys.ParametersOf(candidate));
        var result = keys.Result(member) == keys.Result(candidate) ? 1.0 : 0.3;
        if (ours.Length == 0 && theirs.Length == 0)
            return 0.7 + 0.3 * result;
        var matched = ours.Sum(parameter => theirs.Max(other => (double?)Alike(parameter, other)) ?? 0);
        var required = theirs.Count(parameter => !parameter.IsOptional && !parameter.IsParams);
        var extra = Math.Max(0, required - ours.Length);
        return Math.Max(
            0,
            0.7 * matched / Math.Max(1, ours.Length)
                - 0.15 * extra
                + 0.3 * result
                - (ours.Length == 0 ? 0.1 * theirs.Length : 0)
                + (ours.Length == 0 ? 0.5 : 0)
        );
    }

    private double Alike(IParameterSymbol parameter, IParameterSymbol other)
    {
        var types = keys.Type(parameter.Type) == keys.Type(other.Type);
        var names = parameter.Name == other.Name;
        return types && names ? 1
            : types ? 0.8
            : names ? 0.6
            : parameter.Type.Name == other.Type.Name && parameter.Type.Name.Length > 0 ? 0.5
            : 0;
    }

    private double Documented(ISymbol member, ISymbol candidate) =>
        NameWords.Sentences(old.Describe(member).Documentation, now.Describe(candidate).Documentation);

    private IEnumerable<ISymbol> Reachable(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> types = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Chain(type);
        return types.SelectMany(now.Members);
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
            yield return current;
    }

    private static bool SameShape(ISymbol member, ISymbol candidate) =>
        IsConstructor(member) == IsConstructor(candidate)
        && member is IEventSymbol == candidate is IEventSymbol
        && member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion }
            == candidate is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion };

    /// <summary>"AddOption(Option)" and "Add(Option)": the words that fell away name what is given.</summary>
    private static bool SaysItsParameter(ISymbol member, ISymbol candidate) =>
        member.Name.StartsWith(candidate.Name, StringComparison.Ordinal)
        && ApiKeys.ParametersOf(member) is [var first, ..]
        && first.Type.Name == member.Name[candidate.Name.Length..];

    private static bool SameConstant(ISymbol member, ISymbol candidate) =>
        member is IFieldSymbol { HasConstantValue: true } ours
        && candidate is IFieldSymbol { HasConstantValue: true } theirs
        && Equals(ours.ConstantValue, theirs.ConstantValue);

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static string Name(ISymbol symbol) => IsConstructor(symbol) ? ".ctor" : symbol.Name;

    public static bool IsTask(ITypeSymbol type) => type.OriginalDefinition.Name is "Task" or "ValueTask";
}
