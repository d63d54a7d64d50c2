using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>What happened to one symbol between two versions of an assembly; written in lower_snake_case in JSON.</summary>
public enum ApiChangeKind
{
    TypeRemoved,
    TypeAdded,

    /// <summary>The same type in another namespace or inside of another type.</summary>
    TypeMoved,
    TypeRenamed,

    /// <summary>The same name with another number of type parameters.</summary>
    TypeArity,

    /// <summary>class to interface, static to instance, sealed, abstract.</summary>
    TypeKind,
    BaseChanged,
    InterfaceRemoved,
    InterfaceAdded,
    MemberRemoved,
    MemberAdded,
    MemberRenamed,

    /// <summary>The same member in another type: for an extension method another class, often another namespace.</summary>
    MemberMoved,
    ParameterAdded,
    ParameterRemoved,

    /// <summary>A parameter lost its default.</summary>
    ParameterRequired,
    ParameterReordered,
    ParameterRenamed,
    ParameterType,
    ReturnType,
    MemberArity,
    StaticChanged,

    /// <summary>Became abstract, lost virtual, lost its setter, became less accessible.</summary>
    ModifiersChanged,

    /// <summary>The synchronous member is gone and there is one that returns a task.</summary>
    BecameAsync,

    /// <summary>Method to property, property to field and so on.</summary>
    ShapeChanged,
    ConstantChanged,
    BecameObsolete,
}

/// <summary>One entry of an API difference.</summary>
/// <param name="Kind">The most telling kind, if several things changed at once.</param>
/// <param name="Old">As in "NUnit.Framework.Assert.AreEqual(int expected, int actual)"; null for what was added.</param>
/// <param name="New">What stands for it now; null for what was removed without a successor.</param>
/// <param name="Detail">What changed, as a phrase: "parameter 'comparer' added"; may be empty.</param>
/// <param name="Confidence">0 to 1: how sure it is that New is what Old became; 1 where both are the same symbol.</param>
public sealed record ApiChange(ApiChangeKind Kind, ApiSymbol? Old, ApiSymbol? New, string Detail, double Confidence)
{
    /// <summary>Code that compiled before may no longer compile.</summary>
    public bool Breaks => Kind is not (ApiChangeKind.TypeAdded or ApiChangeKind.MemberAdded or ApiChangeKind.BecameObsolete);
}

/// <summary>A public or protected symbol of one version, with what is known about it without its compilation.</summary>
/// <param name="Id">The documentation comment id, as in "M:NUnit.Framework.Assert.AreEqual(System.Int32,System.Int32)".</param>
/// <param name="Text">For people, in C#.</param>
/// <param name="Obsolete">The message of its [Obsolete]; null without one, empty without a message.</param>
/// <param name="Documentation">The summary of its doc comment as words; empty if there is none.</param>
public sealed record ApiSymbol(string Id, string Text, string Assembly, string? Obsolete, bool ObsoleteIsError, string Documentation)
{
    /// <summary>The symbol itself, bound to the compilation that the difference was made with.</summary>
    public required ISymbol Symbol { get; init; }
}

/// <param name="Name">The assembly's simple name.</param>
/// <param name="Old">Null for an assembly that is new.</param>
/// <param name="New">Null for one that is gone.</param>
/// <param name="OldDocumentation">The XML file beside the old assembly; empty or missing if there is none.</param>
public sealed record AssemblyPair(string Name, IAssemblySymbol? Old, IAssemblySymbol? New, string OldDocumentation, string NewDocumentation)
{
    /// <summary>Also what is internal: for a project's own assembly.</summary>
    public bool WithInternals { get; init; }
}
