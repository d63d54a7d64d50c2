namespace Grip.Core.Tools;

/// <summary>What a model is told of a tool.</summary>
/// <param name="Name">As in "Read"; unique.</param>
/// <param name="Description">What the model reads; short.</param>
/// <param name="InputSchema">A JSON schema of type object, as one line of JSON.</param>
public sealed record ToolSpec(string Name, string Description, string InputSchema);
