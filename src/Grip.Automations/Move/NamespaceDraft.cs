using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>Writes the move of a type to another namespace, as far as is known, as one rewrite.</summary>
/// <param name="own">By file of the type: what its code needs from the old namespace.</param>
internal sealed class NamespaceDraft(
    SolutionSnapshot snapshot,
    string space,
    ImmutableArray<NamespacePlan> plans,
    ImmutableArray<NamespaceSite> sites,
    ImmutableDictionary<string, OwnNames> own,
    CancellationToken cancellation
)
{
    /// <summary>Imports that the last <see cref="Write"/> added, by file as it is called afterwards.</summary>
    public Dictionary<string, ImmutableHashSet<string>> Added { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that name the type and need no import for it: they are in its new namespace, or import that already.</summary>
    public IEnumerable<string> SeeingPaths => sites.Where(site => site.SeesNew).Select(site => site.Path).Distinct(StringComparer.Ordinal);

    public SolutionRewrite Write(NamespaceChoices choices)
    {
        Added.Clear();
        var rewrite = new SolutionRewrite(snapshot);
        foreach (var plan in plans)
            Place(rewrite, plan, choices);
        foreach (var ((path, start), prefix) in choices.Prefixes)
            rewrite.File(path).Insert(start, prefix);
        foreach (var file in sites.GroupBy(site => site.Path, StringComparer.Ordinal))
            References(rewrite, file.Key, [.. file], choices);
        foreach (var path in choices.Dropped.Keys)
            Drop(rewrite, path, choices.DroppedIn(path));
        return rewrite;
    }

    private void Place(SolutionRewrite rewrite, NamespacePlan plan, NamespaceChoices choices)
    {
        var file = rewrite.File(plan.Path);
        var names = own[plan.Path];
        foreach (var (position, prefix) in names.Prefixes)
            file.Insert(position, prefix);
        if (plan.Place == NamespacePlace.OwnFile)
        {
            Removals.Apply(file, plan.Moved);
            var target = plan.NewPath!;
            var needed = names.Imports.Except(choices.UnneededIn(target));
            Added[target] = [.. needed];
            rewrite.Add(target, file.Document, NewFile.Compose(plan.Moved, space, choices.DroppedIn(target), needed));
            return;
        }

        file.NewPath = plan.NewPath;
        var wrapper = plan.Parts[0].Node.Parent as BaseNamespaceDeclarationSyntax;
        switch (plan.Place)
        {
            case NamespacePlace.Renamed:
                var outer = NamespacePlan.Outer(wrapper!);
                file.Replace(wrapper!.Name.Span, outer.Length == 0 ? space : space[(outer.Length + 1)..]);
                break;
            case NamespacePlace.Declared:
                Declare(file, plan);
                break;
            case NamespacePlace.SecondBlock:
                SecondBlock(file, plan, wrapper!);
                break;
        }

        Import(file, plan.Parts[0].Root, names.Imports, plan.Parts[0].Node.SpanStart, choices);
    }

    private void Declare(FileRewrite file, NamespacePlan plan)
    {
        var text = file.Document.Text;
        var newLine = FileText.DominantNewLine(text.ToString());
        var end = new FilePrologue(plan.Parts[0].Root).End;
        var line = text.Lines.GetLineFromPosition(end);
        while (line.Start == end && end < text.Length && string.IsNullOrWhiteSpace(line.ToString()))
        {
            end = line.EndIncludingLineBreak;
            line = text.Lines.GetLineFromPosition(end);
        }

        file.Insert(end, $"namespace {space};{newLine}{newLine}");
    }

    private void SecondBlock(FileRewrite file, NamespacePlan plan, BaseNamespaceDeclarationSyntax wrapper)
    {
        var text = file.Document.Text;
        var newLine = FileText.DominantNewLine(text.ToString());
        Removals.Apply(file, plan.Moved);
        var line = text.Lines.GetLineFromPosition(wrapper.Span.End);
        var lead = line.EndIncludingLineBreak == line.End ? newLine : "";
        var between = text.ToString(
            TextSpan.FromBounds(wrapper.Name.Span.End, ((NamespaceDeclarationSyntax)wrapper).OpenBraceToken.Span.End)
        );
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add(new Piece.New($"{lead}{newLine}namespace {space}{between}{newLine}"));
        foreach (var (part, moved) in plan.Moved)
        {
            if (pieces.Count > 1)
                pieces.Add(new Piece.New(newLine));
            pieces.Add(new Piece.Kept(part.Path, moved.Text));
        }

        pieces.Add(new Piece.New("}" + (lead.Length > 0 ? "" : newLine)));
        file.Replace(new TextSpan(line.EndIncludingLineBreak, 0), pieces.ToImmutable());
    }

    private void References(SolutionRewrite rewrite, string path, ImmutableArray<NamespaceSite> found, NamespaceChoices choices)
    {
        var plain = new List<NamespaceSite>();
        foreach (var site in found)
            if (site.Qualifier is { } qualifier)
                rewrite.File(path).Replace(qualifier, site.NewQualifier);
            else if (choices.Prefixes.ContainsKey((path, site.Name.Start)))
                continue;
            else if (site.InDirective || choices.NoImport.Contains(path) && !site.IsExtension && !site.SeesNew)
                rewrite.File(path).Insert(site.Name.Start, space + ".");
            else if (!site.SeesNew && !IsInMovedCode(site))
                plain.Add(site);
        if (plain.Count == 0)
            return;
        var tree = Tree(path);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        // Where usings stand inside of namespaces, each of them needs its own.
        var places = root.Usings.Any() ? plain.Take(1) : plain.DistinctBy(site => ImportScope.Enclosing(root, site.Name.Start));
        foreach (var site in places)
            Import(rewrite.File(path), root, [space], site.Name.Start, choices);
    }

    private bool IsInMovedCode(NamespaceSite site) =>
        plans.Any(plan => plan.Path == site.Path && plan.Parts.Any(part => part.Node.FullSpan.Contains(site.Name)));

    private void Import(
        FileRewrite file,
        CompilationUnitSyntax root,
        IReadOnlyCollection<string> names,
        int position,
        NamespaceChoices choices
    )
    {
        var path = file.NewPath ?? file.Document.Path;
        var wanted = names.Except(choices.UnneededIn(path)).ToArray();
        if (wanted.Length == 0)
            return;
        Added[path] = Added.GetValueOrDefault(path, []).Union(wanted);
        foreach (var edit in UsingEdits.Insertions(root, file.Document.Text, wanted, position))
            file.Replace(new TextSpan(edit.Start, edit.Length), edit.NewText);
    }

    private void Drop(SolutionRewrite rewrite, string path, ImmutableHashSet<string> dropped)
    {
        if (!snapshot.Documents.ContainsKey(path) || dropped.IsEmpty)
            return;
        var file = rewrite.File(path);
        var directives = snapshot
            .UnitsWith(path)
            .Select(unit => snapshot.Compilation(unit, cancellation).SyntaxTrees.First(tree => tree.FilePath == path).GetRoot(cancellation))
            .SelectMany(root => root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => dropped.Contains(UnusedUsings.TextOf(directive)))
            .DistinctBy(directive => directive.Span);
        foreach (var span in UsingRemoval.Spans(file.Document.Text, directives).SelectMany(span => AroundInsertions(file, span)).ToArray())
            file.Replace(span, "");
    }

    /// <summary>A new using may stand between two that go, or between the last of them and the blank line below.</summary>
    private static IEnumerable<TextSpan> AroundInsertions(FileRewrite file, TextSpan span)
    {
        var positions = file
            .Replacements.Where(replacement =>
                replacement.Span.IsEmpty && replacement.Span.Start > span.Start && replacement.Span.Start < span.End
            )
            .Select(replacement => replacement.Span.Start)
            .Order();
        var start = span.Start;
        foreach (var position in positions)
        {
            yield return TextSpan.FromBounds(start, position);
            start = position;
        }

        var rest = TextSpan.FromBounds(start, span.End);
        if (start == span.Start || !string.IsNullOrWhiteSpace(file.Document.Text.ToString(rest)))
            yield return rest;
    }

    private SyntaxTree Tree(string path) =>
        snapshot.Compilation(snapshot.UnitsWith(path).First(), cancellation).SyntaxTrees.First(tree => tree.FilePath == path);
}
