using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Imports;

/// <summary>Where a file keeps its using directives: at its top or inside of a namespace.</summary>
/// <param name="Anchors">Directives outside of #if and not global, in order: new ones are put beside them.</param>
internal sealed record UsingScope(
    ImmutableArray<UsingDirectiveSyntax> Visible,
    ImmutableArray<UsingDirectiveSyntax> Anchors,
    ImmutableArray<ExternAliasDirectiveSyntax> Externs
)
{
    public static UsingScope For(CompilationUnitSyntax root, int position)
    {
        var spaces = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Where(space => space.FullSpan.Contains(position))
            .ToImmutableArray();
        var visible = root.Usings.Concat(spaces.SelectMany(space => space.Usings)).ToImmutableArray();
        var inner = spaces.LastOrDefault(space => space.Usings.Any());
        if (inner is not null && !root.Usings.Any(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None)))
            return new UsingScope(visible, Unconditional(root, inner.Usings), [.. inner.Externs]);
        return new UsingScope(visible, Unconditional(root, root.Usings), [.. root.Externs]);
    }

    public bool Imports(string name) =>
        Visible.Any(directive =>
            UsingOrder.IsPlainName(name)
                ? directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && UsingOrder.Name(directive) == name
                : directive.ToString() == $"using {name};"
        );

    private static ImmutableArray<UsingDirectiveSyntax> Unconditional(
        CompilationUnitSyntax root,
        SyntaxList<UsingDirectiveSyntax> directives
    ) => [.. directives.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None) && Depth(root, directive.SpanStart) == 0)];

    private static int Depth(CompilationUnitSyntax root, int position)
    {
        var depth = 0;
        for (
            var directive = root.GetFirstDirective();
            directive is not null && directive.SpanStart < position;
            directive = directive.GetNextDirective()
        )
            depth += directive.Kind() switch
            {
                SyntaxKind.IfDirectiveTrivia => 1,
                SyntaxKind.EndIfDirectiveTrivia => -1,
                _ => 0,
            };
        return depth;
    }
}
