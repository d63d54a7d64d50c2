using System.Collections.Immutable;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.ChangeSignature;

/// <summary>One parameter of the new signature: an old one by its ordinal, or an added one.</summary>
internal readonly record struct Slot(int Old, AddedParameter? Added)
{
    public bool IsOld => Added is null;
}

/// <summary>The new signature in terms of the old one. It holds for every member that is changed together.</summary>
/// <param name="Slots">In the new order; an extension method's receiver is the first.</param>
/// <param name="Renames">New names by old ordinal.</param>
/// <param name="OldNames">Names by old ordinal, in the member that was named.</param>
internal sealed record SignaturePlan(ImmutableArray<Slot> Slots, ImmutableDictionary<int, string> Renames, ImmutableArray<string> OldNames)
{
    /// <summary>New types by old ordinal.</summary>
    public ImmutableDictionary<int, string> Types { get; init; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>How a parameter is passed, by old ordinal; empty: by value.</summary>
    public ImmutableDictionary<int, string> Modifiers { get; init; } = ImmutableDictionary<int, string>.Empty;

    public ImmutableArray<int> Removed =>
        [.. Enumerable.Range(0, OldNames.Length).Where(i => !Slots.Any(slot => slot.IsOld && slot.Old == i))];

    public bool IsEmpty => !ChangesShape && !ChangesParameters && Renames.IsEmpty;

    /// <summary>True if a parameter that stays gets another type, or is passed otherwise.</summary>
    public bool ChangesParameters => !Types.IsEmpty || !Modifiers.IsEmpty;

    /// <summary>False if parameters only get other names or types: calls by position stay as they are.</summary>
    public bool ChangesShape => Slots.Length != OldNames.Length || Slots.Where((slot, i) => !slot.IsOld || slot.Old != i).Any();

    public bool HasRequiredAddition => Slots.Any(slot => slot.Added is { Default: null });

    /// <summary>The new name of a parameter in a member that may call it otherwise than the named one.</summary>
    public string NameOf(IParameterSymbol parameter, int offset = 0) =>
        Renames.TryGetValue(parameter.Ordinal + offset, out var name) && parameter.Name == OldNames[parameter.Ordinal + offset]
            ? name
            : parameter.Name;

    /// <exception cref="GripException">A name that is not there or there already, an order that C# does not allow.</exception>
    public static SignaturePlan Of(SignatureRequest request, ImmutableArray<IParameterSymbol> parameters, bool hasReceiver, string member)
    {
        var names = parameters.Select(parameter => parameter.Name).ToImmutableArray();
        var slots = Enumerable.Range(0, parameters.Length).Select(i => new Slot(i, null)).ToList();
        foreach (var name in request.Remove)
        {
            var index = IndexOf(name, names, member);
            if (hasReceiver && index == 0)
                throw new GripException(ExitCode.Usage, $"'{name}' is the receiver of the extension method {member}; it stays.");
            slots.RemoveAll(slot => slot.IsOld && slot.Old == index);
        }

        var renames = request.Rename.ToImmutableDictionary(rename => IndexOf(rename.Old, names, member), rename => Valid(rename.New));
        foreach (var added in request.Add)
            slots.Insert(Position(added, slots, names, renames, parameters, hasReceiver, member), new Slot(-1, added));
        var plan = new SignaturePlan(Ordered(request.Reorder, slots, names, renames, hasReceiver, parameters, member), renames, names)
        {
            Types = request.Types.ToImmutableDictionary(type => IndexOf(type.Name, names, member), type => type.Type),
            Modifiers = request.Modifiers.ToImmutableDictionary(change => IndexOf(change.Name, names, member), change => change.Modifier),
        };
        plan.Check(parameters, member);
        return plan;
    }

    private string NewName(Slot slot) => slot.Added?.Name ?? Renames.GetValueOrDefault(slot.Old, OldNames[slot.Old]);

    private void Check(ImmutableArray<IParameterSymbol> parameters, string member)
    {
        var twice = Slots.GroupBy(NewName, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new GripException(ExitCode.Refused, $"{member} would have two parameters called '{twice.Key}'.");
        var optional = false;
        for (var i = 0; i < Slots.Length; i++)
        {
            var slot = Slots[i];
            var isParams = slot.IsOld
                ? Modifiers.TryGetValue(slot.Old, out var modifier)
                    ? modifier == "params"
                    : parameters[slot.Old].IsParams
                : slot.Added!.Declaration.StartsWith("params ", StringComparison.Ordinal);
            var hasDefault = slot.IsOld
                ? parameters[slot.Old].IsOptional && !parameters[slot.Old].IsParams
                : slot.Added!.Default is not null;
            if (isParams && i != Slots.Length - 1)
                throw new GripException(
                    ExitCode.Refused,
                    $"'{NewName(slot)}' of {member} is a params array and has to be the last parameter."
                );
            if (optional && !hasDefault && !isParams)
                throw new GripException(
                    ExitCode.Refused,
                    $"'{NewName(slot)}' of {member} has no default value and would stand behind a parameter that has one.",
                    "Give it a default value, as in --add 'int count=0', or put it further to the front with --at."
                );
            optional |= hasDefault;
        }
    }

    private static ImmutableArray<Slot> Ordered(
        ImmutableArray<string> order,
        List<Slot> slots,
        ImmutableArray<string> names,
        ImmutableDictionary<int, string> renames,
        bool hasReceiver,
        ImmutableArray<IParameterSymbol> parameters,
        string member
    )
    {
        if (order.IsEmpty)
            return [.. slots];
        var left = slots.ToList();
        var first = new List<Slot>();
        if (hasReceiver)
        {
            first.Add(left[0]);
            left.RemoveAt(0);
        }

        foreach (var name in order)
        {
            var index = left.FindIndex(slot =>
                slot.Added is { } added ? added.Name == name : names[slot.Old] == name || renames.GetValueOrDefault(slot.Old) == name
            );
            if (index < 0 && hasReceiver && names[0] == name)
                continue;
            if (index < 0)
                throw Unknown(name, names, member);
            first.Add(left[index]);
            left.RemoveAt(index);
        }

        return [.. first, .. left];
    }

    private static int Position(
        AddedParameter added,
        List<Slot> slots,
        ImmutableArray<string> names,
        ImmutableDictionary<int, string> renames,
        ImmutableArray<IParameterSymbol> parameters,
        bool hasReceiver,
        string member
    )
    {
        Valid(added.Name);
        if (added.After is { } after)
        {
            var index = slots.FindIndex(slot =>
                slot.Added is { } other ? other.Name == after : names[slot.Old] == after || renames.GetValueOrDefault(slot.Old) == after
            );
            return index >= 0 ? index + 1 : throw Unknown(after, names, member);
        }

        var offset = hasReceiver ? 1 : 0;
        if (added.Index is { } at)
            return at >= 0 && at + offset <= slots.Count
                ? at + offset
                : throw new GripException(ExitCode.Usage, $"{member} has no position {at}: positions go from 0 to {slots.Count - offset}.");
        if (slots.Count > 0 && slots[^1] is { IsOld: true } last && parameters[last.Old].IsParams)
            return slots.Count - 1;
        if (added.Default is not null)
            return slots.Count;
        // A parameter without a default goes before those that have one, unless nothing else is possible.
        var firstOptional = slots.FindIndex(slot => slot.IsOld ? parameters[slot.Old].IsOptional : slot.Added!.Default is not null);
        return firstOptional < 0 ? slots.Count : firstOptional;
    }

    private static int IndexOf(string name, ImmutableArray<string> names, string member)
    {
        var index = names.IndexOf(name);
        return index >= 0 ? index : throw Unknown(name, names, member);
    }

    private static GripException Unknown(string name, ImmutableArray<string> names, string member) =>
        new(
            ExitCode.Usage,
            $"{member} has no parameter called '{name}'.",
            names.IsEmpty ? "It has no parameters." : $"Its parameters are: {string.Join(", ", names)}."
        );

    private static string Valid(string name) =>
        SyntaxFacts.IsValidIdentifier(name.TrimStart('@')) && (name[0] == '@' || SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None)
            ? name
            : throw new GripException(ExitCode.Usage, $"'{name}' is not the name of a parameter.");
}
