using Grip.Automations.Imports;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A using directive whose namespace is gone: what the file used of it tells where that is now.</summary>
internal sealed class UsingCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not { } directive
            || site.Id is not ("CS0246" or "CS0234" or "CS0138" or "CS0400")
        )
            yield break;
        if (site.OldSymbolOf(directive.NamespaceOrType) is not { } old)
            yield break;
        if (old is INamedTypeSymbol type)
        {
            foreach (var successor in site.SuccessorsOf(type))
                if (successor.Symbol is INamedTypeSymbol now)
                    yield return Candidate.In(
                        site,
                        "using",
                        $"type {NameText.Full(now)}",
                        successor.Confidence,
                        successor.Why,
                        [new TextEdit(directive.NamespaceOrType.SpanStart, directive.NamespaceOrType.Span.Length, NameText.Full(now))]
                    );
            yield break;
        }

        if (directive.Alias is not null || !directive.StaticKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None))
            yield break;
        var space = old.ToDisplayString();
        var now_ = Successors(site, space).ToArray();
        var known = site
            .Root.DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Select(other => other.NamespaceOrType.ToString())
            .ToHashSet();
        var wanted = now_.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        if (wanted.Length == 0)
        {
            var line = UsingRemoval.Spans(site.Text, [directive]).Select(span => new TextEdit(span.Start, span.Length, ""));
            yield return Candidate.In(
                site,
                "using",
                $"remove {space}",
                0.9,
                $"nothing of {space} is used here, or it is in namespaces that are imported",
                line
            );
            yield break;
        }

        var text = string.Join($";{Newline(site)}{Indentation(site, directive)}using ", wanted);
        yield return Candidate.In(
            site,
            "using",
            $"using {string.Join(", ", wanted)}",
            0.93,
            $"what was in {space} is in {string.Join(" and ", wanted)}",
            [new TextEdit(directive.NamespaceOrType.SpanStart, directive.NamespaceOrType.Span.Length, text)]
        );
    }

    /// <summary>Where the types and extension methods that the file used of a namespace are now.</summary>
    private static IEnumerable<string> Successors(RepairSite site, string space)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in site.Root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null || site.OldSymbolOf(name) is not { } symbol)
                continue;
            var type = symbol switch
            {
                INamedTypeSymbol named => named,
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
                IMethodSymbol { ReducedFrom: not null } extension => extension.ContainingType,
                _ => null,
            };
            if (type is null || NameText.Namespace(type) != space)
                continue;
            if (
                symbol is IMethodSymbol { ReducedFrom: { } method }
                && site.SuccessorsOf(method).FirstOrDefault()?.Symbol is IMethodSymbol moved
            )
                result.Add(NameText.Namespace(moved.ContainingType));
            else if (site.TypeNow(type) is { } now)
                result.Add(NameText.Namespace(now));
            else if (
                site.Api.Index.Types(type.Name).Where(other => other.Arity == type.Arity).Select(NameText.Namespace).Distinct().ToArray()
                is [var only]
            )
                result.Add(only);
        }

        result.Remove("");
        result.Remove(space);
        return result;
    }

    private static string Newline(RepairSite site) =>
        site.Text.Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";

    private static string Indentation(RepairSite site, UsingDirectiveSyntax directive)
    {
        var line = site.Text.Lines.GetLineFromPosition(directive.SpanStart);
        return
            site.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, directive.SpanStart)) is var before
            && string.IsNullOrWhiteSpace(before)
            ? before
            : "";
    }
}
