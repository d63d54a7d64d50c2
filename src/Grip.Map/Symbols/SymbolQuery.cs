using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Grip.Core;

namespace Grip.Map.Symbols;

/// <summary>One part of a dotted name, as in <c>Add(int, string)</c> or <c>List&lt;T&gt;</c>.</summary>
/// <param name="Arity">How many type arguments were written; null if none were.</param>
/// <param name="Parameters">The types in the parentheses; null if there were none, which means all overloads.</param>
internal sealed record NameSegment(string Name, int? Arity, ImmutableArray<string>? Parameters);

/// <summary>What a user typed to name a symbol.</summary>
internal abstract record SymbolQuery(string Text)
{
    /// <param name="Column">From 1; null if only a line was given.</param>
    public sealed record AtPosition(string Text, string Path, int Line, int? Column) : SymbolQuery(Text);

    public sealed record Named(string Text, ImmutableArray<NameSegment> Segments) : SymbolQuery(Text)
    {
        public NameSegment Last => Segments[^1];
    }

    /// <exception cref="GripException">The text names nothing, whatever the solution; exit code 2.</exception>
    public static SymbolQuery Parse(string text)
    {
        var position = Regex.Match(
            text.Trim(),
            @"^(?<path>.+\.\w+):(?<line>\d{1,9})(?::(?<column>\d{1,9}))?$",
            RegexOptions.ExplicitCapture
        );
        if (position.Success)
            return new AtPosition(
                text,
                position.Groups["path"].Value,
                int.Parse(position.Groups["line"].Value, CultureInfo.InvariantCulture),
                position.Groups["column"].Success ? int.Parse(position.Groups["column"].Value, CultureInfo.InvariantCulture) : null
            );
        var name = text.Trim();
        if (name.StartsWith("global::", StringComparison.Ordinal))
            name = name["global::".Length..];
        if (name.EndsWith("..ctor", StringComparison.Ordinal))
            throw Constructor(text, name[..^"..ctor".Length]);
        var segments = Split(name, '.').Select(part => Segment(part, text)).ToImmutableArray();
        return new Named(text, segments);
    }

    public static GripException Constructor(string text, string type) =>
        new(ExitCode.Usage, $"'{text}' is a constructor: it has the name of its type.", $"Name the type instead: '{type}'.");

    /// <summary>Parts between separators that stand outside of all brackets.</summary>
    internal static ImmutableArray<string> Split(string text, char separator)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        int depth = 0,
            start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '(' or '<' or '[' => 1,
                ')' or '>' or ']' => -1,
                _ => 0,
            };
            if (text[i] != separator || depth != 0)
                continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        parts.Add(text[start..].Trim());
        return parts.ToImmutable();
    }

    private static NameSegment Segment(string part, string whole)
    {
        var match = Regex.Match(
            part,
            @"^@?(?<name>[\p{L}\p{Nl}_][\w]*)\s*(?:<(?<types>.*)>|`(?<arity>\d+))?\s*(?:\((?<parameters>.*)\))?$",
            RegexOptions.ExplicitCapture
        );
        if (!match.Success)
            throw new GripException(
                ExitCode.Usage,
                $"'{whole}' is not the name of a symbol: '{part}' is no identifier.",
                "Write it as in 'Order.Total', 'Shop.Orders.Order', 'Order.Add(int, string)' or 'src/Order.cs:12:17'."
            );
        int? arity =
            match.Groups["types"].Success ? Split(match.Groups["types"].Value, ',').Length
            : match.Groups["arity"].Success ? int.Parse(match.Groups["arity"].Value, CultureInfo.InvariantCulture)
            : null;
        ImmutableArray<string>? parameters =
            !match.Groups["parameters"].Success ? null
            : match.Groups["parameters"].Value.Trim().Length == 0 ? []
            : Split(match.Groups["parameters"].Value, ',');
        return new NameSegment(match.Groups["name"].Value, arity, parameters);
    }
}
