using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>Which type a removed type has become: by the old version's own advice, by name, by members in common.</summary>
internal sealed class TypePairing(ApiSurface old, ApiSurface now, CancellationToken cancellation)
{
    private const double Enough = 0.6;

    /// <summary>Below this gap to the second best the pairing says nothing.</summary>
    private const double Gap = 0.08;

    /// <summary>Every possible successor of each removed type, best first.</summary>
    public Dictionary<string, List<(string Id, double Confidence)>> Alternatives { get; } = new(StringComparer.Ordinal);

    /// <summary>From the id of a removed type to the id of what it became, where that is clear.</summary>
    public Dictionary<string, (string Id, double Confidence)> Find()
    {
        var result = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        var added = now.Types.Where(type => !old.Types.ContainsKey(type.Key)).ToArray();
        foreach (var (id, type) in old.Types.Where(type => !now.Types.ContainsKey(type.Key)))
        {
            cancellation.ThrowIfCancellationRequested();
            // A nested type follows its container.
            var ranked = Ranked(type, added);
            if (ranked.Count == 0)
                continue;
            Alternatives[id] = ranked;
            if (ranked.Count == 1 || ranked[0].Confidence - ranked[1].Confidence >= Gap)
                result[id] = ranked[0];
        }

        return result;
    }

    private List<(string Id, double Confidence)> Ranked(INamedTypeSymbol type, KeyValuePair<string, INamedTypeSymbol>[] added)
    {
        var members = MemberNames(type);
        var recommended = ObsoleteNote.Of(type).Message is { } message ? ObsoleteNote.Recommended(message) : [];
        var ranked = new List<(string Id, double Confidence)>();
        foreach (var (id, candidate) in added)
            if (Score(type, members, candidate) is var score && score >= Enough)
                ranked.Add((id, score));
        if (!recommended.IsEmpty)
            foreach (var (id, candidate) in now.Types)
                if (recommended.Any(name => name.Split('.')[^1] == candidate.Name) && candidate.Name != type.Name)
                    ranked.Add((id, 0.97));
        ranked.Sort((left, right) => right.Confidence.CompareTo(left.Confidence));
        return ranked.DistinctBy(entry => entry.Id).Take(6).ToList();
    }

    private static double Score(INamedTypeSymbol type, HashSet<string> members, INamedTypeSymbol candidate)
    {
        if (
            type.TypeKind != candidate.TypeKind
            && (
                type.TypeKind == TypeKind.Enum
                || candidate.TypeKind == TypeKind.Enum
                || type.TypeKind == TypeKind.Delegate
                || candidate.TypeKind == TypeKind.Delegate
            )
        )
            return 0;
        var overlap = Overlap(members, MemberNames(candidate));
        if (type.Name == candidate.Name)
            return (type.Arity == candidate.Arity ? 0.75 : 0.62)
                + 0.2 * overlap
                + (type.ContainingType is null == candidate.ContainingType is null ? 0.05 : 0);
        var names = NameWords.Similarity(Bare(type), Bare(candidate));
        // "IRestRequest" that became "RestRequest" has the very same words.
        if (names < 0.4)
            return members.Count >= 8 && overlap >= 0.6 ? 0.62 + 0.3 * (overlap - 0.6) : 0;
        return 0.45 * names + 0.5 * overlap + (Bare(type) == Bare(candidate) ? 0.05 : 0);
    }

    private static string Bare(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, Name: ['I', >= 'A' and <= 'Z', ..] } ? type.Name[1..] : type.Name;

    private static HashSet<string> MemberNames(INamedTypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var declaring = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Chain(type);
        foreach (var member in declaring.SelectMany(current => current.GetMembers()))
            if (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && member.CanBeReferencedByName)
                names.Add(member.Name.EndsWith("Async", StringComparison.Ordinal) ? member.Name[..^5] : member.Name);
        return names;
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
            yield return current;
    }

    private static double Overlap(HashSet<string> left, HashSet<string> right)
    {
        if (left.Count == 0 && right.Count == 0)
            return 1;
        // An interface that became a class has got more members; what counts is that the old ones are there.
        var common = left.Count(right.Contains);
        return left.Count == 0 ? 0 : 0.7 * common / left.Count + 0.3 * common / Math.Max(1, right.Count);
    }
}
