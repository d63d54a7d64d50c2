namespace Grip.Core.Permissions.Programs;

/// <summary>A word after expansion, as far as it can be known before the command runs.</summary>
/// <param name="Text">The text; of one that is not known, what it begins with.</param>
/// <param name="IsPattern">Not known, but some path that the pattern <see cref="Text"/> matches.</param>
internal sealed record Argument(string Text, bool IsKnown, bool IsPattern = false)
{
    public static Argument Unknown { get; } = new("", IsKnown: false);

    /// <summary>What it certainly begins with.</summary>
    public string Prefix => IsPattern ? Text[..Math.Max(0, Text.AsSpan().IndexOfAny("*?["))] : Text;

    public bool IsOption => IsKnown && Text.Length > 1 && Text[0] == '-';

    /// <summary>True if it is an option, or may turn out to be one.</summary>
    public bool MayBeOption => IsKnown ? IsOption : Prefix.Length == 0 || Prefix[0] == '-';

    public static Argument Known(string text) => new(text, IsKnown: true);

    /// <summary>For people.</summary>
    public override string ToString() =>
        IsKnown ? Text
        : IsPattern ? Text
        : Text + "…";
}
