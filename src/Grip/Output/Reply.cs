using Grip.Core;

namespace Grip.Output;

internal enum Verbosity
{
    Quiet,
    Normal,
    Verbose,
}

/// <summary>What a command answers: once for people, once for programs, with one exit code.</summary>
internal abstract record Reply(ExitCode ExitCode)
{
    public abstract void Write(TextOutput output, TextOutput error, Verbosity verbosity);

    /// <returns>One JSON object on one line.</returns>
    public abstract string ToJson(string command, TimeSpan duration);
}

/// <summary>Text that is the same for every reader: help, a version, a script.</summary>
internal sealed record TextReply(string Text, ExitCode ExitCode = ExitCode.Done) : Reply(ExitCode)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity) => output.Raw(Text.TrimEnd('\n') + "\n");

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(new TextJson("result", command, ExitCode == ExitCode.Done ? "done" : "error", Text), JsonText.Types.TextJson);
}

/// <summary>An answer that is on standard output already, line by line; only the exit code is left to tell.</summary>
internal sealed record WrittenReply(ExitCode ExitCode) : Reply(ExitCode)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity) { }

    public override string ToJson(string command, TimeSpan duration) => "";
}
