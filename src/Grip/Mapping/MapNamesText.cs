using System.Text.RegularExpressions;

namespace Grip.Mapping;

/// <summary>Full names, shortened for reading.</summary>
internal static partial class MapNamesText
{
    public static string WithoutParameters(string fullName) => fullName.IndexOf('(') is var at and > 0 ? fullName[..at] : fullName;

    /// <summary>The last two parts of a full name, no namespaces in it: "Order.Add(Line)" for "Shop.Orders.Order.Add(Shop.Orders.Line)".</summary>
    public static string Short(string fullName)
    {
        var depth = 0;
        var dots = new List<int>();
        for (var i = 0; i < fullName.Length; i++)
        {
            depth += fullName[i] switch
            {
                '(' or '<' => 1,
                ')' or '>' => -1,
                _ => 0,
            };
            if (fullName[i] == '.' && depth == 0)
                dots.Add(i);
        }

        var tail = dots.Count < 2 ? fullName : fullName[(dots[^2] + 1)..];
        return tail.IndexOfAny(['(', '<']) is var at and > 0 ? tail[..at] + Qualified().Replace(tail[at..], "") : tail;
    }

    [GeneratedRegex(@"(?<=[(<, \[])(\w+\.)+(?=\w)", RegexOptions.ExplicitCapture)]
    private static partial Regex Qualified();
}
