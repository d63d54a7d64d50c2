using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Map.Loading.Packages;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>A package that does not support a target framework any more: which version still does is asked of restore.</summary>
internal sealed class DroppedFramework(RestoreAnswer answer, PackageRegistry registry, PackageProbe probe)
{
    private static readonly Regex Supports = new(@"supports: (?<list>[^\n]+)", RegexOptions.None, TimeSpan.FromSeconds(1));

    public async Task<GripException> ExplainAsync(ImmutableArray<RestoreMessage> dropped, string folder, CancellationToken cancellation)
    {
        var places = ImmutableArray.CreateBuilder<string>();
        var (possible, allPossible) = ((NuGetVersion?)null, true);
        foreach (var (id, framework) in dropped.SelectMany(Cases).Distinct())
        {
            var last = await LastForAsync(id, framework, folder, cancellation);
            if (id.Equals(answer.Request.Id, StringComparison.OrdinalIgnoreCase))
                (possible, allPossible) = (Lower(possible, last), allPossible && last is not null);
            var list = Supports.Match(dropped.First(message => message.Package == id).Message).Groups["list"].Value.Trim();
            places.Add(
                $"{id} does not support {framework} any more"
                    + (list.Length > 0 ? $" (it supports {list.TrimEnd('.')})" : "")
                    + (last is null ? "; no version that was tried does" : $"; {last} is the newest that does")
            );
        }

        return new GripException(
            ExitCode.Refused,
            $"{answer.Request.Name} drops a target framework of this solution. Nothing was changed.",
            possible is not null && allPossible
                ? $"Run 'grip upgrade {answer.Request.Id} {possible}', or raise the target framework first."
                : "Raise the target framework first, or choose another version.",
            places.ToImmutable()
        );
    }

    /// <summary>The frameworks of a message are long names in old SDKs; the solution's own names are what people know.</summary>
    private IEnumerable<(string Id, string Framework)> Cases(RestoreMessage message)
    {
        var frameworks = answer
            .After.Units.Where(unit => AssetsFile.Messages(unit.Project.AssetsFile).Any(other => other.Message == message.Message))
            .Select(unit => unit.TargetFramework)
            .Where(name => name.Length > 0)
            .Distinct()
            .ToArray();
        var named = frameworks.Where(name =>
            message.Frameworks.Any(graph => graph.Split('/')[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        );
        return named.DefaultIfEmpty(frameworks.FirstOrDefault() ?? "").Select(framework => (message.Package, framework));
    }

    private async Task<NuGetVersion?> LastForAsync(string id, string framework, string folder, CancellationToken cancellation)
    {
        var target = id.Equals(answer.Request.Id, StringComparison.OrdinalIgnoreCase) ? answer.Request.Target : null;
        var versions = (await registry.AskAsync(id, cancellation)).All.Where(version =>
            (target is null || version < target) && !version.IsPrerelease
        );
        var tried = SomeVersions.Of(versions);
        if (framework.Length == 0 || tried.IsEmpty)
            return null;
        var answers = await probe.AskAsync(
            [.. tried.Select(version => new ProbeQuestion(framework, [(id, version.ToNormalizedString())]))],
            folder,
            cancellation
        );
        return tried.Zip(answers).Where(pair => pair.Second.Fits).Select(pair => pair.First).LastOrDefault();
    }

    private static NuGetVersion? Lower(NuGetVersion? left, NuGetVersion? right) =>
        left is null || right is not null && right < left ? right : left;
}
