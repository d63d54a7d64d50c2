namespace Grip.Core.Ledger;

public enum PremiseKind
{
    /// <summary>A file or folder of the workspace.</summary>
    File,

    /// <summary>A name in code: type, member, function, class of a style sheet.</summary>
    Symbol,

    /// <summary>A package or module that code imports.</summary>
    Package,

    /// <summary>An option of a program.</summary>
    Flag,

    /// <summary>A program.</summary>
    Program,

    /// <summary>Text that is said to stand in a file.</summary>
    Text,
}

/// <summary>Something that an attempt takes for granted.</summary>
/// <param name="Name">What should exist.</param>
/// <param name="Within">Where: the file of a text, what the program of a flag printed; else empty.</param>
public sealed record Premise(PremiseKind Kind, string Name, string Within);
