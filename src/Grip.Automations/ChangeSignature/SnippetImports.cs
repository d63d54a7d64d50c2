using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>Finds the namespaces that a typed type or value needs where it is written, and imports them there.</summary>
internal sealed class SnippetImports(SolutionRewrite rewrite)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Path, string Space)> _done = [];

    /// <summary>Every type that the code names by its simple name is in scope at the place afterwards.</summary>
    /// <param name="code">A type or an expression, as typed.</param>
    /// <exception cref="GripException">A name means several types, so that the user has to say which.</exception>
    public void Require(string code, bool isType, SemanticModel model, ProjectUnit unit, int position, CancellationToken cancellation)
    {
        var path = model.SyntaxTree.FilePath;
        ExpressionSyntax parsed = isType ? SyntaxFactory.ParseTypeName(code) : SyntaxFactory.ParseExpression(code);
        foreach (var name in parsed.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsLeftmost))
        {
            if (IsBound(model, position, name, isType))
                continue;
            if (SpaceOf(name, model, unit, cancellation) is not { } space || !_done.Add((path, space)))
                continue;
            var file = rewrite.File(path);
            foreach (
                var edit in UsingEdits.Insertions(
                    (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellation),
                    file.Document.Text,
                    [space],
                    position
                )
            )
                file.Replace(new TextSpan(edit.Start, edit.Length), edit.NewText);
        }
    }

    private bool IsBound(SemanticModel model, int position, SimpleNameSyntax name, bool isType)
    {
        var type = model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (type is INamedTypeSymbol { TypeKind: not TypeKind.Error } found)
        {
            if (found is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false })
                _known.TryAdd(Key(name), found.ContainingNamespace.ToDisplayString());
            return true;
        }

        return type is not null and not IErrorTypeSymbol
            || !isType && model.GetSpeculativeSymbolInfo(position, name, SpeculativeBindingOption.BindAsExpression).Symbol is not null;
    }

    private string? SpaceOf(SimpleNameSyntax name, SemanticModel model, ProjectUnit unit, CancellationToken cancellation)
    {
        if (_known.TryGetValue(Key(name), out var known))
            return known;
        var candidates = Spaces(model.Compilation.GlobalNamespace, name, model.Compilation, cancellation)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (candidates.Length > 1)
            throw new GripException(
                ExitCode.Usage,
                $"'{name}' can mean several types in {unit}.",
                "Write its full name.",
                [.. candidates.Select(space => $"{space}.{name}")]
            );
        return candidates.Length == 0 ? null : _known[Key(name)] = candidates[0];
    }

    private static IEnumerable<string> Spaces(
        INamespaceSymbol space,
        SimpleNameSyntax name,
        Compilation compilation,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (
            !space.IsGlobalNamespace
            && space
                .GetTypeMembers(name.Identifier.ValueText, name.Arity)
                .Any(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        )
            yield return space.ToDisplayString();
        foreach (var inner in space.GetNamespaceMembers())
        foreach (var found in Spaces(inner, name, compilation, cancellation))
            yield return found;
    }

    private static string Key(SimpleNameSyntax name) => $"{name.Identifier.ValueText}`{name.Arity}";

    private static bool IsLeftmost(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified => qualified.Left == name,
            AliasQualifiedNameSyntax => false,
            MemberAccessExpressionSyntax access => access.Expression == name,
            MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            _ => name.Identifier.ValueText is not ("var" or "nameof" or "notnull" or "unmanaged"),
        };
}
