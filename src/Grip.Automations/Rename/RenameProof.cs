using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Automations.Proof;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>
/// The independent oracle: on the changed solution every renamed place means the renamed symbol, and every other name
/// around it means what it meant before.
/// </summary>
internal sealed class RenameProof(SolutionRewrite rewrite, ChangeSet changes, SolutionSnapshot after)
{
    private const string Suffix = "Attribute";

    private readonly SolutionSnapshot before = rewrite.Snapshot;

    private readonly Dictionary<string, (string NewPath, ImmutableArray<TextEdit> Edits)> edited = changes
        .Files.Select(change =>
            change switch
            {
                FileChange.Modified modified => (modified.Path, modified.Path, modified.Edits),
                FileChange.Renamed renamed => (renamed.Path, renamed.NewPath, renamed.Edits),
                _ => (change.Path, change.Path, ImmutableArray<TextEdit>.Empty),
            }
        )
        .ToDictionary(change => change.Item1, change => (change.Item2, change.Item3), StringComparer.Ordinal);

    /// <summary>
    /// All spellings by which the rename can make anything mean something else: every lookup of another name finds what it found
    /// before. Null if that cannot be said: a namespace is part of every qualified name, and some names the language itself looks up.
    /// </summary>
    public static ImmutableHashSet<string>? ChangedNames(RenameTargets targets, NewName newName)
    {
        if (targets.First is INamespaceSymbol || targets.All.Symbols.Any(IsKnownToTheCompiler))
            return null;
        ImmutableHashSet<string> names = [.. targets.All.Names, targets.OldName, newName.Value];
        names = names.Union(
            names
                .Where(name => name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(name => name[..^Suffix.Length])
        );
        return names.Any(PatternMembers.Contains) ? null : names;
    }

    /// <exception cref="GripException">Some name would mean something else, with the places.</exception>
    public void Check(RenameTargets targets, NewName newName, ImmutableArray<RenamedName> renamed, CancellationToken cancellation)
    {
        var shown = newName.FullNamespace ?? newName.Value;
        var wrong = targets.First is INamespaceSymbol ? [] : WrongNames(targets, shown, renamed, cancellation);
        if (wrong.IsEmpty)
            wrong = OtherNames(
                targets.First is INamespaceSymbol ? targets.First.ToDisplayString() : targets.OldName,
                shown,
                ChangedNames(targets, newName),
                cancellation
            );
        if (!wrong.IsEmpty)
            throw new GripException(
                ExitCode.Refused,
                $"The {targets.Asked.Describe()} cannot be called '{shown}': {wrong.Length} {(wrong.Length == 1 ? "name" : "names")} would mean something else.",
                "Choose another name, or rename first what has it in these places. Nothing was changed.",
                wrong
            );
    }

    /// <summary>Types that the compiler looks for by their full name, as a project may declare them for an older framework.</summary>
    private static bool IsKnownToTheCompiler(ISymbol symbol) =>
        (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type
        && $"{type.ContainingNamespace.ToDisplayString()}.".StartsWith("System.", StringComparison.Ordinal);

    private ImmutableArray<string> WrongNames(
        RenameTargets targets,
        string newName,
        ImmutableArray<RenamedName> renamed,
        CancellationToken cancellation
    )
    {
        var wanted = new SymbolSet(
            targets.All.Places.Where(place => edited.ContainsKey(place.Path)).Select(place => After(place, renamed)),
            [newName]
        );
        var wrong = new ConcurrentBag<string>();
        Parallel.ForEach(
            renamed.Where(name => name.IsCertain).GroupBy(name => (name.Path, name.Unit)),
            new ParallelOptions { CancellationToken = cancellation },
            group =>
            {
                var path = edited[group.Key.Path].NewPath;
                var compilation = after.Compilation(group.Key.Unit, cancellation);
                if (after.Tree(group.Key.Unit, path, cancellation) is not { } tree)
                    return;
                var model = Models.Of(compilation, tree);
                var root = tree.GetRoot(cancellation);
                foreach (var name in group)
                {
                    var token = root.FindToken(NewPosition(name.Path, name.Span.Start, name.Before), findInsideTrivia: true);
                    var meant = TokenBinding.Of(token, model, cancellation).Symbols;
                    if (meant.IsEmpty || !meant.Any(wanted.Contains))
                        wrong.Add($"{Place(name)} would mean {Shown(meant)}");
                }
            }
        );
        return [.. wrong.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Names that were not touched, in all files that were or that speak of the new name.</summary>
    /// <param name="spelled">How those names are written that can mean something else; null for any.</param>
    private ImmutableArray<string> OtherNames(
        string oldName,
        string newName,
        ImmutableHashSet<string>? spelled,
        CancellationToken cancellation
    )
    {
        var mentioned = spelled?.Remove(oldName) ?? [newName[(newName.LastIndexOf('.') + 1)..]];
        var paths = edited.Keys.Concat(before.DocumentsMentioning(mentioned).Select(document => document.Path));
        return
        [
            .. new MeaningProof(before, after, new PositionMap(rewrite), spelled)
                .Changes(paths, cancellation)
                // What a generator makes has no place; its signature may show the renamed type.
                .Where(change => change.After is null || Renamed(change.Before.ToDisplayString(), oldName, newName) != change.After)
                .Select(change => change.Place(before.Root)),
        ];
    }

    private static string Renamed(string text, string oldName, string newName)
    {
        foreach (var at in NameOccurrences.Positions(text, [oldName]).Reverse())
            text = string.Concat(text.AsSpan(0, at), newName, text.AsSpan(at + oldName.Length));
        return text;
    }

    private DeclarationPlace After(DeclarationPlace place, ImmutableArray<RenamedName> renamed)
    {
        var at = NewPosition(
            place.Path,
            place.Span.Start,
            renamed.FirstOrDefault(name => name.Path == place.Path && name.Span == place.Span)?.Before ?? 0
        );
        var path = edited[place.Path].NewPath;
        var length =
            edited[place.Path].Edits.FirstOrDefault(edit => edit.Start == place.Span.Start && edit.Length > 0).NewText?.Length
            ?? place.Span.Length;
        return new DeclarationPlace(path, new Microsoft.CodeAnalysis.Text.TextSpan(at, length));
    }

    private int NewPosition(string path, int position, int prefix) =>
        position + prefix + edited[path].Edits.Where(edit => edit.Start < position).Sum(edit => edit.NewText.Length - edit.Length);

    private string Place(RenamedName name)
    {
        var line = before.Documents[name.Path].Text.Lines.GetLinePosition(name.Span.Start);
        return SymbolText.Place(name.Path, line.Line, line.Character, before.Root);
    }

    private string Shown(ImmutableArray<ISymbol> symbols) =>
        symbols.IsEmpty
            ? "nothing"
            : $"the {SymbolText.Kind(symbols[0])} {SymbolText.FullName(symbols[0])} ({SymbolText.DeclaredAt(symbols[0], before.Root)})";
}
