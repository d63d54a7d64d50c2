using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.Checks;

/// <summary>
/// Names that cannot be resolved since packages are missing here, as the baseline shows. One more use of such a name is no fault
/// of a change; a use whose import the change took away is, although it was no less unresolved before.
/// </summary>
internal sealed class UnresolvedNames(DiagnosticCollector baseline)
{
    private static readonly ImmutableHashSet<string> ByName = ["CS0246", "CS0103", "CS1061", "CS0432"];

    // These speak of a container that is there; only the same sentence is the same thing.
    private static readonly ImmutableHashSet<string> ByMessage = ["CS0234", "CS0117", "CS0400", "CS0426"];

    private readonly Lock gate = new();
    private Known? known;

    private sealed record Use(string Name, int Unit, string Path);

    private sealed record Known(
        ImmutableHashSet<string> Names,
        ImmutableHashSet<string> Messages,
        ILookup<string, (int Unit, string Path)> Uses,
        ILookup<(int Unit, string Path), string> Imports
    );

    /// <summary>Whether diagnostics of this kind say that a name stands for nothing.</summary>
    public static bool IsAboutName(string id) => ByName.Contains(id) || ByMessage.Contains(id);

    /// <summary>Whether the unit was loaded without something that its own build has.</summary>
    public static bool IsPossible(ProjectUnit unit) => unit.Project.Quality != LoadQuality.Exact;

    /// <summary>Whether the diagnostic only says again what the baseline says elsewhere.</summary>
    public bool IsKnown(Diagnostic diagnostic, CancellationToken cancellation) =>
        // Of an import the first part alone says too little: the package may have no such namespace.
        IsAboutName(diagnostic.Id) && Import(diagnostic) is { } line
            ? All(cancellation).Imports.Any(group => group.Contains(Text(line)))
            : IsKnownUse(diagnostic, cancellation);

    private bool IsKnownUse(Diagnostic diagnostic, CancellationToken cancellation) =>
        ByName.Contains(diagnostic.Id) && NameAt(diagnostic) is { } name && All(cancellation).Names.Contains(name)
        || ByMessage.Contains(diagnostic.Id) && All(cancellation).Messages.Contains(diagnostic.GetMessage());

    /// <summary>Old errors of a file that are the change's since it took the import away that the name came by.</summary>
    /// <param name="unit">A unit that lacks packages.</param>
    /// <param name="before">The file before.</param>
    /// <param name="after">The file after.</param>
    /// <param name="kept">Errors that it has before and after.</param>
    /// <param name="cancellation">Answered within the binding of one project.</param>
    public ImmutableArray<Diagnostic> Abandoned(
        ProjectUnit unit,
        SyntaxTree before,
        SyntaxTree after,
        ImmutableArray<Diagnostic> kept,
        CancellationToken cancellation
    )
    {
        var (old, now) = (Imports(before, cancellation), Imports(after, cancellation));
        // Something else may bring the names.
        if (old.IsSubsetOf(now) || !now.IsSubsetOf(old))
            return [];
        var unresolved = All(cancellation).Imports[(unit.Index, before.FilePath)].ToImmutableHashSet();
        var removed = old.Except(now).Intersect(unresolved);
        if (removed.IsEmpty)
            return [];
        var left = now.Intersect(unresolved).Union(ImportsOfAll(unit, cancellation));
        return
        [
            .. kept.Where(diagnostic =>
                ByName.Contains(diagnostic.Id)
                && !IsInImport(diagnostic)
                && NameAt(diagnostic) is { } name
                && Sources(name, unit, cancellation) is var sources
                && sources.Overlaps(removed)
                && !sources.Overlaps(left)
            ),
        ];
    }

    /// <summary>The unresolved imports that every file has which uses the name.</summary>
    private ImmutableHashSet<string> Sources(string name, ProjectUnit unit, CancellationToken cancellation)
    {
        var global = ImportsOfAll(unit, cancellation);
        ImmutableHashSet<string>? common = null;
        foreach (var use in All(cancellation).Uses[name].Where(use => use.Unit == unit.Index).Distinct())
        {
            var imports = All(cancellation).Imports[use].Concat(global).ToImmutableHashSet();
            common = common?.Intersect(imports) ?? imports;
        }

        return common ?? [];
    }

    /// <summary>Global imports that are unresolved, in whatever file they stand.</summary>
    private ImmutableHashSet<string> ImportsOfAll(ProjectUnit unit, CancellationToken cancellation) =>
        [
            .. All(cancellation)
                .Imports.Where(group => group.Key.Unit == unit.Index)
                .SelectMany(group => group)
                .Where(line => line.StartsWith("global ", StringComparison.Ordinal))
                .Select(line => line["global ".Length..]),
        ];

    private Known All(CancellationToken cancellation)
    {
        lock (gate)
            return known ??= Find(cancellation);
    }

    private Known Find(CancellationToken cancellation)
    {
        var (messages, spaces, uses, imports) = (
            ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal),
            ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal),
            new List<Use>(),
            new List<(int Unit, string Path, string Import)>()
        );
        foreach (var unit in baseline.Snapshot.Units.Where(IsPossible))
        foreach (var diagnostic in baseline.Snapshot.Compilation(unit, cancellation).GetDiagnostics(cancellation))
        {
            if (diagnostic.Severity != DiagnosticSeverity.Error || diagnostic.Location.SourceTree is not { } tree)
                continue;
            if (ByMessage.Contains(diagnostic.Id))
                messages.Add(diagnostic.GetMessage());
            var name = ByName.Contains(diagnostic.Id) ? NameAt(diagnostic) : null;
            if (Import(diagnostic) is { } line)
            {
                imports.Add((unit.Index, tree.FilePath, Text(line)));
                if (name is not null)
                    spaces.Add(name);
            }
            else if (name is not null)
                uses.Add(new Use(name, unit.Index, tree.FilePath));
        }

        return new Known(
            [.. uses.Select(use => use.Name), .. spaces],
            messages.ToImmutable(),
            uses.ToLookup(use => use.Name, use => (use.Unit, use.Path)),
            imports.ToLookup(line => (line.Unit, line.Path), line => line.Import)
        );
    }

    private static ImmutableHashSet<string> Imports(SyntaxTree tree, CancellationToken cancellation) =>
        [
            .. tree.GetRoot(cancellation)
                .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Select(Text),
        ];

    private static string Text(UsingDirectiveSyntax line) =>
        (line.GlobalKeyword.RawKind != 0 ? "global " : "") + (line.StaticKeyword.RawKind != 0 ? "static " : "") + line.NamespaceOrType;

    private static bool IsInImport(Diagnostic diagnostic) => Import(diagnostic) is not null;

    private static UsingDirectiveSyntax? Import(Diagnostic diagnostic) => NodeAt(diagnostic)?.FirstAncestorOrSelf<UsingDirectiveSyntax>();

    private static string? NameAt(Diagnostic diagnostic) =>
        NodeAt(diagnostic) switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            QualifiedNameSyntax name => name.Right.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            var node => node?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault()?.Identifier.ValueText,
        };

    private static SyntaxNode? NodeAt(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return null;
        var span = diagnostic.Location.SourceSpan;
        var root = tree.GetRoot();
        return span.End <= root.FullSpan.End ? root.FindNode(new TextSpan(span.Start, span.Length), getInnermostNodeForTie: true) : null;
    }
}
