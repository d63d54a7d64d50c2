using System.Collections.Immutable;
using System.CommandLine;
using Grip.Core;
using Grip.Output;

namespace Grip.Commands;

/// <param name="Arguments">What follows <c>grip</c> on the command line.</param>
internal sealed record Example(string Arguments, string Meaning);

/// <summary>Under which heading the first screen lists a command.</summary>
internal enum CommandGroup
{
    Change,
    Know,
    Prove,
    House,
}

/// <summary>One command: its arguments, its help and what it does. One file per command.</summary>
internal abstract class GripCommand(string name, string description) : Command(name, description)
{
    public abstract CommandGroup Group { get; }

    /// <summary>Paragraphs below the description; null if the description says it all.</summary>
    public virtual string? Details => null;

    /// <summary>With the commands around it, as in "map uses".</summary>
    public string FullName => Parents.OfType<GripCommand>().FirstOrDefault() is { } outer ? $"{outer.FullName} {Name}" : Name;

    /// <summary>At least three, the most usual first.</summary>
    public abstract ImmutableArray<Example> Examples { get; }

    /// <summary>The exit codes that this command gives, with what they mean here.</summary>
    public abstract ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes { get; }

    /// <summary>True if --dry-run, --yes and --tests say something to this command.</summary>
    public virtual bool ChangesFiles => false;

    /// <summary>True if the command reads C#: then the SDK is looked for, and its compiler loaded, before the command runs.</summary>
    public virtual bool NeedsCompiler => ChangesFiles;

    /// <exception cref="GripException">An expected failure, for the user.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is half done.</exception>
    public abstract Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation);
}
