using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>
/// The difference between two versions of the same assemblies: what code outside can see of it, and for everything that is
/// gone or changed the symbols that may stand for it now.
/// </summary>
public sealed class AssemblyDifference
{
    private readonly Dictionary<string, ImmutableArray<Successor>> successors = new(StringComparer.Ordinal);
    private readonly ApiSurface old;
    private readonly ApiSurface now;
    private readonly ImmutableArray<ApiChange>.Builder changes = ImmutableArray.CreateBuilder<ApiChange>();
    private readonly Dictionary<string, (string Id, double Confidence)> types;
    private readonly TypePairing typePairing;
    private readonly ApiKeys keys;

    private AssemblyDifference(ApiSurface old, ApiSurface now, CancellationToken cancellation)
    {
        (this.old, this.now) = (old, now);
        typePairing = new TypePairing(old, now, cancellation);
        types = typePairing.Find();
        keys = new ApiKeys(types.ToDictionary(type => type.Key, type => type.Value.Id, StringComparer.Ordinal));
        var members = new MemberPairing(old, now, keys, types.Values.Select(type => type.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var (id, type) in old.Types)
        {
            cancellation.ThrowIfCancellationRequested();
            Compare(id, type, members);
        }

        foreach (var (id, type) in now.Types)
            if (!old.Types.ContainsKey(id) && !types.Values.Any(pair => pair.Id == id))
                changes.Add(new ApiChange(ApiChangeKind.TypeAdded, null, now.Describe(type), "", 1));
        Changes = [.. changes.OrderBy(change => (change.Old ?? change.New)!.Text, StringComparer.Ordinal)];
        ByOld = Changes.Where(change => change.Old is not null).ToLookup(change => change.Old!.Id, StringComparer.Ordinal);
    }

    /// <summary>Everything, ordered by name.</summary>
    public ImmutableArray<ApiChange> Changes { get; }

    /// <summary>Changes by the documentation comment id of the old symbol.</summary>
    public ILookup<string, ApiChange> ByOld { get; }

    /// <param name="assemblies">Of one target framework.</param>
    /// <param name="cancellation">Answered within one type.</param>
    public static AssemblyDifference Between(IReadOnlyCollection<AssemblyPair> assemblies, CancellationToken cancellation) =>
        new(
            ApiSurface.Of(
                assemblies.Select(pair => (pair.Old, pair.WithInternals)),
                [.. assemblies.Select(pair => pair.OldDocumentation)],
                cancellation
            ),
            ApiSurface.Of(
                assemblies.Select(pair => (pair.New, pair.WithInternals)),
                [.. assemblies.Select(pair => pair.NewDocumentation)],
                cancellation
            ),
            cancellation
        );

    /// <summary>What the old version's documentation says about a parameter.</summary>
    public string DocumentationOf(IParameterSymbol parameter) => old.Documentation(parameter);

    /// <summary>What may stand for an old symbol now, best first; empty if it is unchanged or nothing is known.</summary>
    public ImmutableArray<Successor> SuccessorsOf(ISymbol symbol)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        var id = DocumentationCommentId.CreateDeclarationId(definition);
        return id is not null && successors.TryGetValue(id, out var known) ? known : [];
    }

    /// <summary>The type that an old type is now; null if it is gone without a clear successor.</summary>
    public INamedTypeSymbol? TypeNow(INamedTypeSymbol type)
    {
        var id = DocumentationCommentId.CreateDeclarationId(type.OriginalDefinition)!;
        return now.Types.TryGetValue(id, out var same) ? same
            : types.TryGetValue(id, out var pair) ? now.Types[pair.Id]
            : null;
    }

    /// <summary>Types of the new version by simple name.</summary>
    public IEnumerable<INamedTypeSymbol> NewTypes => now.Types.Values;

    public double DocumentationLikeness(ISymbol before, ISymbol after) =>
        NameWords.Sentences(old.Describe(Definition(before)).Documentation, now.Describe(Definition(after)).Documentation);

    private static ISymbol Definition(ISymbol symbol) =>
        symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;

    private void Compare(string id, INamedTypeSymbol type, MemberPairing members)
    {
        var later = now.Types.GetValueOrDefault(id);
        if (later is null)
        {
            later = types.TryGetValue(id, out var pair) ? now.Types[pair.Id] : null;
            AddGone(id, type, later, pair.Confidence);
        }
        else
            AddTypeChanges(type, later);

        var oldKeys = old.Members(type).ToLookup(keys.Member);
        var newKeys = later is null ? null : now.Members(later).ToLookup(ApiKeys.Plain.Member);
        bool IsNew(ISymbol candidate) => !oldKeys.Contains(ApiKeys.Plain.Member(candidate));
        foreach (var member in old.Members(type))
        {
            var same = newKeys?[keys.Member(member)].FirstOrDefault();
            if (same is not null)
                AddSame(member, same);
            else if (later is null || !Inherits(later, keys.Member(member)))
                AddChanged(member, members.Successors(member, later, IsNew));
        }

        if (newKeys is null)
            return;
        foreach (var member in now.Members(later!).Where(IsNew))
            changes.Add(new ApiChange(ApiChangeKind.MemberAdded, null, now.Describe(member), member.IsAbstract ? "abstract" : "", 1));
    }

