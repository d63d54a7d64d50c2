namespace Grip.Screen.Completion;

/// <param name="Insert">What replaces the word.</param>
/// <param name="Meaning">Shown beside it; may be empty.</param>
/// <param name="Runs">True if choosing it with Enter also sends the line.</param>
internal sealed record Candidate(string Insert, string Meaning, bool Runs);

/// <summary>Something that can complete the word before the cursor.</summary>
/// <returns>The candidates, best first; empty if it does not apply.</returns>
internal delegate IReadOnlyList<Candidate> Completer(string line, string word, int wordStart);
