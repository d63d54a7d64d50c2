using System.Collections.Immutable;

namespace Grip.Automations.Repair;

/// <param name="Title">Of the change set, as in "repair what NUnit 4.4.0 breaks".</param>
/// <param name="Budget">Search ends after this time; what was repaired until then stays.</param>
/// <param name="Known">Fixes that were learned elsewhere, tried first; an entry that fits nothing does nothing.</param>
public sealed record RepairOptions(string Title, TimeSpan Budget, ImmutableArray<LearnedFix> Known)
{
    /// <summary>Also errors that "before" has as well.</summary>
    public bool AlsoOld { get; init; }

    /// <summary>Only errors in these files (full paths in the "after" snapshot); null for all.</summary>
    public ImmutableHashSet<string>? Only { get; init; }

    /// <summary>Full names of namespaces, types and members, and those of what takes their place, as a map says.</summary>
    public ImmutableDictionary<string, string> Mapped { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>What was learned for a symbol: enough to repeat it on another solution without a search.</summary>
/// <param name="Symbol">What broke, as in "NUnit.Framework.Assert.AreEqual".</param>
/// <param name="Rule">What repaired it, as in "member NUnit.Framework.Legacy.ClassicAssert.AreEqual".</param>
public sealed record LearnedFix(string Symbol, string Rule);
