using System.Globalization;

namespace Grip.Core.Permissions.Shell;

/// <summary>Looks for what makes a command line read otherwise than it looks.</summary>
internal static class ShellText
{
    public const int Longest = 10_000;

    /// <exception cref="ShellSyntaxException">It is too long, or holds something that cannot be seen.</exception>
    public static void Demand(string text)
    {
        if (text.Length > Longest)
            throw new ShellSyntaxException($"it is longer than {Longest:N0} characters");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\t')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (IsHidden(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                    throw Hidden(char.ConvertToUtf32(text, i));
                i++;
            }
            else if (
                char.IsSurrogate(c)
                || IsHidden(CharUnicodeInfo.GetUnicodeCategory(c))
                || c is '\u2028' or '\u2029' or '\u3164' or '\u115f' or '\u1160' or '\uffa0' or '\u034f' or '\u180e'
            )
                throw Hidden(c);
        }
    }

    private static bool IsHidden(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static ShellSyntaxException Hidden(int code) => new($"it holds the invisible character U+{code:X4}");
}
