using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Sample;

public static class Guard
{
    private static string? title;

    [MemberNotNull("title")]
    public static void Start() => title = "x";

    [return: NotNullIfNotNull("input")]
    public static string? NotNull(string? input, [CallerArgumentExpression("input")] string? text = null)
    {
        Start();
        return input is null ? text : input + title.Length;
    }
}
