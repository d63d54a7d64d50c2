using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>Which file after a change is which one before it: a file that is deleted and added elsewhere declares what it declared.</summary>
internal static class MovedFiles
{
    /// <summary>The trees before and after of each of <paramref name="paths"/>; a moved file once, with both.</summary>
    public static IEnumerable<(SyntaxTree? Before, SyntaxTree? After)> Pairs(
        IEnumerable<string> paths,
        ImmutableDictionary<string, SyntaxTree> before,
        ImmutableDictionary<string, SyntaxTree> after,
        CancellationToken cancellation
    )
    {
        var pairs = paths.Select(path => (Before: before.GetValueOrDefault(path), After: after.GetValueOrDefault(path))).ToArray();
        var gone = pairs.Where(pair => pair.After is null).Select(pair => pair.Before!).ToList();
        foreach (var (then, today) in pairs)
        {
            if (then is not null && today is not null)
                yield return (then, today);
            else if (today is not null)
            {
                var headline = Headline(today, cancellation);
                var old = headline is null ? null : gone.Find(candidate => Headline(candidate, cancellation) == headline);
                if (old is not null)
                    gone.Remove(old);
                yield return (old, today);
            }
        }

        foreach (var left in gone)
            yield return (left, null);
    }

    /// <summary>The full name of the first type of the file.</summary>
    private static string? Headline(SyntaxTree tree, CancellationToken cancellation)
    {
        var first = tree.GetRoot(cancellation)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .FirstOrDefault(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
        if (first is null)
            return null;
        var spaces = first.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString());
        var name = first is BaseTypeDeclarationSyntax type
            ? type.Identifier.ValueText
            : ((DelegateDeclarationSyntax)first).Identifier.ValueText;
        return string.Join('.', spaces.Append(name));
    }
}
