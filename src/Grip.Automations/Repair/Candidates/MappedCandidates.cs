using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>What a map says: full names of namespaces, types and members, and those of what takes their place.</summary>
internal sealed class MappedCandidates(ImmutableDictionary<string, string> map) : ICandidateSource
{
    private const double Score = 0.99;

    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (map.IsEmpty)
            return [];
        if (site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive)
            return Directive(site, directive);
        return site.OldSymbol switch
        {
            INamedTypeSymbol type => Type(site, type),
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Type(site, constructor.ContainingType),
            { } member => Member(site, member),
            null => [],
        };
    }

    private IEnumerable<Candidate> Directive(RepairSite site, UsingDirectiveSyntax directive)
    {
        if (
            site.OldSymbolOf(directive.NamespaceOrType) is { } old
            && map.TryGetValue(old.ToDisplayString(), out var now)
            // It would be written twice.
            && !site.Root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(other => other.NamespaceOrType.ToString() == now)
        )
            yield return In(
                site,
                $"using {now}",
                [new TextEdit(directive.NamespaceOrType.SpanStart, directive.NamespaceOrType.Span.Length, now)]
            );
    }

    private IEnumerable<Candidate> Type(RepairSite site, INamedTypeSymbol old)
    {
        if (!map.TryGetValue(NameText.Full(old), out var now))
            yield break;
        var (space, name) = Split(now);
        foreach (var written in Names(site, old.Name))
        {
            // What is written before the name is the old namespace.
            var whole = written.Parent is QualifiedNameSyntax qualified && qualified.Right == written ? qualified : (SyntaxNode)written;
            var short_ = whole == written;
            var edit = short_
                ? new TextEdit(written.Identifier.SpanStart, written.Identifier.Span.Length, name)
                : new TextEdit(whole.SpanStart, written.Identifier.Span.End - whole.SpanStart, now);
            yield return In(site, $"type {now}", [edit, .. short_ ? NameText.Import(site, space) : []]);
        }
    }

    private IEnumerable<Candidate> Member(RepairSite site, ISymbol old)
    {
        if (!map.TryGetValue(OldSolution.NameOf(old), out var now))
            yield break;
        foreach (var written in Names(site, old.Name))
            yield return In(
                site,
                $"member {now}",
                [new TextEdit(written.Identifier.SpanStart, written.Identifier.Span.Length, Split(now).Name)]
            );
    }

    private static IEnumerable<SimpleNameSyntax> Names(RepairSite site, string name) =>
        (site.UseNode ?? site.Node)
            .DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Where(written => written.Identifier.ValueText is var text && (text == name || text + "Attribute" == name))
            .Take(1);

    private static Candidate In(RepairSite site, string rule, IEnumerable<TextEdit> edits) =>
        Candidate.In(site, "map", rule, Score, "the map says so", edits);

    private static (string Space, string Name) Split(string full) =>
        full.LastIndexOf('.') is var dot and >= 0 ? (full[..dot], full[(dot + 1)..]) : ("", full);
}
