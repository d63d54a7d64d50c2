using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>Reads the stream of one attempt in one wire format.</summary>
internal interface IAnswerReader
{
    /// <summary>True once the server has said that the answer is whole; only its usage may still be missing.</summary>
    bool IsComplete { get; }

    /// <summary>True if nothing more is expected; the connection is not read on.</summary>
    bool IsOver { get; }

    /// <param name="shown">Takes what is to be shown of the frame.</param>
    /// <exception cref="AttemptException">The frame is an error, or cannot be an answer.</exception>
    /// <exception cref="System.Text.Json.JsonException">The frame is not JSON.</exception>
    void Read(Frame frame, ICollection<ModelEvent> shown);

    /// <summary>Called once, when the answer is whole.</summary>
    /// <param name="shown">Takes what was held back until now.</param>
    ModelAnswer Finish(ICollection<ModelEvent> shown);
}
