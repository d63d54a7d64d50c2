using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Symbols;

/// <summary>Semantic models for looking up names.</summary>
public static class Models
{
    /// <summary>A model without nullable analysis, which no name depends on and which takes a good part of the time.</summary>
    public static SemanticModel Of(CSharpCompilation compilation, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001 // the option is marked experimental since it was added; the SDK's compiler has had it ever since
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
