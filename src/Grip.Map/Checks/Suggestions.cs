using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>For an unknown name the nearest that exist: by "was renamed in this change", by namespace, by spelling.</summary>
internal sealed class Suggestions(
    SolutionSnapshot after,
    ProjectUnit unit,
    ChangeSet changes,
    SolutionSnapshot baseline,
    CancellationToken cancellation
)
{
    private const int Most = 3;
    private readonly Lazy<ILookup<string, INamedTypeSymbol>> types = new(() =>
        AllTypes(after.Compilation(unit, cancellation).GlobalNamespace).ToLookup(type => type.Name, StringComparer.Ordinal)
    );
    private readonly Lazy<ImmutableArray<(string Was, string Now)>> renamed = new(() => RenamedNames(changes, baseline));

    public ImmutableArray<string> For(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return [];
        return diagnostic.Id switch
        {
            "CS0246" or "CS0103" =>
            [
                .. Renamed(tree, diagnostic)
                    .Concat(Types(tree, diagnostic))
                    .Concat(InScope(tree, diagnostic))
                    .Concat(Packages(tree, diagnostic))
                    .Distinct()
                    .Take(Most),
            ],
            "CS0234" =>
            [
                .. Renamed(tree, diagnostic).Concat(Children(tree, diagnostic)).Concat(Packages(tree, diagnostic)).Distinct().Take(Most),
            ],
            "CS1061" or "CS0117" =>
            [
                .. Renamed(tree, diagnostic).Concat(Members(tree, diagnostic)).Concat(Extensions(tree, diagnostic)).Distinct().Take(Most),
            ],
            "CS1501" or "CS7036" or "CS1503" or "CS1739" or "CS1729" => [.. Overloads(tree, diagnostic).Distinct().Take(Most)],
            _ => [],
        };
    }

    private SimpleNameSyntax? NameAt(SyntaxTree tree, Diagnostic diagnostic) =>
        tree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
            ? node as SimpleNameSyntax ?? node.DescendantNodes().OfType<SimpleNameSyntax>().LastOrDefault()
            : null;

    private IEnumerable<string> Renamed(SyntaxTree tree, Diagnostic diagnostic)
    {
        var name = NameAt(tree, diagnostic)?.Identifier.ValueText;
        return renamed.Value.Where(pair => pair.Was == name).Select(pair => $"{pair.Now} (renamed in this change)");
    }

    private IEnumerable<string> Types(SyntaxTree tree, Diagnostic diagnostic)
    {
        if (NameAt(tree, diagnostic) is not { } node)
            return [];
        var name = node.Identifier.ValueText;
        var exact = types
            .Value[name]
            .Concat(types.Value[name + "Attribute"])
            .Where(type => type.DeclaredAccessibility == Accessibility.Public || type.Locations.Any(location => location.IsInSource));
        return exact
            .OrderByDescending(type => type.Locations.Any(location => location.IsInSource))
            .ThenBy(type => type.ToDisplayString().Length)
            .Select(type => $"using {type.ContainingNamespace.ToDisplayString()};")
            .Where(line => !line.Contains('<'));
    }

    private IEnumerable<string> InScope(SyntaxTree tree, Diagnostic diagnostic)
    {
        if (NameAt(tree, diagnostic) is not { } node)
            return [];
        var model = after.Compilation(unit, cancellation).GetSemanticModel(tree);
        return Nearest(node.Identifier.ValueText, model.LookupSymbols(node.SpanStart).Select(symbol => symbol.Name));
    }

    private IEnumerable<string> Children(SyntaxTree tree, Diagnostic diagnostic)
    {
        if (NameAt(tree, diagnostic) is not { Parent: QualifiedNameSyntax or MemberAccessExpressionSyntax } node)
            return [];
        var left = node.Parent switch
        {
            QualifiedNameSyntax qualified => (SyntaxNode)qualified.Left,
            MemberAccessExpressionSyntax access => access.Expression,
            _ => node,
        };
        var container =
            after.Compilation(unit, cancellation).GetSemanticModel(tree).GetSymbolInfo(left, cancellation).Symbol as INamespaceOrTypeSymbol;
        return container is null ? [] : Nearest(node.Identifier.ValueText, container.GetMembers().Select(member => member.Name));
    }

    private IEnumerable<string> Members(SyntaxTree tree, Diagnostic diagnostic)
    {
        if (NameAt(tree, diagnostic) is not { } node)
            return [];
        var model = after.Compilation(unit, cancellation).GetSemanticModel(tree);
        return Receiver(node, model) is { } type
            ? Nearest(
                node.Identifier.ValueText,
                model.LookupSymbols(node.SpanStart, type, includeReducedExtensionMethods: true).Select(symbol => symbol.Name)
            )
            : [];
    }

    /// <summary>The very name as an extension method in a namespace that is not imported.</summary>
    private IEnumerable<string> Extensions(SyntaxTree tree, Diagnostic diagnostic)
    {
        if (NameAt(tree, diagnostic) is not { } node)
            return [];
        var model = after.Compilation(unit, cancellation).GetSemanticModel(tree);
        if (Receiver(node, model) is not { } receiver)
            return [];
        return types
            .Value.SelectMany(group => group)
            .Where(type => type.IsStatic && type.MightContainExtensionMethods)
            .SelectMany(type => type.GetMembers(node.Identifier.ValueText).OfType<IMethodSymbol>())
            .Where(method => method.IsExtensionMethod && method.ReduceExtensionMethod(receiver) is not null)
            .Select(method => $"using {method.ContainingNamespace.ToDisplayString()};");
    }

    private IEnumerable<string> Overloads(SyntaxTree tree, Diagnostic diagnostic)
    {
        var model = after.Compilation(unit, cancellation).GetSemanticModel(tree);
        var call = tree.GetRoot(cancellation)
            .FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .FirstOrDefault(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        if (call is null)
            return [];
        var target = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        return model
            .GetMemberGroup(target, cancellation)
            .Select(symbol => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    /// <summary>For an import that does not exist: which other project references a package of that name, or which package there would be.</summary>
    private IEnumerable<string> Packages(SyntaxTree tree, Diagnostic diagnostic)
    {
        var import = tree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>();
        if (import?.NamespaceOrType.ToString() is not { } name)
            return [];
        var users = after
            .Units.SelectMany(other => other.Project.Packages, (other, package) => (other.Name, package))
            .Where(pair => name == pair.package.Id || name.StartsWith(pair.package.Id + ".", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (users.Any(pair => pair.Name == unit.Name))
            return [];
        if (users.Length > 0)
            return [$"package {users[0].package.Id} {users[0].package.Version} is referenced by {users[0].Name}, not by {unit.Name}"];
        return LoosePackages.Providing(name) is { } package
            ? [$"package {package.Id} {package.Version} is in the package folder, but no project references it"]
            : [$"no project references a package that provides '{name}'"];
    }

    private ITypeSymbol? Receiver(SimpleNameSyntax node, SemanticModel model)
    {
        var expression = node.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == node => access.Expression,
            MemberBindingExpressionSyntax binding => binding
                .Ancestors()
                .OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault()
                ?.Expression,
            _ => null,
        };
        if (expression is null)
            return null;
        return model.GetTypeInfo(expression, cancellation).Type ?? model.GetSymbolInfo(expression, cancellation).Symbol as ITypeSymbol;
    }

    private static IEnumerable<string> Nearest(string wanted, IEnumerable<string> names) =>
        Spelling.Nearest(wanted, names.Where(name => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_')), Most);

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(AllTypes));

    /// <summary>Declarations whose name alone was edited, by file.</summary>
    private static ImmutableArray<(string, string)> RenamedNames(ChangeSet changes, SolutionSnapshot baseline) =>
        [
            .. changes
                .Files.SelectMany(change =>
                    change switch
                    {
                        FileChange.Modified modified => modified.Edits.Select(edit => (modified.Path, edit)),
                        FileChange.Renamed moved => moved.Edits.Select(edit => (moved.Path, edit)),
                        _ => [],
                    }
                )
                .Where(pair =>
                    pair.edit.Length > 0 && SyntaxFacts.IsValidIdentifier(pair.edit.NewText) && baseline.Documents.ContainsKey(pair.Path)
                )
                .Select(pair =>
                    (baseline.Documents[pair.Path].Text.ToString().Substring(pair.edit.Start, pair.edit.Length), pair.edit.NewText)
                )
                .Distinct(),
        ];
}
