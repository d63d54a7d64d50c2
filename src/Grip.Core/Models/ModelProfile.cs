namespace Grip.Core.Models;

/// <summary>How a model likes to edit files.</summary>
public enum EditFormat
{
    /// <summary>Search and replace of a unique text.</summary>
    SearchReplace,

    /// <summary>A member or a file as a whole; small models lose less that way.</summary>
    WholeMember,
}

/// <summary>What Grip knows of a model, as data. Unknown models get careful values.</summary>
/// <param name="Family">As in "claude", "qwen2.5-coder"; "unknown" if no profile matched.</param>
/// <param name="Window">Tokens that fit, prompt and answer together.</param>
/// <param name="MaxOutput">Tokens that one answer may have.</param>
/// <param name="ParallelCalls">False if several calls in one answer go wrong.</param>
/// <param name="TextCalls">True if calls are also looked for in the text of an answer.</param>
/// <param name="FewShot">True if the system prompt shows an example of a call.</param>
/// <param name="Images">True if the model sees images.</param>
public sealed record ModelProfile(
    string Family,
    int Window,
    int MaxOutput,
    EditFormat EditFormat,
    bool ParallelCalls,
    bool TextCalls,
    bool FewShot,
    bool Images
)
{
    /// <summary>How the model is asked to think.</summary>
    public ThinkingControl Thinking { get; init; }

    /// <summary>Null if it is not known.</summary>
    public Price? Price { get; init; }
}

public enum ThinkingControl
{
    /// <summary>It does not think, or nothing is to be said about it.</summary>
    None,

    /// <summary>A number of tokens.</summary>
    Budget,

    /// <summary>The model decides itself, within an effort.</summary>
    Adaptive,

    /// <summary>An effort: low, medium, high.</summary>
    Effort,
}
