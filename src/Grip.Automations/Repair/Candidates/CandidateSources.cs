using System.Collections.Immutable;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Every kind of repair. The order does not decide: the score of a candidate does.</summary>
internal static class CandidateSources
{
    public static ImmutableArray<ICandidateSource> All { get; } =
    [
        new UsingCandidates(),
        new ImportCandidates(),
        new TypeCandidates(),
        new MemberCandidates(),
        new ChainCandidates(),
        new ShapeCandidates(),
        new PluralCandidates(),
        new PathCandidates(),
        new FormatCandidates(),
        new ConversionCandidates(),
        new DeclaredTypeCandidates(),
        new AwaitCandidates(),
        new OverrideCandidates(),
        new LambdaCandidates(),
        new AmbiguityCandidates(),
    ];
}
