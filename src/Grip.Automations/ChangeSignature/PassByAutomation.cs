using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Automations.Proof;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Passes every parameter of one type by <c>in</c>; callers need not be touched. What cannot follow is named and left.</summary>
/// <param name="word">How they are to be passed; only "in" changes no caller.</param>
public sealed class PassByAutomation(string type, string word) : IAutomation
{
    public string Name => "change-signature";

    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        if (ParameterModifiers.Parse(word) != "in")
            throw new GripException(
                ExitCode.Usage,
                $"'{word}' changes what callers write, so that it is said for one parameter.",
                "Write --modifier NAME=" + word + " and name the member; only 'in' can go to every parameter of a type."
            );
        var match = new SymbolNames(snapshot).Resolve(type, cancellation);
        if (match.First is not INamedTypeSymbol named)
            throw new GripException(
                ExitCode.Usage,
                $"The {match.Describe()} is no type.",
                "Name a type, or say which parameter: --modifier NAME=in."
            );
        if (named is { IsValueType: true, IsReadOnly: false, TypeKind: TypeKind.Struct })
            throw new GripException(
                ExitCode.Refused,
                $"{named.Name} is no readonly struct: a method that is called on an 'in' parameter could change a copy instead.",
                "Make it a 'readonly struct' first. Nothing was changed.",
                [SymbolText.DeclaredAt(named, snapshot.Root)]
            );
        var found = new PassableParameters(snapshot, new SymbolSet(match.Symbols)).Find(cancellation);
        var title = $"pass {named.Name} by in";
        var rewrite = new SolutionRewrite(snapshot);
        var edited = Declarations(rewrite, found.Parameters, cancellation);
        Documentation(rewrite, found.Parameters, cancellation);
        var changes = rewrite.ToChangeSet(title);
        if (changes.IsEmpty)
            return Task.FromResult(
                new Proposal(
                    changes,
                    [new ProposalNote($"Every parameter of the type {named.Name} that can be is passed by in.", null), .. found.Left]
                )
            );
        var after = snapshot.With(changes);
        Prove(snapshot, after, rewrite, named, cancellation);
        var note = new ProposalNote(
            $"{edited} parameters are passed by in: a method sees it if its caller's variable changes while it runs.",
            null
        );
        return Task.FromResult(new Proposal(changes, [note, .. found.Left], after));
    }

    private static int Declarations(SolutionRewrite rewrite, ImmutableArray<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        var places = new HashSet<(string, int)>();
        foreach (var reference in parameters.SelectMany(parameter => parameter.DeclaringSyntaxReferences))
            if (
                reference.GetSyntax(cancellation) is ParameterSyntax { Type: not null } node
                && places.Add((node.SyntaxTree.FilePath, node.SpanStart))
            )
            {
                var (span, text) = ParameterModifiers.Edit(node, "in", type: null);
                rewrite.File(node.SyntaxTree.FilePath).Replace(span, text);
            }

        return places.Count;
    }

    /// <summary>A cref that names the types of the parameters says how they are passed.</summary>
    private static void Documentation(SolutionRewrite rewrite, ImmutableArray<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        var owners = new SymbolSet(parameters.Select(parameter => parameter.ContainingSymbol));
        var chosen = new SymbolSet(parameters);
        var snapshot = rewrite.Snapshot;
        foreach (var document in snapshot.DocumentsMentioning(["cref"]).Where(document => document.IsEditable && !document.IsGenerated))
        foreach (var unit in snapshot.UnitsWith(document.Path))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            var tree = compilation.SyntaxTrees.First(candidate => candidate.FilePath == document.Path);
            SemanticModel? model = null;
            foreach (var cref in tree.GetRoot(cancellation).DescendantNodes(descendIntoTrivia: true).OfType<NameMemberCrefSyntax>())
            {
                if (cref.Parameters is not { } list)
                    continue;
                model ??= Models.Of(compilation, tree);
                SyntaxNode bound = cref.Parent is QualifiedCrefSyntax qualified ? qualified : cref;
                if (model.GetSymbolInfo(bound, cancellation).Symbol is not { } symbol || !owners.Contains(symbol))
                    continue;
                foreach (var (parameter, node) in SignatureTargets.ParametersOf(symbol).Zip(list.Parameters))
                    if (chosen.Contains(parameter))
                        rewrite.File(document.Path).Insert(node.SpanStart, "in ");
            }
        }
    }

    private static void Prove(
        SolutionSnapshot snapshot,
        SolutionSnapshot after,
        SolutionRewrite rewrite,
        INamedTypeSymbol type,
        CancellationToken cancellation
    )
    {
        var paths = rewrite
            .Files.Select(file => file.Document.Path)
            .Concat(snapshot.DocumentsMentioning([type.Name]).Select(document => document.Path));
        var altered = new MeaningProof(snapshot, after, new PositionMap(rewrite)).Changes(paths, cancellation);
        if (altered.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"With {type.Name} passed by in, {altered.Length} names would mean something else.",
                "Change these places first. Nothing was changed.",
                [.. altered.Select(change => change.Place(snapshot.Root))]
            );
    }
}
