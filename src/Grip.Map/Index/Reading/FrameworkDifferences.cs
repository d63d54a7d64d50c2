using System.Collections.Frozen;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>
/// A project with several target frameworks compiles mostly the same code. The further frameworks are read only where
/// they can see something else: files with conditions, files that only some frameworks compile, and files that mention
/// a name which is declared in such a place.
/// </summary>
internal sealed class FrameworkDifferences
{
    /// <summary>What the language calls without naming it, of the members that polyfills declare.</summary>
    private static readonly FrozenSet<string> Unnamed = new[]
    {
        "Deconstruct",
        "GetAwaiter",
        "GetEnumerator",
        "GetAsyncEnumerator",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<int> leaders;
    private readonly HashSet<string> varying;

    private FrameworkDifferences(HashSet<int> leaders, HashSet<string> varying) => (this.leaders, this.varying) = (leaders, varying);

    public static FrameworkDifferences Of(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var first = new HashSet<int>();
        var different = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in snapshot.Units.GroupBy(unit => unit.Project.ProjectPath, StringComparer.Ordinal))
        {
            var units = project.OrderBy(unit => unit.Project.Quality).ThenByDescending(unit => snapshot.SourcesOf(unit).Length).ToArray();
            first.Add(units[0].Index);
            if (units.Length == 1)
                continue;
            foreach (var path in units.SelectMany(unit => snapshot.SourcesOf(unit)).Distinct(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                var compiling = units.Where(unit => snapshot.State(unit.Index).Contains(path)).ToArray();
                if (compiling.Length == units.Length && !HasConditions(snapshot.Documents[path]))
                    continue;
                different.Add(path);
                names.UnionWith(
                    Differing(
                        compiling.Select(unit => Names(snapshot.Trees.Parse(snapshot.Documents[path], unit, cancellation))),
                        compiling.Length < units.Length
                    )
                );
            }
        }

        if (names.Overlaps(Unnamed))
            first.UnionWith(snapshot.Units.Select(unit => unit.Index));
        different.UnionWith(snapshot.DocumentsMentioning(names).Select(document => document.Path));
        return new FrameworkDifferences(first, different);
    }

    /// <summary>Whether this unit can see something in the file that the project's first one does not.</summary>
    /// <param name="path">Null for what generators made.</param>
    public bool Matters(ProjectUnit unit, string? path) => leaders.Contains(unit.Index) || path is not null && varying.Contains(path);

    private static bool HasConditions(SourceDocument document)
    {
        var text = document.Text.ToString();
        return text.Contains("#if", StringComparison.Ordinal) || text.Contains("# if", StringComparison.Ordinal);
    }

    /// <summary>Names with their shapes that not all trees declare.</summary>
    private static IEnumerable<string> Differing(IEnumerable<HashSet<(string Name, long Shape)>> trees, bool isMissingSomewhere)
    {
        var sets = trees.ToArray();
        if (isMissingSomewhere)
            sets = [.. sets, []];
        return sets.SelectMany(set => set).Distinct().Where(name => !sets.All(set => set.Contains(name))).Select(name => name.Name);
    }

    private static HashSet<(string, long)> Names(SyntaxTree tree) =>
        [
            .. tree.GetRoot()
                .DescendantNodes(node => node is CompilationUnitSyntax or MemberDeclarationSyntax or VariableDeclarationSyntax)
                .SelectMany(node =>
                    node switch
                    {
                        BaseTypeDeclarationSyntax type => [(type.Identifier.ValueText, ShapeHash.Of(type))],
                        DelegateDeclarationSyntax type => [(type.Identifier.ValueText, ShapeHash.Of(type))],
                        MethodDeclarationSyntax method => [(method.Identifier.ValueText, ShapeHash.Of(method))],
                        ConstructorDeclarationSyntax constructor => [(constructor.Identifier.ValueText, ShapeHash.Of(constructor))],
                        PropertyDeclarationSyntax property => [(property.Identifier.ValueText, ShapeHash.Of(property))],
                        EventDeclarationSyntax @event => [(@event.Identifier.ValueText, ShapeHash.Of(@event))],
                        EnumMemberDeclarationSyntax constant => [(constant.Identifier.ValueText, ShapeHash.Of(constant))],
                        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable =>
                            (variable.Identifier.ValueText, ShapeHash.Of(field))
                        ),
                        _ => Enumerable.Empty<(string, long)>(),
                    }
                ),
        ];
}
