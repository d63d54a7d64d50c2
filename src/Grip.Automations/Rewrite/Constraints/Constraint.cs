using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Constraints;

/// <summary>What must hold at a site besides the pattern. <c>Name</c> is a metavariable without its dollar.</summary>
internal abstract record Constraint
{
    private Constraint() { }

    /// <summary>$X: T1 | T2 (is, derives from or implements), $X == T1 | T2 (exactly).</summary>
    public sealed record OfType(string Name, ImmutableArray<TypeSyntax> Types, bool Exactly) : Constraint;

    /// <summary>$X: const.</summary>
    public sealed record Constant(string Name) : Constraint;

    /// <summary>$X is literal | identifier | any kind of syntax.</summary>
    public sealed record OfKind(string Name, ImmutableArray<KindName> Kinds) : Constraint;

    /// <summary>$X ~ regular expression, on the text.</summary>
    public sealed record Matching(string Name, Regex Regex) : Constraint;

    /// <summary>$M: symbol Namespace.Type.Member.</summary>
    public sealed record Symbol(string Name, string FullName) : Constraint;

    /// <summary>It is of a kind of syntax.</summary>
    public sealed record NodeKind(KindName Kind) : Constraint;

    /// <summary>Its text matches somewhere.</summary>
    public sealed record NodeText(Regex Regex) : Constraint;

    /// <summary>Something around it; if direct, what it stands in.</summary>
    public sealed record Around(Constraint Inner, bool Direct) : Constraint;

    /// <summary>Something inside of it; if direct, a part of it.</summary>
    public sealed record Below(Constraint Inner, bool Direct) : Constraint;

    /// <summary>What a metavariable stands for fulfils it.</summary>
    public sealed record OfCapture(string Name, Constraint Inner) : Constraint;

    /// <summary>It matches a pattern.</summary>
    public sealed record Matches(Pattern Pattern) : Constraint;

    public sealed record Any(ImmutableArray<Constraint> Inner) : Constraint;

    public sealed record All(ImmutableArray<Constraint> Inner) : Constraint;

    public sealed record Not(Constraint Inner) : Constraint;
}
