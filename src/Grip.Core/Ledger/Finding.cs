namespace Grip.Core.Ledger;

/// <summary>Ways to be stuck, each noticed on its own evidence.</summary>
public enum SpiralKind
{
    /// <summary>The same action in the same state.</summary>
    Repeat,

    /// <summary>A tree that was seen before, and nothing was gained since.</summary>
    Cycle,

    /// <summary>Different edits, and the errors stay the same.</summary>
    SameErrors,

    /// <summary>A file is again as it was before an edit of the agent's own.</summary>
    UndoneEdit,

    /// <summary>What failed, in other words.</summary>
    Reworded,

    /// <summary>Looking once more for what is not there.</summary>
    EmptySearch,

    /// <summary>Says what it will do and does nothing.</summary>
    Announced,

    /// <summary>Says that something works although its last result is a failure.</summary>
    FalseClaim,

    /// <summary>Much activity, and nothing has become better for long.</summary>
    Stalled,
}

/// <param name="Knot">What the spiral turns around: findings with the same knot are the same spiral.</param>
/// <param name="Fact">For the model and for people: what is so, with the steps it rests on.</param>
/// <param name="Counts">False for a fact that is worth telling and no sign of a spiral.</param>
public sealed record Finding(SpiralKind Kind, string Knot, string Fact, bool Counts = true)
{
    /// <summary>Only progress loosens the knot; other knots are forgotten when the agent does something else for a while.</summary>
    public bool IsLasting => Kind is SpiralKind.Cycle or SpiralKind.SameErrors or SpiralKind.UndoneEdit or SpiralKind.Stalled;
}
