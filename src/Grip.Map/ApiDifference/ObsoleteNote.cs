using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>What [Obsolete] says, and which names it recommends.</summary>
public static partial class ObsoleteNote
{
    /// <returns>The message (empty without one, null without the attribute) and whether using it is an error.</returns>
    public static (string? Message, bool IsError) Of(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute" } type && type.ContainingNamespace?.Name == "System")
                return (
                    attribute.ConstructorArguments.Select(argument => argument.Value).OfType<string>().FirstOrDefault() ?? "",
                    attribute.ConstructorArguments.Any(argument => argument.Value is true)
                );
        return (null, false);
    }

    /// <summary>
    /// The identifiers that the message recommends, in the order of the text: what follows "use", "replaced by", "instead of"
    /// is no recommendation; "Use the Instance static field" gives "Instance", "Use Foo.Bar(x)" gives "Foo.Bar".
    /// </summary>
    public static ImmutableArray<string> Recommended(string message)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (Match match in Recommendation().Matches(message))
        {
            var clause = match.Groups["rest"].Value;
            var stop = Stop().Match(clause);
            if (stop.Success)
                clause = clause[..stop.Index];
            foreach (Match name in Name().Matches(clause))
                if (IsCode(name.Value, clause))
                    names.Add(name.Groups["name"].Value);
        }

        return [.. names.Distinct()];
    }

    private static bool IsCode(string name, string clause) =>
        char.IsUpper(name.TrimStart('\'', '"', '`', '<', '[')[0]) && !Words.Contains(name.Trim('\'', '"', '`'))
        || clause.Contains($"'{name}'", StringComparison.Ordinal);

    private static readonly ImmutableHashSet<string> Words =
    [
        "Use",
        "Please",
        "The",
        "This",
        "It",
        "Instead",
        "For",
        "In",
        "See",
        "Will",
        "An",
        "A",
        "To",
        "Consider",
        "Obsolete",
        "API",
    ];

    [GeneratedRegex(
        @"\b(?:use|using|replaced\s+(?:by|with)|renamed\s+to|moved\s+to|switch\s+to|call|prefer|replace\s+with|favou?r\s+of|superseded\s+by|migrate\s+to)\b(?<rest>[^;]*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Recommendation();

    [GeneratedRegex(
        @"\binstead\s+of\b|\brather\s+than\b|\bwill\s+be\s+removed\b|\.\s+[A-Z]|\bsee\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"(?<name>[A-Za-z_][A-Za-z0-9_]*(?:(?:<[^<>]*>)?\.[A-Za-z_][A-Za-z0-9_]*)*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}
