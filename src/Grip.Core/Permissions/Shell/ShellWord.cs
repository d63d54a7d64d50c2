using System.Collections.Immutable;

namespace Grip.Core.Permissions.Shell;

internal enum AtomKind
{
    Char,
    Variable,

    /// <summary>What a substitution prints: known only when it has run.</summary>
    Unknown,
}

/// <summary>The smallest part of a word: a character, or something that the shell puts in its place.</summary>
internal readonly record struct Atom(AtomKind Kind, char Char, bool Quoted, string? Name = null);

/// <summary>A word before the shell expands it.</summary>
internal sealed record ShellWord(ImmutableArray<Atom> Atoms)
{
    /// <summary>The text of a word in which nothing is expanded by a variable or a substitution; null for others.</summary>
    public string? Text => Atoms.All(atom => atom.Kind == AtomKind.Char) ? string.Concat(Atoms.Select(atom => atom.Char)) : null;

    /// <summary>The text if no character of it was quoted: only then can it be a reserved word.</summary>
    public string? Bare => Atoms.Any(atom => atom.Quoted) ? null : Text;

    public IEnumerable<string> Variables => Atoms.Where(atom => atom.Kind == AtomKind.Variable).Select(atom => atom.Name!).Distinct();
}

/// <param name="Value">Null where it is not known, as for an array.</param>
internal sealed record Assignment(string Name, ShellWord? Value);

internal enum RedirectKind
{
    Read,
    Write,
    Append,
    Duplicate,
    HereText,
}

/// <param name="Target">The file, or the text that is fed in.</param>
internal sealed record Redirect(RedirectKind Kind, ShellWord Target);

/// <summary>One command with nothing around it. Control structures only decide whether it runs, so they are left out.</summary>
/// <param name="IsGroup">True for the redirections of a loop, a group or a subshell, which have no words of their own.</param>
/// <param name="Source">As it was written, without its redirections.</param>
internal sealed record ShellCommand(
    ImmutableArray<Assignment> Assignments,
    ImmutableArray<ShellWord> Words,
    ImmutableArray<Redirect> Redirects,
    bool IsGroup,
    string Source
)
{
    /// <summary>The command whose output it reads, where that is a simple one; null otherwise.</summary>
    public ShellCommand? Feeder { get; init; }
}

/// <summary>Everything that a command line could run, in the order in which it is written; what stands in a substitution comes first.</summary>
/// <param name="Loops">What the variables of loops go through; null where that is not known.</param>
/// <param name="Clobbered">Variables that get a value which cannot be read off the text.</param>
internal sealed record ShellScript(
    ImmutableArray<ShellCommand> Commands,
    ImmutableArray<(string Name, ImmutableArray<ShellWord>? Values)> Loops,
    ImmutableHashSet<string> Clobbered
);

/// <summary>Text that is not understood, or not to be understood by guessing. Never leaves <see cref="ShellParser.TryParse"/>.</summary>
internal sealed class ShellSyntaxException(string message) : Exception(message);
