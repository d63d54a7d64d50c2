using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Symbols;

/// <summary>
/// Where a name is declared. Two symbols of different compilations (target frameworks, linked files) are the same for
/// the user if they are declared in the same place.
/// </summary>
/// <param name="Path">As in <see cref="SyntaxTree.FilePath"/>; full for files on disk.</param>
/// <param name="Span">The declared identifier.</param>
public readonly record struct DeclarationPlace(string Path, TextSpan Span)
{
    /// <summary>All places that declare the symbol which a name stands for; empty if it comes from metadata.</summary>
    public static IEnumerable<DeclarationPlace> Of(ISymbol symbol) =>
        NamedSymbol
            .Of(symbol)
            .Locations.Where(location => location.IsInSource)
            .Select(location => new DeclarationPlace(location.SourceTree!.FilePath, location.SourceSpan));
}
