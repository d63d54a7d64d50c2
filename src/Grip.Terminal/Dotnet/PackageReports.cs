using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Terminal.Dotnet;

/// <summary>What <c>dotnet list package</c> says about one direct reference of one project in one target framework.</summary>
/// <param name="Resolved">The version in use.</param>
/// <param name="Latest">The newest that the sources offer; empty if not asked.</param>
/// <param name="Remarks">Why it is deprecated, or how severe its vulnerabilities are; empty if it is neither.</param>
public sealed record ReportedPackage(
    string Project,
    string Framework,
    string Id,
    string Requested,
    string Resolved,
    string Latest,
    ImmutableArray<string> Remarks
);

/// <param name="Packages">Empty if nothing is to be said.</param>
/// <param name="Failure">Why there is no answer, as a sentence; null if there is one.</param>
public sealed record PackageReport(ImmutableArray<ReportedPackage> Packages, string? Failure);

/// <summary>Which facts to ask for: one run of the tool each.</summary>
public enum PackageQuestion
{
    Outdated,
    Deprecated,
    Vulnerable,
}

/// <summary>Asks the package sources about the direct references of a restored solution, through <c>dotnet list package</c>.</summary>
public static class PackageReports
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <param name="dotnet">The dotnet program.</param>
    /// <param name="path">A solution or project; restored.</param>
    /// <param name="prerelease">Pre-releases count as newer versions too.</param>
    /// <param name="cancellation">Ends the process.</param>
    public static async Task<PackageReport> AskAsync(
        string dotnet,
        string path,
        PackageQuestion question,
        bool prerelease,
        CancellationToken cancellation
    )
    {
        ImmutableArray<string> arguments =
        [
            "list",
            path,
            "package",
            "--" + question.ToString().ToLowerInvariant(),
            "--format",
            "json",
            .. prerelease && question == PackageQuestion.Outdated ? ["--include-prerelease"] : ImmutableArray<string>.Empty,
        ];
        var result = await CommandRunner.RunAsync(
            new Command(dotnet, arguments, Path.GetDirectoryName(path)!, Limit) { Environment = DotnetEnvironment.Plain },
            cancellation
        );
        if (result.TimedOut)
            return new PackageReport([], $"the package sources did not answer within {Limit.TotalMinutes:0} minutes");
        return Read(result.Output)
            ?? new PackageReport([], FirstLine(result.Error + result.Output) ?? $"dotnet ended with exit code {result.ExitCode}");
    }

    internal static PackageReport? Read(string output)
    {
        var start = output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(output[start..]);
            var problem = document.RootElement.TryGetProperty("problems", out var problems)
                ? problems.EnumerateArray().Where(one => Text(one, "level") == "error").Select(one => Text(one, "text")).FirstOrDefault()
                : null;
            return new PackageReport(
                [
                    .. from project in Items(document.RootElement, "projects")
                    from framework in Items(project, "frameworks")
                    from package in Items(framework, "topLevelPackages")
                    select new ReportedPackage(
                        Text(project, "path"),
                        Text(framework, "framework"),
                        Text(package, "id"),
                        Text(package, "requestedVersion"),
                        Text(package, "resolvedVersion"),
                        Text(package, "latestVersion"),
                        Remarks(package)
                    ),
                ],
                problem
            );
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ImmutableArray<string> Remarks(JsonElement package) =>
        [
            .. Items(package, "deprecationReasons").Select(reason => reason.GetString() ?? ""),
            .. package.TryGetProperty("alternativePackage", out var other) && Text(other, "id") is { Length: > 0 } id
                ? [$"use {id} instead"]
                : ImmutableArray<string>.Empty,
            .. Items(package, "vulnerabilities").Select(one => $"{Text(one, "severity")} {Text(one, "advisoryurl")}".Trim()),
        ];

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string? FirstLine(string text) => text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
}
