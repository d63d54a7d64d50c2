using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Symbols;

/// <summary>Finds the symbol at a place: <c>src/Order.cs:12:17</c>, or what a line declares: <c>src/Order.cs:12</c>.</summary>
internal sealed class SymbolPositions(SolutionSnapshot snapshot)
{
    public SymbolMatch Resolve(SymbolQuery.AtPosition query, CancellationToken cancellation)
    {
        var document = Document(query);
        var lines = document.Text.Lines;
        if (query.Line < 1 || query.Line > lines.Count)
            throw new GripException(ExitCode.Usage, $"'{query.Path}' has no line {query.Line}: it has {lines.Count} lines.");
        var line = lines[query.Line - 1];
        if (query.Column is { } column && (column < 1 || column > line.Span.Length + 1))
            throw new GripException(
                ExitCode.Usage,
                $"Line {query.Line} of '{query.Path}' has no column {column}: it has {line.Span.Length} characters."
            );
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var unit in snapshot.UnitsWith(document.Path))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            var tree = compilation.SyntaxTrees.First(candidate => candidate.FilePath == document.Path);
            var model = Models.Of(compilation, tree);
            foreach (var token in Tokens(tree, line, query.Column, cancellation))
                found.AddRange(TokenBinding.Of(token, model, cancellation).Symbols.Select(NamedSymbol.Of));
        }

        var matches = SymbolGroups.Group(found.ToImmutable(), overloadSets: false);
        if (matches.IsEmpty)
            throw new GripException(
                ExitCode.Usage,
                query.Column is null ? $"Nothing is declared in '{query.Text}'." : $"There is no name at '{query.Text}'.",
                "Give line and column of a name, both from 1."
            );
        if (matches.Length > 1)
            throw new GripException(
                ExitCode.Usage,
                $"'{query.Text}' is ambiguous: it can mean {matches.Length} symbols.",
                "Give the column too. Nothing was changed.",
                [
                    .. matches
                        .Select(match => $"{SymbolText.DeclaredAt(match.First, snapshot.Root)} {match.Describe()}")
                        .Order(StringComparer.Ordinal),
                ]
            );
        if (matches[0].First is not INamespaceSymbol && !DeclarationPlace.Of(matches[0].First).Any())
            throw MetadataNames.Refusal(query.Text, matches[0].First);
        return matches[0];
    }

    /// <summary>The identifier that touches the column; without a column the outermost names that the line declares.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, TextLine line, int? column, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        if (column is { } given)
        {
            var position = line.Start + given - 1;
            foreach (var at in new[] { position, position - 1 })
                if (
                    at >= 0
                    && root.FindToken(at, findInsideTrivia: true) is var token
                    && token.IsKind(SyntaxKind.IdentifierToken)
                    && token.Span.Contains(at)
                )
                    return [token];
            return [];
        }

        var declared = root.DescendantTokens(line.Span)
            .Where(token => line.Span.Contains(token.Span) && TokenBinding.Declares(token))
            .ToArray();
        var outer = declared.Where(token =>
            token.Parent is MemberDeclarationSyntax
            || token.Parent is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }
        );
        return outer.Any() ? outer : declared;
    }

    private SourceDocument Document(SymbolQuery.AtPosition query)
    {
        var path = query.Path.Replace('\\', '/');
        var full = Path.GetFullPath(path, snapshot.Root);
        if (snapshot.Documents.TryGetValue(full, out var exact))
            return exact;
        var suffix = "/" + path.TrimStart('.', '/');
        var candidates = snapshot
            .Documents.Values.Where(document => document.Path.Replace('\\', '/').EndsWith(suffix, StringComparison.Ordinal))
            .ToArray();
        return candidates switch
        {
            [var only] => only,
            [] => throw new GripException(
                ExitCode.Usage,
                $"'{query.Path}' is not a source file of the solution.",
                "Give the path relative to the root of the solution, as in 'src/Order.cs:12:17'."
            ),
            _ => throw new GripException(
                ExitCode.Usage,
                $"'{query.Path}' is ambiguous: {candidates.Length} files of the solution end like this.",
                "Give the path relative to the root of the solution.",
                [.. candidates.Select(document => Path.GetRelativePath(snapshot.Root, document.Path)).Order(StringComparer.Ordinal)]
            ),
        };
    }
}
