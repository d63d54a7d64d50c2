using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Index.Reading;

/// <summary>One tree as one unit compiles it.</summary>
/// <param name="Symbols">Turns the compiler's symbols into those of the index.</param>
public sealed record ReadTree(ProjectUnit Unit, CSharpCompilation Compilation, SyntaxTree Tree, SemanticModel Model, SymbolTable Symbols);

/// <summary>
/// Finds functions in one tree. Called once for each unit that compiles the tree, on any thread; what several units
/// find alike is kept once. It must not depend on anything outside of the tree and what its names are bound to.
/// </summary>
public delegate IEnumerable<MapFunction> FunctionFinder(ReadTree tree, CancellationToken cancellation);
