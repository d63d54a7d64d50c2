using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair.Candidates;

/// <summary>
/// One call that became two: "x.ShouldThrow()" as "x.Should().Throw()". The receiver has a member by the first words of the
/// old name, and what that gives has one by the rest.
/// </summary>
internal sealed class ChainCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.Id is not ("CS1061" or "CS1929" or "CS0411" or "CS1501")
            || site.OldSymbol is not IMethodSymbol old
            || MemberUse.Of(site.UseNode) is not { Call: { } call } use
        )
            yield break;
        if (use.Receiver is null || site.Model.GetTypeInfo(use.Receiver, site.Cancellation).Type is not { } type)
            yield break;
        var words = NameWords.Split(old.Name);
        for (var count = 1; count < words.Length; count++)
        {
            var first = string.Concat(words.Take(count));
            foreach (var entry in Entries(site, use, type, first))
            foreach (var (member, score, why) in Members(site, entry.Result, old, string.Concat(words.Skip(count))))
            {
                var edits = new List<TextEdit>
                {
                    new(
                        use.Name.Identifier.SpanStart,
                        use.Name.Identifier.Span.Length,
                        $"{first}{(entry.IsMethod ? "()" : "")}.{member.Name}"
                    ),
                };
                if (entry.Import is { } space)
                    edits.AddRange(NameText.Import(site, space));
                var rule = $"chain {first}().{member.Name}";
                if (
                    member is IMethodSymbol { ReturnType: var result }
                    && DroppedTasks.IsTask(result)
                    && !DroppedTasks.IsTask(old.ReturnType)
                )
                    foreach (var awaited in Awaiting.Candidates(site, call, [.. edits], score, rule + ", awaited", why))
                        yield return awaited;
                else
                    yield return Candidate.In(site, "chain", rule, score, why, edits);
            }
        }
    }

    private sealed record Entry(ITypeSymbol Result, bool IsMethod, string? Import);

    /// <summary>What the receiver gives for the first words, without arguments: each overload that applies.</summary>
    private static IEnumerable<Entry> Entries(RepairSite site, MemberUse use, ITypeSymbol type, string name)
    {
        // The compiler itself says which overload applies.
        var probe = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression($"({use.Receiver}).{name}()");
        var info = site.Model.GetSpeculativeSymbolInfo(use.Access.SpanStart, probe, SpeculativeBindingOption.BindAsExpression);
        if (info.Symbol is IMethodSymbol { ReturnsVoid: false } method)
            yield return new Entry(method.ReturnType, IsMethod: true, Import: null);
        foreach (var property in site.Model.LookupSymbols(use.Name.SpanStart, type, name).OfType<IPropertySymbol>())
            yield return new Entry(property.Type, IsMethod: false, Import: null);
    }

    private static IEnumerable<(ISymbol Member, double Score, string Why)> Members(
        RepairSite site,
        ITypeSymbol type,
        IMethodSymbol old,
        string rest
    )
    {
        foreach (
            var group in site
                .Model.LookupSymbols(site.Error.Location.SourceSpan.Start, type, name: null, includeReducedExtensionMethods: true)
                .OfType<IMethodSymbol>()
                .GroupBy(method => method.Name)
        )
        {
            var exact = group.Key == rest;
            var asynchronous = group.Key == rest + "Async";
            var names =
                exact || asynchronous ? 1
                : NameWords.Contradict(rest.Replace("All", ""), group.Key) ? 0
                : NameWords.Similarity(rest.Replace("All", ""), group.Key);
            if (names < 0.75)
                continue;
            var documents = group.Max(method => site.Api.Difference.DocumentationLikeness(old, method));
            var score =
                (
                    exact ? 0.8
                    : asynchronous ? 0.78
                    : 0.5 + 0.25 * (names - 0.5)
                )
                + 0.18 * documents;
            yield return (
                group.First(),
                score,
                exact ? $"its name in two parts: what {old.Name} was" : $"a similar name in two parts, and its documentation"
            );
        }
    }
}
