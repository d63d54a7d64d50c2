using Grip.Core.Text;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A name that a new type made ambiguous: it means what it meant.</summary>
internal sealed class AmbiguityCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.Id != "CS0104" || site.Name is not { } name || site.OldSymbolOf(name) is not { } old)
            yield break;
        var type = old as INamedTypeSymbol ?? (old as IMethodSymbol)?.ContainingType;
        if (type is null || name.Arity > 0 || site.Api.Difference.TypeNow(type) is null && site.Api.IsOfChangedAssembly(type))
            yield break;
        var space = type.ContainingNamespace.ToDisplayString();
        var position = site.Error.Location.SourceSpan.Start;
        yield return Candidate.In(
            site,
            "ambiguity",
            $"alias {NameText.Full(type)}",
            0.95,
            $"{type.Name} meant {NameText.Full(type)}",
            Imports.UsingEdits.Insertions(site.Root, site.Text, [$"{type.Name} = {NameText.Full(type)}"], position)
        );
        yield return Candidate.In(
            site,
            "ambiguity",
            $"qualify {NameText.Full(type)}",
            0.8,
            $"{type.Name} meant {NameText.Full(type)}",
            [new TextEdit(name.SpanStart, name.Span.Length, $"{space}.{NameText.Of(type)}")]
        );
    }
}
