using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair.Candidates;

/// <summary>"command.AddAlias(x)" that became "command.Aliases.Add(x)": the verb is a member of a collection that the rest names.</summary>
internal sealed class PluralCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.Id != "CS1061"
            || MemberUse.Of(site.UseNode) is not { Receiver: { } receiver, Call: not null } use
            || site.OldSymbol is not IMethodSymbol old
        )
            yield break;
        var words = NameWords.Split(old.Name);
        if (words.Length < 2 || site.Model.GetTypeInfo(receiver, site.Cancellation).Type is not { } type)
            yield break;
        var rest = string.Concat(words.Skip(1));
        foreach (var property in site.Model.LookupSymbols(use.Name.SpanStart, type).OfType<IPropertySymbol>())
        {
            if (
                property.Name != rest
                && property.Name != rest + "s"
                && property.Name != rest + "es"
                && !(rest.EndsWith('y') && property.Name == rest[..^1] + "ies")
            )
                continue;
            if (!site.Model.LookupSymbols(use.Name.SpanStart, property.Type, words[0]).OfType<IMethodSymbol>().Any())
                continue;
            yield return Candidate.In(
                site,
                "path",
                $"{property.Name}.{words[0]}",
                0.86,
                $"{property.Name} is the collection that {old.Name} changed",
                [new TextEdit(use.Name.Identifier.SpanStart, use.Name.Identifier.Span.Length, $"{property.Name}.{words[0]}")]
            );
        }
    }
}