    private void AddGone(string id, INamedTypeSymbol type, INamedTypeSymbol? later, double confidence)
    {
        var described = old.Describe(type);
        successors[id] =
        [
            .. typePairing
                .Alternatives.GetValueOrDefault(id, [])
                .Select(pair => new Successor(now.Types[pair.Id], pair.Confidence, TypeReason(type, now.Types[pair.Id]))),
        ];
        if (later is null)
        {
            changes.Add(new ApiChange(ApiChangeKind.TypeRemoved, described, null, "", 1));
            return;
        }

        var kind =
            later.Name != type.Name ? ApiChangeKind.TypeRenamed
            : later.Arity != type.Arity ? ApiChangeKind.TypeArity
            : ApiChangeKind.TypeMoved;
        changes.Add(new ApiChange(kind, described, now.Describe(later), "", confidence));
    }

    private static string TypeReason(INamedTypeSymbol type, INamedTypeSymbol later) =>
        type.Name != later.Name ? "a new type with a similar name and the same members"
        : type.Arity != later.Arity ? "the same name with other type parameters"
        : "the same type in another namespace";

    private void AddTypeChanges(INamedTypeSymbol type, INamedTypeSymbol later)
    {
        void Add(ApiChangeKind kind, string detail) => changes.Add(new ApiChange(kind, old.Describe(type), now.Describe(later), detail, 1));
        if (type.TypeKind != later.TypeKind)
            Add(
                ApiChangeKind.TypeKind,
                $"{type.TypeKind.ToString().ToLowerInvariant()} became {later.TypeKind.ToString().ToLowerInvariant()}"
            );
        else if (type.IsStatic != later.IsStatic)
            Add(ApiChangeKind.TypeKind, later.IsStatic ? "became static" : "is no longer static");
        else if (!type.IsSealed && later.IsSealed && type.TypeKind == TypeKind.Class)
            Add(ApiChangeKind.TypeKind, "became sealed");
        else if (!type.IsAbstract && later.IsAbstract && type.TypeKind == TypeKind.Class)
            Add(ApiChangeKind.TypeKind, "became abstract");
        if (type.BaseType is { } ours && later.BaseType is { } theirs && keys.Type(ours) != ApiKeys.Plain.Type(theirs))
            Add(ApiChangeKind.BaseChanged, $"base {ApiText.Of(ours)} became {ApiText.Of(theirs)}");
        var (had, has) = (type.AllInterfaces.Select(keys.Type).ToHashSet(), later.AllInterfaces.Select(ApiKeys.Plain.Type).ToHashSet());
        foreach (var gone in type.AllInterfaces.Where(candidate => !has.Contains(keys.Type(candidate))))
            Add(ApiChangeKind.InterfaceRemoved, ApiText.Of(gone));
        foreach (var added in later.AllInterfaces.Where(candidate => !had.Contains(ApiKeys.Plain.Type(candidate))))
            if (type.TypeKind == TypeKind.Interface)
                Add(ApiChangeKind.InterfaceAdded, ApiText.Of(added));
        AddObsolete(type, later);
    }

    private void AddSame(ISymbol member, ISymbol same)
    {
        foreach (var (kind, detail) in SignatureDifference.Of(member, same, keys))
        {
            changes.Add(new ApiChange(kind, old.Describe(member), now.Describe(same), detail, 1));
            successors[DocumentationCommentId.CreateDeclarationId(member)!] = [new Successor(same, 1, detail)];
        }

        AddObsolete(member, same);
    }

    private void AddObsolete(ISymbol member, ISymbol same)
    {
        if (ObsoleteNote.Of(member).Message is null && ObsoleteNote.Of(same).Message is { } message)
            changes.Add(new ApiChange(ApiChangeKind.BecameObsolete, old.Describe(member), now.Describe(same), message, 1));
    }

    private void AddChanged(ISymbol member, ImmutableArray<Successor> found)
    {
        successors[DocumentationCommentId.CreateDeclarationId(member)!] = found;
        var best = found.FirstOrDefault();
        var described = old.Describe(member);
        if (best is null || best.Confidence < 0.6)
        {
            changes.Add(new ApiChange(ApiChangeKind.MemberRemoved, described, null, "", 1));
            return;
        }

        var details = SignatureDifference.Of(member, best.Symbol, keys);
        var kind =
            best.Symbol.Name == member.Name + "Async" ? ApiChangeKind.BecameAsync
            : best.Symbol.Name != member.Name ? ApiChangeKind.MemberRenamed
            : !SymbolEqualityComparer.Default.Equals(best.Symbol.ContainingType, TypeNow(member.ContainingType)) ? ApiChangeKind.MemberMoved
            : details.IsEmpty ? ApiChangeKind.ParameterType
            : details[0].Kind;
        changes.Add(
            new ApiChange(
                kind,
                described,
                now.Describe(best.Symbol),
                string.Join("; ", details.Select(detail => detail.Detail).Append(best.Why)),
                best.Confidence
            )
        );
    }

    private static bool Inherits(INamedTypeSymbol type, string key)
    {
        IEnumerable<INamedTypeSymbol> above = type.TypeKind == TypeKind.Interface ? type.AllInterfaces : Bases(type);
        return above
            .SelectMany(parent => parent.GetMembers())
            .Any(member =>
                member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
                && ApiKeys.Plain.Member(member) == key
                && !member.IsStatic
            );
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }
}
