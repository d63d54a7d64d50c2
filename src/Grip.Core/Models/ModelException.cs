using System.Collections.Immutable;

namespace Grip.Core.Models;

public enum ModelFailure
{
    /// <summary>No key, or one that the server does not take.</summary>
    Credentials,

    /// <summary>Nothing answers at the address.</summary>
    Unreachable,

    /// <summary>Too many requests or too much load, after all retries.</summary>
    Overloaded,

    /// <summary>The prompt is longer than the model's window.</summary>
    TooLong,

    /// <summary>The server does not know the model.</summary>
    UnknownModel,

    /// <summary>The stream ended early or fell silent, after all retries.</summary>
    BrokenStream,

    /// <summary>The server refused the request for another reason, or answered what cannot be understood.</summary>
    Rejected,
}

/// <summary>A model that did not answer, for the user: which server, which error, what to do.</summary>
public sealed class ModelException(ModelFailure failure, string what, string? nextStep = null, ImmutableArray<string> places = default)
    : GripException(
        failure switch
        {
            ModelFailure.Credentials => ExitCode.Credentials,
            ModelFailure.UnknownModel => ExitCode.Configuration,
            _ => ExitCode.Refused,
        },
        what,
        nextStep,
        places
    )
{
    public ModelFailure Failure { get; } = failure;

    /// <summary>True if another model may answer where this one cannot now.</summary>
    public bool MayFallBack => Failure is ModelFailure.Overloaded or ModelFailure.Unreachable or ModelFailure.BrokenStream;
}
