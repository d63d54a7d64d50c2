using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Dotnet;

/// <param name="Ran">False if there are no results: the build or the start of the tests failed, or no test ran.</param>
/// <param name="Failure">The first error lines if it did not run; else empty.</param>
public sealed record TestRun(bool Ran, TestResults Results, string Failure);

/// <summary>Runs the tests of one project through <c>dotnet test</c> and reads the results from TRX.</summary>
public static class DotnetTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <param name="dotnet">The dotnet program.</param>
    /// <param name="project">The test project.</param>
    /// <param name="targetFramework">One framework of it; empty for all.</param>
    /// <param name="resultsFolder">An empty folder for the TRX files.</param>
    /// <param name="cancellation">Ends the whole process tree.</param>
    public static Task<TestRun> RunAsync(
        string dotnet,
        string project,
        string targetFramework,
        string resultsFolder,
        CancellationToken cancellation
    ) => RunAsync(dotnet, project, targetFramework, filter: null, resultsFolder, cancellation);

    /// <param name="filter">As for <c>dotnet test --filter</c>; null runs all.</param>
    public static async Task<TestRun> RunAsync(
        string dotnet,
        string project,
        string targetFramework,
        string? filter,
        string resultsFolder,
        CancellationToken cancellation
    )
    {
        ImmutableArray<string> arguments =
        [
            "test",
            project,
            "--nologo",
            "-v:q",
            "--logger",
            "trx",
            "--results-directory",
            resultsFolder,
            "-nodeReuse:false",
            .. targetFramework.Length > 0 ? ["-f", targetFramework] : ImmutableArray<string>.Empty,
            .. filter is null ? ImmutableArray<string>.Empty : ["--filter", filter],
        ];
        var environment = ImmutableDictionary<string, string?>
            .Empty.Add("MSBUILDDISABLENODEREUSE", "1")
            .Add("UseSharedCompilation", "false")
            .Add("DOTNET_CLI_UI_LANGUAGE", "en")
            .Add("MSBUILDTERMINALLOGGER", "off")
            .Add("DOTNET_NOLOGO", "1")
            // A test project for an older framework runs on the newest runtime rather than not at all.
            .Add("DOTNET_ROLL_FORWARD", "Major");
        var result = await CommandRunner.RunAsync(
            new Command(dotnet, arguments, Path.GetDirectoryName(project)!, Limit) { Environment = environment },
            cancellation
        );
        var results = TestResults.ReadTrx(resultsFolder);
        // A run that ends well without a result file ran nothing: another test platform, or a project that is no test project.
        return results.ByName.IsEmpty
            ? new TestRun(false, results, result.ExitCode == 0 ? "dotnet test wrote no results, so no test ran" : Errors(result))
            : new TestRun(true, results, "");
    }

    private static string Errors(CommandResult result)
    {
        if (result.TimedOut)
            return $"the tests did not end within {Limit.TotalMinutes:0} minutes";
        var errors = (result.Output + result.Error)
            .Split('\n')
            .Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => Regex.Replace(line.Trim(), @"\s*\[[^\]]*\]$", "", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Distinct()
            .Take(3)
            .ToArray();
        return errors.Length > 0 ? string.Join("; ", errors) : $"dotnet test ended with exit code {result.ExitCode}";
    }
}
