using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Imports;

/// <summary>The order in which people and formatters keep using directives.</summary>
internal static class UsingOrder
{
    public static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    public static bool IsPlainName(string name) => !name.Contains(' ', StringComparison.Ordinal);

    public static string Name(UsingDirectiveSyntax directive) => directive.NamespaceOrType.ToString();

    public static bool IsSorted(ImmutableArray<UsingDirectiveSyntax> directives, bool systemFirst) =>
        directives.Zip(directives.Skip(1)).All(pair => Compare(Name(pair.First), Name(pair.Second), systemFirst) <= 0);

    public static int Compare(string left, string right, bool systemFirst)
    {
        if (systemFirst && IsSystem(left) != IsSystem(right))
            return IsSystem(left) ? -1 : 1;
        // Part by part: "A.B" stands before "A2", as the formatters have it.
        var lefts = left.Split('.');
        var rights = right.Split('.');
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            var order = string.Compare(lefts[i], rights[i], StringComparison.OrdinalIgnoreCase);
            if (order != 0)
                return order;
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
