using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Sample;

public static class Guard
{
    private static string? name;

    [MemberNotNull("name")]
    public static void Start() => name = "x";

    [return: NotNullIfNotNull("value")]
    public static string? NotNull(string? value, [CallerArgumentExpression("value")] string? text = null)
    {
        Start();
        return value is null ? text : value + name.Length;
    }
}
