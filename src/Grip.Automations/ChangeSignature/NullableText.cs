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
        const int Opening = 1;
        var marks = SyntaxFactory
            .ParseParameterList($"({declaration} x)")
            .DescendantNodes()
            .OfType<NullableTypeSyntax>()
            .Where(type =>
                model.GetSpeculativeTypeInfo(position, type.ElementType, SpeculativeBindingOption.BindAsTypeOrNamespace).Type
                    is { IsReferenceType: true }
            )
            .Select(type => type.QuestionToken.SpanStart - Opening)
            .ToHashSet();
        return string.Concat(declaration.Where((_, i) => !marks.Contains(i)));
    }
}
