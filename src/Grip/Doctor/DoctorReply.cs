using Grip.Core;
using Grip.Output;

namespace Grip.Doctor;

internal sealed record DoctorReply(DoctorReport Report) : Reply(Report.Problems.IsEmpty ? ExitCode.Done : ExitCode.Refused)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line(
            Report.Problems.IsEmpty
                ? output.Style.Good($"All is well: grip {Report.Version} can work here.")
                : output.Style.Bad($"{Counted.Of(Report.Problems.Length, "problem")}, see below.")
        );
        output.Line();
        foreach (var (name, value) in Facts())
            output.Line($"{name, -10}{Printable.Text(value)}");
        if (Report.Solution is { } solution)
            WriteProjects(output, solution);
        foreach (var note in Report.Solution?.Notes ?? [])
            output.Line($"note: {Printable.Text(note)}");
        if (!Report.Problems.IsEmpty)
            output.Line();
        foreach (var problem in Report.Problems)
            output.Line($"{output.Style.Bad("problem:")} {Printable.Text(problem)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new DoctorJson("result", command, Report.Problems.IsEmpty ? "ok" : "problems", Report, (long)duration.TotalMilliseconds),
            JsonText.Types.DoctorJson
        );

    private IEnumerable<(string Name, string Value)> Facts()
    {
        yield return ("SDK", Report.Sdk is { } sdk ? $"{sdk.Version}, {sdk.Why}" : "none");
        if (Report.Sdk is { } found)
        {
            yield return ("", $"installed: {string.Join(", ", found.Installed)}");
            yield return ("", found.Dotnet);
        }

        yield return ("Runtime", $"{Report.Runtime} on {Report.System}");
        yield return ("git", Report.Git ?? "none");
        yield return (
            "Home",
            $"{Report.Home.Path} (caches {Counted.Bytes(Report.Home.CacheBytes)}, journals {Counted.Bytes(Report.Home.StateBytes)})"
        );
        yield return (
            "Sandbox",
            Report.Sandbox.Holds.IsEmpty
                ? $"none: {string.Join("; ", Report.Sandbox.Open)}; commands of an agent run with your rights"
                : $"Landlock {Report.Sandbox.Landlock}, seccomp; holds: {string.Join(", ", Report.Sandbox.Holds)}"
        );
        if (!Report.Sandbox.Holds.IsEmpty && !Report.Sandbox.Open.IsEmpty)
            yield return ("", $"does not hold: {string.Join(", ", Report.Sandbox.Open)}");
        foreach (var recovered in Report.Recovered)
            yield return ("Recovered", recovered);
        if (Report.Solution is { } solution)
        {
            yield return ("Solution", solution.Path);
            yield return (
                "",
                $"{Counted.Of(solution.Documents, "source file")}, loaded in {Duration.Of(TimeSpan.FromMilliseconds(solution.DurationMs))}, "
                    + (solution.FromCache ? "command lines from the cache" : "freshly evaluated")
            );
        }
    }

    private static void WriteProjects(TextOutput output, SolutionReport solution)
    {
        output.Line();
        output.Line("Projects, and how each was loaded:");
        var width = Math.Min(solution.Projects.Select(project => project.Name.Length).DefaultIfEmpty(0).Max(), 40);
        foreach (var project in solution.Projects.GroupBy(project => (project.Path, project.Quality, project.Reason)))
        {
            var quality = project.Key.Quality == "exact" ? output.Style.Good("exact  ") : output.Style.Warn($"{project.Key.Quality, -7}");
            var frameworks = string.Join(", ", project.Select(unit => unit.TargetFramework ?? "no target framework"));
            output.Line($"  {quality}  {Printable.Text(project.First().Name).PadRight(width)}  {frameworks}");
        }
    }
}
