using Grip.Core;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>Turns a pattern as people write it into C# of the same length, in which metavariables are identifiers.</summary>
internal static class PatternText
{
    /// <exception cref="GripException">A dollar that is no metavariable.</exception>
    public static string Encode(string source, string what)
    {
        var code = source.ToCharArray();
        for (var i = 0; i < source.Length; )
        {
            var literal = LiteralLength(source, i);
            if (literal > 0)
            {
                i += literal;
                continue;
            }

            if (source[i] != '$')
            {
                i++;
                continue;
            }

            var dollars = 1;
            while (i + dollars < source.Length && source[i + dollars] == '$')
                dollars++;
            var named = i + dollars < source.Length && (char.IsLetter(source[i + dollars]) || source[i + dollars] == '_');
            if (dollars is not (1 or 3) || dollars == 1 && !named)
                throw PatternError.At(
                    what,
                    source,
                    i,
                    "a metavariable is $NAME for one node, $$$NAME for any number, $_ or $$$ without a name"
                );
            Array.Fill(code, Metavariable.Sigil, i, dollars);
            i += dollars;
        }

        return new string(code);
    }

    /// <summary>The length of the string, character or comment that begins at <paramref name="start"/>; 0 if none does.</summary>
    private static int LiteralLength(string source, int start)
    {
        var rest = source.AsSpan(start);
        if (rest.StartsWith("//"))
            return rest.IndexOf('\n') is var line and >= 0 ? line + 1 : rest.Length;
        if (rest.StartsWith("/*"))
            return rest.IndexOf("*/") is var close and >= 0 ? close + 2 : rest.Length;
        if (rest[0] == '\'')
            return Quoted(rest, 1, '\'');
        var prefix = 0;
        while (prefix < rest.Length && rest[prefix] is '$' or '@')
            prefix++;
        if (prefix >= rest.Length || rest[prefix] != '"')
            return 0;
        var quotes = 0;
        while (prefix + quotes < rest.Length && rest[prefix + quotes] == '"')
            quotes++;
        if (quotes >= 3)
        {
            var close = rest[(prefix + quotes)..].IndexOf(new string('"', quotes));
            return close < 0 ? rest.Length : prefix + (quotes * 2) + close;
        }

        return rest[..prefix].Contains('@') ? Verbatim(rest, prefix + 1) : Quoted(rest, prefix + 1, '"');
    }

    private static int Quoted(ReadOnlySpan<char> rest, int from, char quote)
    {
        for (var i = from; i < rest.Length; i++)
            if (rest[i] == '\\')
                i++;
            else if (rest[i] == quote)
                return i + 1;
        return rest.Length;
    }

    private static int Verbatim(ReadOnlySpan<char> rest, int from)
    {
        for (var i = from; i < rest.Length; i++)
            if (rest[i] == '"')
            {
                if (i + 1 >= rest.Length || rest[i + 1] != '"')
                    return i + 1;
                i++;
            }

        return rest.Length;
    }
}
