using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Automations.Rewrite.Patterns;
using Grip.Core;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Constraints;

/// <summary>Reads constraints; the grammar stands in docs/rewrite.md.</summary>
internal static partial class ConstraintParser
{
    /// <exception cref="GripException">It cannot be read, or names a metavariable that no pattern has.</exception>
    public static Constraint Parse(string text, ImmutableArray<Pattern> patterns)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("not ", StringComparison.Ordinal))
            return new Constraint.Not(Parse(trimmed["not ".Length..], patterns));
        var match = Form().Match(trimmed);
        if (!match.Success)
            throw PatternError.At(
                "constraint",
                text,
                0,
                "it has none of the known forms",
                "Forms are '$X: Type', '$X == Type', '$X: const', '$M: symbol Namespace.Type.Member', '$X is KIND', '$X ~ REGEX', each also after 'not'."
            );
        var name = match.Groups["name"].Value;
        if (!patterns.All(pattern => pattern.Metavariables.Any(group => group.Key.Name == name)))
            throw PatternError.At("constraint", text, text.IndexOf('$', StringComparison.Ordinal), $"${name} is not bound by the pattern");
        var rest = match.Groups["rest"].Value.Trim();
        var offset = text.LastIndexOf(rest, StringComparison.Ordinal);
        return match.Groups["relation"].Value switch
        {
            ":" when rest == "const" => new Constraint.Constant(name),
            ":" when rest.StartsWith("symbol ", StringComparison.Ordinal) => new Constraint.Symbol(name, rest["symbol ".Length..].Trim()),
            ":" => new Constraint.OfType(name, Types(rest, text, offset), Exactly: false),
            "==" => new Constraint.OfType(name, Types(rest, text, offset), Exactly: true),
            "is" => new Constraint.OfKind(name, [.. rest.Split('|').Select(KindNames.Parse)]),
            _ => new Constraint.Matching(name, ParseRegex(rest, text, offset)),
        };
    }

    private static ImmutableArray<TypeSyntax> Types(string rest, string text, int offset)
    {
        var types = rest.Split('|').Select(part => SyntaxFactory.ParseTypeName(part.Trim())).ToImmutableArray();
        return types.All(type => !type.ContainsDiagnostics && !type.IsMissing)
            ? types
            : throw PatternError.At("constraint", text, offset, "a type is written as in C#, several with | between them");
    }

    public static Regex ParseRegex(string rest, string text, int offset)
    {
        try
        {
            return new Regex(rest, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (RegexParseException error)
        {
            throw PatternError.At("constraint", text, offset + error.Offset, error.Message.TrimEnd('.'));
        }
    }

    [GeneratedRegex(
        @"^\${1,3}(?<name>[\p{L}_][\p{L}\p{Nd}_]*)\s*(?<relation>:|==|~|\bis\b)(?<rest>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
