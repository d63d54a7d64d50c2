using System.Collections.Immutable;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>How a parameter is passed: the words before its type.</summary>
internal static class ParameterModifiers
{
    private static readonly ImmutableArray<string> Known = ["ref", "out", "in", "ref readonly", "params", "this", "none"];

    /// <returns>The words; empty for "none".</returns>
    /// <exception cref="GripException">No such word.</exception>
    public static string Parse(string text)
    {
        var words = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return !Known.Contains(words)
                ? throw new GripException(
                    ExitCode.Usage,
                    $"'{text}' does not say how a parameter is passed.",
                    $"It can be {string.Join(", ", Known[..^1])}, or none."
                )
            : words == "none" ? ""
            : words;
    }

    /// <summary>The edit that gives a parameter other words: from the first of them to its type.</summary>
    /// <param name="type">Its new type; null if that stays.</param>
    public static (TextSpan Span, string Text) Edit(ParameterSyntax parameter, string? modifier, string? type)
    {
        var start = parameter.Modifiers.Count > 0 ? parameter.Modifiers[0].SpanStart : parameter.Type!.SpanStart;
        var words = modifier is null ? string.Join(' ', parameter.Modifiers.Select(word => word.Text)) : Words(parameter, modifier);
        var text = words.Length > 0 ? words + " " : "";
        return type is null
            ? (TextSpan.FromBounds(start, parameter.Type!.SpanStart), text)
            : (TextSpan.FromBounds(start, parameter.Type!.Span.End), text + type);
    }

    /// <summary>An extension method's receiver stays one, however it is passed.</summary>
    private static string Words(ParameterSyntax parameter, string modifier) =>
        IsReceiver(parameter) && modifier is "ref" or "in" or "ref readonly" ? "this " + modifier : modifier;

    private static bool IsReceiver(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.ThisKeyword);
}
