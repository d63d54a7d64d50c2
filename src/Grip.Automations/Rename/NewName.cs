using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Rename;

/// <summary>A name that a symbol is to get: the name itself and how it is written in source.</summary>
/// <param name="Value">Without @; of a namespace the last segment.</param>
/// <param name="FullNamespace">As in "Shop.Sales"; null for everything but a namespace.</param>
internal sealed record NewName(string Value, string? FullNamespace)
{
    private const string Suffix = "Attribute";

    /// <summary>With @ where the name is a keyword.</summary>
    public string Source => Escaped(Value);

    /// <param name="text">As a user writes it: an identifier, with or without @; for a namespace also a dotted name.</param>
    /// <exception cref="GripException">It is no name; exit code 2.</exception>
    public static NewName Of(RenameTargets targets, string text)
    {
        if (targets.First is not INamespaceSymbol space)
            return new NewName(Identifier(text), null);
        var segments = text.Split('.').Select(Identifier).ToArray();
        var parent = space.ContainingNamespace is { IsGlobalNamespace: false } outer ? outer.ToDisplayString() + "." : "";
        return new NewName(segments[^1], segments.Length > 1 ? string.Join('.', segments) : parent + segments[0]);
    }

    public bool IsSame(RenameTargets targets) =>
        FullNamespace is null ? Value == targets.OldName : FullNamespace == targets.First.ToDisplayString();

    public static string Escaped(string identifier) => IsKeyword(identifier) ? "@" + identifier : identifier;

    /// <summary>How a reference that was written as <paramref name="written"/> is written now.</summary>
    /// <param name="isAttribute">The reference is the name of an attribute, where the suffix may be left out.</param>
    public string Like(string written, string oldName, bool isAttribute)
    {
        var leftOut = written == oldName[..Math.Max(0, oldName.Length - Suffix.Length)] && oldName == written + Suffix;
        var wasPlain = isAttribute && !oldName.EndsWith(Suffix, StringComparison.Ordinal);
        if ((leftOut || wasPlain) && Value.Length > Suffix.Length && Value.EndsWith(Suffix, StringComparison.Ordinal))
            return Escaped(Value[..^Suffix.Length]);
        return Source;
    }

    private static string Identifier(string text)
    {
        var value = text.StartsWith('@') ? text[1..] : text;
        return SyntaxFacts.IsValidIdentifier(value)
            ? value
            : throw new GripException(
                ExitCode.Usage,
                $"'{text}' cannot be a name in C#.",
                "An identifier has letters, digits and underscores, and does not start with a digit."
            );
    }

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        // These mean something else where a type or a variable may stand.
        || name is "var" or "record" or "await" or "yield" or "field" or "dynamic" or "required" or "scoped" or "file" or "nameof";
}
