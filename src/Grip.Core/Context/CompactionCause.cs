namespace Grip.Core.Context;

/// <summary>Why a conversation was made anew.</summary>
public enum CompactionCause
{
    /// <summary>It was getting too long; shortening old results was enough.</summary>
    OldResults,

    /// <summary>It was getting too long, or the user asked for it.</summary>
    Full,

    /// <summary>It went in circles.</summary>
    FreshStart,
}
