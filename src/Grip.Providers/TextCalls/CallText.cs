namespace Grip.Providers.TextCalls;

/// <summary>An answer's text, and what is needed to judge calls in it.</summary>
/// <param name="Cut">True if the answer was cut off: then nothing is completed.</param>
internal sealed record CallText(string Text, OfferedTools Tools, bool Cut)
{
    public bool Has(int at, string expected) => string.CompareOrdinal(Text, at, expected, 0, expected.Length) == 0;

    /// <summary>What is told of a call that cannot be run.</summary>
    public string Since(int from) => Text.Substring(from, Math.Min(Text.Length - from, 2000));

    public int SkipSpace(int at) => Json.LenientJson.SkipSpace(Text, at);

    /// <returns>Behind <paramref name="expected"/> if it stands there, perhaps after white space; else <paramref name="at"/>.</returns>
    public int SkipIf(int at, string expected) => SkipSpace(at) is var from && Has(from, expected) ? from + expected.Length : at;
}
