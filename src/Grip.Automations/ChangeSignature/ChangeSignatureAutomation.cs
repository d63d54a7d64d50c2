using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Automations.Proof;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.ChangeSignature;

/// <summary>Adds, removes, reorders, renames and retypes parameters, of a member and of all that is bound to it, with every use.</summary>
public sealed class ChangeSignatureAutomation(SignatureRequest request) : IAutomation
{
    public string Name => "change-signature";

    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var targets = SignatureTargets.Resolve(snapshot, request.Symbol, cancellation);
        var plan = SignaturePlan.Of(request, targets.Parameters, targets.IsExtension, targets.Title);
        targets.RefuseFixedList(plan);
        var title = $"change the signature of {targets.Title}";
        if (plan.IsEmpty)
            return Task.FromResult(
                new Proposal(new ChangeSet(title, []), [new ProposalNote($"{targets.Title} has this signature already.", null)])
            );
        var uses = new CallSites(snapshot, targets).Find(cancellation);
        RequireValues(plan, targets, uses, snapshot.Root);
        new ParameterUses(snapshot, targets, plan).RefuseUsesOfRemoved(cancellation);
        var rewrite = new SolutionRewrite(snapshot);
        var notes = ImmutableArray.CreateBuilder<ProposalNote>();
        Declarations(rewrite, targets, plan, cancellation);
        Uses(rewrite, targets, plan, uses, notes, cancellation);
        new ParameterUses(snapshot, targets, plan).Rename(rewrite, cancellation);
        var changes = rewrite.ToChangeSet(title);
        var after = snapshot.With(changes);
        Prove(snapshot, after, rewrite, targets, uses, cancellation);
        notes.AddRange(InactiveCode.Mentions(snapshot, NamedSymbol.NameOf(targets.First), cancellation));
        return Task.FromResult(new Proposal(changes, notes.ToImmutable(), after));
    }

    /// <summary>What callers pass for a parameter without a default value has to be said, if anybody calls.</summary>
    private static void RequireValues(SignaturePlan plan, SignatureTargets targets, ImmutableArray<SignatureUse> uses, string root)
    {
        var without = plan.Slots.FirstOrDefault(slot => slot.Added is { Default: null, Value: null });
        var calls = uses.Where(use =>
                use.Kind == SignatureUseKind.Call
                || use.Kind == SignatureUseKind.Group && !targets.IsDelegate && !MethodGroups.IsInNameOf(use.Node)
            )
            .Select(use => Place(use, root))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (without.Added is { } added && calls.Length > 0)
            throw new GripException(
                ExitCode.Usage,
                $"It is not said what callers of {targets.Title} pass for '{added.Name}'.",
                $"Add --value 'EXPRESSION', or a default value: --add '{added.Declaration} {added.Name}=…'.",
                [.. calls.Take(10)]
            );
    }

    private static void Declarations(SolutionRewrite rewrite, SignatureTargets targets, SignaturePlan plan, CancellationToken cancellation)
    {
        var imports = new SnippetImports(rewrite);
        var rewriter = new DeclarationRewriter(plan);
        var seen = new HashSet<(string, int)>();
        // The named one first: what a type means there, it means everywhere.
        var places = targets.Declarations.OrderByDescending(place =>
            DeclarationPlace.Of(targets.First).Any(first => first.Path == place.Path)
        );
        foreach (var (path, name) in places)
        {
            if (DeclarationNode.At(rewrite.Snapshot, path, name, cancellation) is not { } declaration)
                throw new GripException(
                    ExitCode.Refused,
                    $"{targets.Title} is declared where no parameter list is written.",
                    "Declare it in a source file first.",
                    [Path.GetRelativePath(rewrite.Snapshot.Root, path)]
                );
            if (!seen.Add((path, declaration.List.SpanStart)))
                continue;
            rewriter.Rewrite(rewrite.File(path), declaration);
            foreach (var unit in rewrite.Snapshot.UnitsWith(path))
            {
                var compilation = rewrite.Snapshot.Compilation(unit, cancellation);
                var model = Models.Of(compilation, compilation.SyntaxTrees.First(tree => tree.FilePath == path));
                // A target framework may leave the whole declaration out.
                if (model.SyntaxTree.GetRoot(cancellation).FindToken(declaration.List.SpanStart).SpanStart != declaration.List.SpanStart)
                    continue;
                foreach (var added in plan.Slots.Select(slot => slot.Added).OfType<AddedParameter>())
                {
                    imports.Require(TypeOf(added), isType: true, model, unit, declaration.List.Span.End - 1, cancellation);
                    if (added.Default is { } value)
                        imports.Require(value, isType: false, model, unit, declaration.List.Span.End - 1, cancellation);
                }

                foreach (var type in plan.Types.Values)
                    imports.Require(type, isType: true, model, unit, declaration.List.Span.End - 1, cancellation);
            }
        }
    }

    private static string TypeOf(AddedParameter added) =>
        added
            .Declaration.Split(' ')
            .SkipWhile(word => word is "in" or "ref" or "out" or "readonly" or "params" or "scoped" or "this")
            .Aggregate("", (all, word) => all + " " + word)
            .Trim();

    private static void Uses(
        SolutionRewrite rewrite,
        SignatureTargets targets,
        SignaturePlan plan,
        ImmutableArray<SignatureUse> uses,
        ImmutableArray<ProposalNote>.Builder notes,
        CancellationToken cancellation
    )
    {
        var root = rewrite.Snapshot.Root;
        var rewriter = new UseRewriter(plan, targets, cancellation);
        var imports = new SnippetImports(rewrite);
        var obstacles = new SortedSet<string>(
            new ImplicitBaseCalls(rewrite.Snapshot, targets, plan).Rewrite(rewrite, cancellation),
            StringComparer.Ordinal
        );
        foreach (var same in uses.GroupBy(use => (use.Path, use.Node.Span, use.Kind)))
        {
            var use = same.First();
            if (!rewrite.Snapshot.Documents.ContainsKey(use.Path))
            {
                notes.Add(
                    new ProposalNote(
                        $"A source generator writes a use of {targets.Title}; it has to follow by itself.",
                        Path.GetFileName(use.Path)
                    )
                );
                continue;
            }

            if (rewriter.Rewrite(rewrite.File(use.Path), use) is { } why)
                obstacles.Add($"{Place(use, root)}: {why}");
            else if (use.Kind is SignatureUseKind.Call or SignatureUseKind.Group)
                foreach (var each in same)
                foreach (var value in plan.Slots.Select(slot => slot.Added?.Value).OfType<string>())
                    imports.Require(value, isType: false, each.Model, each.Unit, use.Node.SpanStart, cancellation);
        }

        if (obstacles.Count > 0)
            throw new GripException(
                ExitCode.Refused,
                $"The signature of {targets.Title} cannot change: {(obstacles.Count == 1 ? "one use" : $"{obstacles.Count} uses")} of it cannot follow.",
                "Change these places by hand first, so that they follow. Nothing was changed.",
                [.. obstacles]
            );
    }

    private static void Prove(
        SolutionSnapshot snapshot,
        SolutionSnapshot after,
        SolutionRewrite rewrite,
        SignatureTargets targets,
        ImmutableArray<SignatureUse> uses,
        CancellationToken cancellation
    )
    {
        var paths = rewrite
            .Files.Select(file => file.Document.Path)
            .Concat(uses.Select(use => use.Path))
            .Concat(snapshot.DocumentsMentioning([NamedSymbol.NameOf(targets.First)]).Select(document => document.Path));
        var altered = new MeaningProof(snapshot, after, new PositionMap(rewrite)).Changes(paths, cancellation);
        if (altered.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"With the new signature of {targets.Title}, {altered.Length} names would mean something else.",
                "Choose other names or another order, or change these places first. Nothing was changed.",
                [.. altered.Select(change => change.Place(snapshot.Root))]
            );
    }

    private static string Place(SignatureUse use, string root) =>
        SymbolText.Place(use.Node.SyntaxTree, use.Node.SpanStart, root) + " " + Line(use.Node);

    private static string Line(SyntaxNode node)
    {
        var text = node.ToString().ReplaceLineEndings(" ");
        return text.Length > 60 ? text[..60] + "…" : text;
    }
}
