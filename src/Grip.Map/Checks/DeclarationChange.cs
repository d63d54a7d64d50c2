using System.Collections.Immutable;

namespace Grip.Map.Checks;

/// <summary>How far a change can be felt outside of the files that it touches.</summary>
/// <param name="Names">Files that mention none of these cannot be affected.</param>
/// <param name="Members">Felt where such a member may be meant; the same name of an unrelated type does not count.</param>
/// <param name="BaseNames">Types of which every derived type must still fulfil what it inherits; where those are declared is affected as well.</param>
/// <param name="CreatedNames">Types that are created in another way; so are all that derive from them, wherever that is.</param>
/// <param name="Namespaces">Full names that the files no longer or newly declare; felt only if other files don't declare them too.</param>
/// <param name="Everything">The change can be felt where no name is mentioned (an operator, a base list, a pattern method).</param>
/// <param name="EntryPoint">The program's entry point may have come or gone.</param>
internal sealed record DeclarationChange(
    ImmutableHashSet<string> Names,
    ImmutableHashSet<ChangedMember> Members,
    ImmutableHashSet<string> BaseNames,
    ImmutableHashSet<string> CreatedNames,
    ImmutableHashSet<string> Namespaces,
    bool Everything,
    bool EntryPoint
)
{
    public static readonly DeclarationChange None = new([], [], [], [], [], false, false);

    /// <summary>These stand for the name of a type where the target gives it.</summary>
    public static readonly ImmutableHashSet<string> Creations = ["new(", "new ("];

    /// <summary>
    /// Types and namespaces that came. Where such a name was written before it may now mean the new one: also in the
    /// signature of a member that others use without ever writing that name.
    /// </summary>
    public ImmutableHashSet<string> Came { get; init; } = [];

    /// <summary>Types and namespaces that went; where such a name is still written it may now mean another.</summary>
    public ImmutableHashSet<string> Gone { get; init; } = [];

    /// <summary>Partial types of which a member changed: what that means for the type can be reported in any file that declares a part.</summary>
    public ImmutableHashSet<string> Parts { get; init; } = [];

    /// <summary>Nothing that could be felt anywhere else.</summary>
    public bool IsNone =>
        Names.IsEmpty && Members.IsEmpty && BaseNames.IsEmpty && CreatedNames.IsEmpty && Namespaces.IsEmpty && !Everything && !EntryPoint;

    public DeclarationChange And(DeclarationChange other) =>
        new(
            Names.Union(other.Names),
            Members.Union(other.Members),
            BaseNames.Union(other.BaseNames),
            CreatedNames.Union(other.CreatedNames),
            Namespaces.Union(other.Namespaces),
            Everything || other.Everything,
            EntryPoint || other.EntryPoint
        )
        {
            Came = Came.Union(other.Came),
            Gone = Gone.Union(other.Gone),
            Parts = Parts.Union(other.Parts),
        };
}

/// <param name="Type">The simple name of the type that declares it.</param>
internal sealed record ChangedMember(string Type, string Name);
