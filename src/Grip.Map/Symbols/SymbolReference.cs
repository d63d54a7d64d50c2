using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Symbols;

public enum ReferenceKind
{
    /// <summary>The name where it is declared, constructors and destructors included.</summary>
    Declaration,
    Use,

    /// <summary>In a using directive.</summary>
    Import,

    /// <summary>The name of an attribute, with or without its suffix.</summary>
    Attribute,
    NameOf,

    /// <summary>A cref, paramref or param name of a documentation comment.</summary>
    Documentation,

    /// <summary>The name before a colon: of an argument, or in an attribute.</summary>
    NamedArgument,

    /// <summary>A call of a constructor that was searched for: an object creation, <c>: this(…)</c>, <c>: base(…)</c>.</summary>
    Construction,
}

/// <summary>One place that names a symbol, as one unit sees it.</summary>
/// <param name="Token">The name; for a construction without one its keyword.</param>
/// <param name="Symbol">What the compiler binds there, in the compilation of <paramref name="Unit"/>.</param>
/// <param name="IsCandidate">The code does not compile, or names several overloads at once; this is one of what it may mean.</param>
/// <param name="Others">For a candidate: some other candidates are not in the set that was searched for.</param>
/// <param name="IsOnDisk">False in what a source generator made.</param>
public sealed record SymbolReference(
    SyntaxToken Token,
    ProjectUnit Unit,
    ReferenceKind Kind,
    ISymbol Symbol,
    bool IsCandidate,
    bool Others,
    bool IsOnDisk
)
{
    public string Path => Token.SyntaxTree!.FilePath;

    public TextSpan Span => Token.Span;
}
