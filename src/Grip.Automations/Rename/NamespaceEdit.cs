using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rename;

/// <summary>Writes the new name of a namespace where the old one stands, in full or in part.</summary>
internal sealed class NamespaceEdit(FileRewrite file, string oldFullName, NewName newName, string root)
{
    private readonly string newFullName = newName.FullNamespace!;

    public void Write(SyntaxToken token)
    {
        if (Parent(oldFullName) == Parent(newFullName))
        {
            file.Replace(token.Span, newName.Source);
            return;
        }

        var node = token.Parent!;
        if (node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } declaration && declaration.Name.Span.Contains(token.Span))
        {
            var around = ImportScope.Enclosing(token.SyntaxTree!.GetRoot(), declaration.SpanStart);
            if (around.Length > 0 && !newFullName.StartsWith(around + ".", StringComparison.Ordinal))
                throw new GripException(
                    ExitCode.Refused,
                    $"The namespace '{oldFullName}' cannot become '{newFullName}': it is declared inside of the namespace '{around}'.",
                    "Declare it with its full name first.",
                    [SymbolText.Place(token.SyntaxTree, token.SpanStart, root)]
                );
            var written = around.Length > 0 ? newFullName[(around.Length + 1)..] : newFullName;
            file.Replace(TextSpan.FromBounds(declaration.Name.SpanStart, token.Span.End), Escaped(written));
            return;
        }

        file.Replace(TextSpan.FromBounds(Start(node), token.Span.End), Escaped(newFullName));
    }

    /// <summary>Where the name that ends here begins, without <c>global::</c>.</summary>
    private static int Start(SyntaxNode name)
    {
        var whole = name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified,
            MemberAccessExpressionSyntax access when access.Name == name => access,
            NameMemberCrefSyntax { Parent: QualifiedCrefSyntax cref } => cref,
            _ => name,
        };
        var first = whole.DescendantNodesAndSelf().OfType<AliasQualifiedNameSyntax>().FirstOrDefault();
        return first?.Name.SpanStart ?? whole.SpanStart;
    }

    private static string Escaped(string dotted) => string.Join('.', dotted.Split('.').Select(NewName.Escaped));

    private static string Parent(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
