using System.Collections.Immutable;
using Grip.Map.Symbols;

namespace Grip.Map.Index.Asking;

/// <summary>Compares parameters as typed with those of a full name, as in <c>Shop.Order.Add(int, System.Collections.Generic.List&lt;string&gt;)</c>.</summary>
internal static class ParameterTexts
{
    public static bool Match(string fullName, MapSymbolKind kind, ImmutableArray<string> typed)
    {
        var open = fullName.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return false;
        var inner = fullName[(open + 1)..fullName.LastIndexOf(')')];
        var declared = inner.Length == 0 ? [] : SymbolQuery.Split(inner, ',');
        return Equal(declared, typed) || kind == MapSymbolKind.ExtensionMethod && declared.Length > 0 && Equal(declared[1..], typed);
    }

    /// <summary>How many type parameters the last part of a full name has.</summary>
    public static int Arity(string fullName)
    {
        var open = fullName.IndexOf('(', StringComparison.Ordinal);
        var head = open < 0 ? fullName : fullName[..open];
        if (!head.EndsWith('>'))
            return 0;
        var depth = 0;
        for (var i = head.Length - 1; i >= 0; i--)
        {
            depth += head[i] switch
            {
                '>' => 1,
                '<' => -1,
                _ => 0,
            };
            if (depth == 0)
                return SymbolQuery.Split(head[(i + 1)..^1], ',').Length;
        }

        return 0;
    }

    private static bool Equal(ImmutableArray<string> declared, ImmutableArray<string> typed) =>
        declared.Length == typed.Length && declared.Zip(typed).All(pair => Same(pair.First, pair.Second));

    private static bool Same(string declared, string typed) =>
        Plain(declared, typed.Contains('.')) is var one
        && (one == Plain(typed, qualified: true) || one.EndsWith("." + Plain(typed, qualified: true), StringComparison.Ordinal));

    /// <summary>Without spaces and modifiers; without namespaces unless <paramref name="qualified"/>.</summary>
    private static string Plain(string type, bool qualified)
    {
        foreach (var modifier in new[] { "ref readonly ", "ref ", "out ", "in ", "params ", "this ", "scoped " })
            if (type.StartsWith(modifier, StringComparison.Ordinal))
                type = type[modifier.Length..];
        var text = type.Replace(" ", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);
        if (qualified)
            return text;
        var result = new System.Text.StringBuilder();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '.')
                start = i + 1;
            else if (text[i] is '<' or '>' or ',' or '[' or ']' or '(' or ')' or '*')
            {
                result.Append(text, start, i + 1 - start);
                start = i + 1;
            }

        return result.Append(text, start, text.Length - start).ToString();
    }
}
