using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Terminal.Dotnet;

/// <summary>What the user's package sources say about one package.</summary>
/// <param name="Id">As the source spells it.</param>
/// <param name="Versions">As the sources write them, each once, in no order.</param>
/// <param name="Unreachable">What went wrong with a source, as sentences; empty if all have answered.</param>
/// <param name="Sources">The names of the sources that have answered.</param>
public sealed record KnownPackage(
    string Id,
    ImmutableArray<string> Versions,
    ImmutableArray<string> Unreachable,
    ImmutableArray<string> Sources
);

/// <summary>
/// Asks the package sources through <c>dotnet package search</c>: with the user's own configuration, credentials and proxies.
/// </summary>
public static class PackageSearch
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <param name="dotnet">The dotnet program.</param>
    /// <param name="folder">Where its NuGet configuration is looked for.</param>
    /// <param name="cancellation">Ends the process.</param>
    public static async Task<KnownPackage> FindAsync(
        string dotnet,
        string folder,
        string id,
        bool prerelease,
        CancellationToken cancellation
    )
    {
        ImmutableArray<string> arguments =
        [
            "package",
            "search",
            id,
            "--exact-match",
            "--format",
            "json",
            .. prerelease ? ["--prerelease"] : ImmutableArray<string>.Empty,
        ];
        var result = await CommandRunner.RunAsync(
            new Command(dotnet, arguments, folder, Limit) { Environment = DotnetEnvironment.Plain },
            cancellation
        );
        if (result.TimedOut)
            return new KnownPackage(id, [], [$"The package sources did not answer within {Limit.TotalMinutes:0} minutes."], []);
        return Read(id, result.Output) ?? new KnownPackage(id, [], [Failure(result)], []);
    }

    internal static KnownPackage? Read(string id, string output)
    {
        var start = output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(output[start..]);
            var results = document.RootElement.GetProperty("searchResult").EnumerateArray().ToArray();
            var packages = results.SelectMany(source => source.GetProperty("packages").EnumerateArray()).ToArray();
            var named = packages.Where(package => package.GetProperty("id").GetString()!.Equals(id, StringComparison.OrdinalIgnoreCase));
            return new KnownPackage(
                named.Select(package => package.GetProperty("id").GetString()!).FirstOrDefault(spelling => spelling.Any(char.IsUpper))
                    ?? id,
                [.. named.Select(Version).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
                [
                    .. Problems(document.RootElement),
                    .. results.SelectMany(source => Problems(source).Select(problem => $"{Name(source)}: {problem}")),
                ],
                [.. results.Where(source => !Problems(source).Any()).Select(Name)]
            );
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Version(JsonElement package) =>
        package.TryGetProperty("version", out var version) ? version.GetString()
        : package.TryGetProperty("latestVersion", out var latest) ? latest.GetString()
        : null;

    private static string Name(JsonElement source) => source.GetProperty("sourceName").GetString() ?? "";

    private static IEnumerable<string> Problems(JsonElement element) =>
        element.TryGetProperty("problems", out var problems)
            ? problems
                .EnumerateArray()
                .Where(problem => problem.GetProperty("problemType").GetString() == "Error")
                .Select(problem => problem.GetProperty("text").GetString() ?? "")
                .ToArray()
            : [];

    private static string Failure(CommandResult result)
    {
        var line = (result.Error + result.Output).Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0);
        return line ?? $"dotnet package search ended with exit code {result.ExitCode}.";
    }
}
