using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.ChangeSignature;

/// <summary>Operators and conversions, named as they are written: <c>Money.operator +</c>, <c>Money.implicit operator</c>, <c>Money.op_Addition</c>.</summary>
internal static partial class OperatorNames
{
    private static readonly ImmutableDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["+"] = "Addition UnaryPlus",
        ["-"] = "Subtraction UnaryNegation",
        ["*"] = "Multiply",
        ["/"] = "Division",
        ["%"] = "Modulus",
        ["=="] = "Equality",
        ["!="] = "Inequality",
        ["<"] = "LessThan",
        [">"] = "GreaterThan",
        ["<="] = "LessThanOrEqual",
        [">="] = "GreaterThanOrEqual",
        ["!"] = "LogicalNot",
        ["~"] = "OnesComplement",
        ["++"] = "Increment",
        ["--"] = "Decrement",
        ["&"] = "BitwiseAnd",
        ["|"] = "BitwiseOr",
        ["^"] = "ExclusiveOr",
        ["<<"] = "LeftShift",
        [">>"] = "RightShift",
        [">>>"] = "UnsignedRightShift",
        ["true"] = "True",
        ["false"] = "False",
    }.ToImmutableDictionary();

    /// <summary>The operators that the text names; null if it names none.</summary>
    /// <exception cref="GripException">The type is unknown, or has no such operator.</exception>
    public static ImmutableArray<ISymbol>? Find(SolutionSnapshot snapshot, string text, CancellationToken cancellation)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var names =
            match.Groups["metadata"] is { Success: true, Value: var metadata } ? [metadata]
            : match.Groups["conversion"] is { Success: true, Value: var conversion }
                ? conversion == "implicit" ? ["op_Implicit"]
                    : ["op_Explicit"]
            : Words.GetValueOrDefault(match.Groups["word"].Value, "").Split(' ').Select(name => "op_" + name).ToArray();
        var type = new SymbolNames(snapshot).Resolve(match.Groups["type"].Value, cancellation);
        var types = match.Groups["parameters"].Success
            ? match.Groups["parameters"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
        ImmutableArray<ISymbol> found =
        [
            .. type
                .Symbols.OfType<INamedTypeSymbol>()
                .SelectMany(candidate => names.SelectMany(name => candidate.GetMembers(name)))
                .OfType<IMethodSymbol>()
                .Where(method => types is null || SignatureTargets.Matches(method, types)),
        ];
        return found.Length > 0
            ? found
            : throw new GripException(
                ExitCode.Usage,
                $"{type.Describe()} declares no '{text[(match.Groups["type"].Length + 1)..]}'.",
                "Name it as in 'Money.operator +' or 'Money.implicit operator', with the types in parentheses where there are several."
            );
    }

    [GeneratedRegex(
        @"^(?<type>.+?)\.(?:(?<metadata>op_\w+)|(?<conversion>implicit|explicit) operator(?: *\w[\w.<>?]*)?|operator *(?<word>true|false|[^\w\s(]+))(?:\((?<parameters>.*)\))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
