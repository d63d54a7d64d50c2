using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Graph;

/// <summary>How a version is written (exact, floating, a range), and the same way of writing for a higher one.</summary>
internal static class WrittenVersion
{
    /// <summary>The lowest version that the text stands for; null if it is no version (a property, a star alone).</summary>
    public static NuGetVersion? Lowest(string text) => VersionRange.TryParse(text, out var range) ? range.MinVersion : null;

    /// <summary>The text for <paramref name="target"/> in the shape of <paramref name="written"/>; null if that admits it already or lies above it.</summary>
    /// <param name="known">All versions that exist: a floating version stays floating where it would resolve to the target.</param>
    public static string? Raise(string written, NuGetVersion target, IReadOnlyCollection<NuGetVersion> known)
    {
        if (!VersionRange.TryParse(written, allowFloating: true, out var range))
            return null;
        if (range.IsFloating)
            return Floating(written, range, target, known);
        if (range.MinVersion is { } lowest && lowest >= target)
            return null;
        return written.StartsWith('[') || written.StartsWith('(') ? Ranged(range, target) : target.ToNormalizedString();
    }

    private static string? Floating(string written, VersionRange range, NuGetVersion target, IReadOnlyCollection<NuGetVersion> known)
    {
        if (range.MinVersion is { } lowest && lowest > target)
            return null;
        if (Resolves(range, known) is { } now && now >= target)
            return null;
        var raised = Shape(written, target);
        // A floating version that leads elsewhere would not be what was asked for.
        return raised is not null && VersionRange.TryParse(raised, allowFloating: true, out var next) && Resolves(next, known) == target
            ? raised
            : target.ToNormalizedString();
    }

    private static string? Shape(string written, NuGetVersion target) =>
        written.Split('.') switch
        {
            [_, "*"] => $"{target.Major}.*",
            [_, _, "*"] => $"{target.Major}.{target.Minor}.*",
            _ => null,
        };

    private static NuGetVersion? Resolves(VersionRange range, IReadOnlyCollection<NuGetVersion> known) => range.FindBestMatch(known);

    private static string Ranged(VersionRange range, NuGetVersion target)
    {
        var text = target.ToNormalizedString();
        if (range is { HasLowerBound: true, HasUpperBound: true } && range.MinVersion == range.MaxVersion)
            return $"[{text}]";
        if (!range.HasUpperBound)
            return $"[{text},)";
        var upper = range.MaxVersion! > target ? range.MaxVersion!.ToNormalizedString() : $"{target.Major + 1}.0.0";
        return $"[{text},{upper})";
    }
}
