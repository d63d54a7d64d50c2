using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>A file without nullable annotations gets none: they would be warnings there.</summary>
internal static class NullableText
{
    /// <param name="declaration">Modifiers and type of a parameter.</param>
    public static string For(string declaration, SemanticModel model, int position)
    {
        if (model.GetNullableContext(position).AnnotationsEnabled())
            return declaration;
        var parameter = SyntaxFactory.ParseParameterList($"({declaration} x)").Parameters[0];
        var marks = parameter
            .DescendantNodes()
            .OfType<NullableTypeSyntax>()
            .Where(type =>
                model.GetSpeculativeTypeInfo(position, type.ElementType, SpeculativeBindingOption.BindAsTypeOrNamespace).Type
                    is { IsReferenceType: true }
            )
            .Select(type => type.QuestionToken)
            .ToArray();
        var kept = parameter.ReplaceTokens(
            marks,
            (mark, _) => SyntaxFactory.Token(SyntaxKind.None).WithTrailingTrivia(mark.TrailingTrivia)
        );
        return kept.WithIdentifier(SyntaxFactory.MissingToken(SyntaxKind.IdentifierToken)).ToString().Trim();
    }
}
