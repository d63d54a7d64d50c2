using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Automations.Proof;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>
/// Moves a type with all its parts to another namespace. Drafts are compiled in memory: what a draft teaches (a name
/// became ambiguous, a using is not needed) goes into the next, and the last one must prove that every name means what
/// it meant.
/// </summary>
internal sealed class TypeToNamespace(
    SolutionSnapshot snapshot,
    SymbolMatch match,
    string space,
    ImmutableArray<NamespacePlan> plans,
    string title
)
{
    private const int MostRounds = 4;

    private readonly INamedTypeSymbol _type = (INamedTypeSymbol)match.First;

    /// <exception cref="GripException">Something would mean something else, and no qualifier helps; with the places.</exception>
    public Proposal Propose(CancellationToken cancellation)
    {
        var sites = new NamespaceSites(snapshot, space).Find(match.Symbols, cancellation);
        var draft = new NamespaceDraft(snapshot, space, plans, sites, Own(cancellation), cancellation);
        var proven = ProvenPaths(sites);
        var choices = NamespaceChoices.None;
        ImmutableArray<MeaningChange> altered = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var rewrite = draft.Write(choices);
            var changes = rewrite.ToChangeSet(title);
            var after = snapshot.With(changes);
            foreach (var plan in plans.Where(plan => plan.Place == NamespacePlace.OwnFile))
                MoveTargets.RequireSameUnits(snapshot, plan.Path, after, plan.NewPath!);
            var usings = Usings(choices, draft, after, rewrite, cancellation);
            altered = new MeaningProof(snapshot, after, new PositionMap(rewrite)).Changes(proven, cancellation);
            if (altered.IsEmpty && ReferenceEquals(usings, choices))
                return new Proposal(changes, [], after);
            choices = Qualified(usings, altered, sites);
        }

        throw new GripException(
            ExitCode.Refused,
            $"{_type.Name} cannot move to {space}: {altered.Length} names would mean something else.",
            "Rename what has the same name, or qualify these places by hand first. Nothing was changed.",
            [.. altered.Select(change => change.Place(snapshot.Root))]
        );
    }

    private ImmutableDictionary<string, OwnNames> Own(CancellationToken cancellation)
    {
        var moved = new SymbolSet(match.Symbols);
        var old = _type.ContainingNamespace.IsGlobalNamespace ? "" : _type.ContainingNamespace.ToDisplayString();
        return plans.ToImmutableDictionary(
            plan => plan.Path,
            plan =>
                OwnNames.Of(
                    snapshot,
                    plan.Path,
                    [.. plan.Parts.Select(part => part.Node), .. MovedUsings(plan)],
                    moved,
                    old,
                    space,
                    cancellation
                ),
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<SyntaxNode> MovedUsings(NamespacePlan plan) =>
        plan.Place == NamespacePlace.Renamed && plan.Parts[0].Node.Parent is BaseNamespaceDeclarationSyntax wrapper ? wrapper.Usings : [];

    /// <summary>Files in which a name could change its meaning: all that are edited, and all that write a name like the moved one.</summary>
    private ImmutableArray<string> ProvenPaths(ImmutableArray<NamespaceSite> sites) =>
        [
            .. sites
                .Select(site => site.Path)
                .Concat(plans.Select(plan => plan.Path))
                .Concat(snapshot.DocumentsMentioning(new SymbolSet(match.Symbols).Names).Select(document => document.Path))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The choices with usings that the draft shows to be unnecessary or without a namespace; the same object if there are none.</summary>
    private NamespaceChoices Usings(
        NamespaceChoices choices,
        NamespaceDraft draft,
        SolutionSnapshot after,
        SolutionRewrite rewrite,
        CancellationToken cancellation
    )
    {
        var result = choices;
        var edited = rewrite.Files.Select(file => (Old: file.Document.Path, New: file.NewPath ?? file.Document.Path));
        foreach (
            var (old, now) in edited
                .Union(draft.SeeingPaths.Where(path => !plans.Any(plan => plan.Path == path)).Select(path => (path, path)))
                .ToArray()
        )
        {
            var unused = UnusedUsings.Of(after, now, cancellation);
            if (unused.IsEmpty)
                continue;
            var added = draft.Added.GetValueOrDefault(now, []);
            var unneeded = added.Where(name => unused.Contains($"using {name};")).ToImmutableHashSet();
            var became = unused.Except(UnusedUsings.Of(snapshot, old, cancellation)).Except(added.Select(name => $"using {name};"));
            result = With(result, now, old, unneeded, became);
        }

        foreach (var target in rewrite.AddedPaths)
        {
            var unused = UnusedUsings.Of(after, target, cancellation);
            var added = draft.Added.GetValueOrDefault(target, []);
            var unneeded = added.Where(name => unused.Contains($"using {name};")).ToImmutableHashSet();
            result = With(result, target, target, unneeded, unused);
        }

        foreach (var (path, directives) in new VanishedUsings(snapshot, after).Find(_type, rewrite, cancellation))
            result = With(result, path, path, [], directives);
        return result;
    }

    private static NamespaceChoices With(
        NamespaceChoices choices,
        string now,
        string old,
        ImmutableHashSet<string> unneeded,
        ImmutableHashSet<string> dropped
    )
    {
        if (!unneeded.IsSubsetOf(choices.UnneededIn(now)))
            choices = choices with { Unneeded = choices.Unneeded.SetItem(now, choices.UnneededIn(now).Union(unneeded)) };
        if (!dropped.IsSubsetOf(choices.DroppedIn(old)))
            choices = choices with { Dropped = choices.Dropped.SetItem(old, choices.DroppedIn(old).Union(dropped)) };
        return choices;
    }

    /// <summary>A name that means something else gets a qualifier; where an import did it, the import goes.</summary>
    private NamespaceChoices Qualified(NamespaceChoices choices, ImmutableArray<MeaningChange> altered, ImmutableArray<NamespaceSite> sites)
    {
        var places = sites.Select(site => (site.Path, site.Name.Start)).ToHashSet();
        // 'new', 'base' and 'var' follow the names that they stand for.
        foreach (var change in altered.Where(change => change.Name != "var" && SyntaxFacts.GetKeywordKind(change.Name) == SyntaxKind.None))
        {
            var key = (change.Path, change.Start);
            var type = change.Before is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
                ? constructor.ContainingType
                : change.Before as INamedTypeSymbol;
            if (places.Contains(key))
                choices = choices with
                {
                    Prefixes = choices.Prefixes.SetItem(key, Stronger(choices.Prefixes.GetValueOrDefault(key), space + ".")),
                };
            else if (
                sites.Any(site => site.Path == change.Path && !site.SeesNew)
                && !choices.NoImport.Contains(change.Path)
                && !plans.Any(plan => plan.Path == change.Path)
            )
                choices = choices with { NoImport = choices.NoImport.Add(change.Path) };
            else if (type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false })
                choices = choices with
                {
                    Prefixes = choices.Prefixes.SetItem(
                        key,
                        Stronger(choices.Prefixes.GetValueOrDefault(key), type.ContainingNamespace.ToDisplayString() + ".")
                    ),
                };
        }

        return choices;
    }

    private static string Stronger(string? known, string prefix) => known is null ? prefix : "global::" + prefix;
}
