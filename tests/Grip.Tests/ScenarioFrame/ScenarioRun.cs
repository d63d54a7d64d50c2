using System.Text;

namespace Grip.Tests.ScenarioFrame;

/// <summary>Runs one scenario in a folder of its own and compares what it left behind with what was expected.</summary>
internal sealed class ScenarioRun(Scenario scenario)
{
    private const string DefaultProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>

        """;

    private const string DefaultProjectName = "Sample.csproj";

    private readonly StringBuilder _log = new();
    private readonly StringBuilder _faults = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        Assert.True(scenario.Faults().IsEmpty, $"{scenario.Folder} is malformed: {string.Join("; ", scenario.Faults())}");
        using var temporary = new TemporaryFolder();
        var folder = temporary.Combine("work");
        Directory.CreateDirectory(folder);
        var input = FileTree.Read(scenario.Input);
        FileTree.Write(input, folder);
        var addsProject = !scenario.WithoutProject && NeedsProject(input.Keys);
        if (addsProject)
            await File.WriteAllTextAsync(Path.Combine(folder, DefaultProjectName), DefaultProject, cancellation);
        if (!scenario.Unrestored)
            await Restored.IntoAsync(folder, cancellation);

        var before = FileTree.Read(folder);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = temporary.Combine("home") };
        if (scenario.Model is { } model)
            environment["GRIP_MODEL"] = $"exec:{ScriptedModel.Write(temporary.Combine("model.sh"), model)}";
        for (var number = 1; number <= scenario.Steps.Length; number++)
        {
            if (scenario.OverlayBefore(number) is { } overlay)
            {
                var files = FileTree.Read(overlay);
                FileTree.Write(files, folder);
                before = before.SetItems(files);
            }

            await StepAsync(number, folder, environment, cancellation);
        }

        CompareTree(before, FileTree.Read(folder), addsProject);
        Assert.True(_faults.Length == 0, $"{scenario.Area}/{scenario.Name}\n{_faults}\n{_log}");
    }

    private async Task StepAsync(int number, string folder, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var step = scenario.Steps[number - 1];
        var input = scenario.PathOf("stdin", number) is { } path ? await File.ReadAllTextAsync(path, cancellation) : "";
        var answer =
            step.Program is { } program ? await GripRun.ProcessAsync(program, step.Arguments, folder, environment, input, cancellation)
            : scenario.InProcessOfItsOwn ? await GripRun.AsProgramAsync(step.Arguments, folder, environment, input, cancellation)
            : await GripRun.HereAsync(step.Arguments, folder, environment, input, cancellation);
        var (output, error) = (WithoutPlace(answer.Output, folder), WithoutPlace(answer.Error, folder));
        _log.Append($"$ {step.Line}\n{output}{error}[{answer.ExitCode}]\n");
        if (answer.ExitCode != step.ExitCode)
            _faults.Append($"'{step.Line}' ended with {answer.ExitCode}, not {step.ExitCode}.\n");
        Compare("stdout", number, output, Expectation.OfLines);
        Compare("stderr", number, error, Expectation.OfLines);
        Compare("json", number, output, Expectation.OfJson);
    }

    private void Compare(string stream, int number, string actual, Func<string, string, string?> compare)
    {
        if (scenario.PathOf(stream, number) is not { } path)
            return;
        if (SourceFolder.Rewrite)
            File.WriteAllText(path, Volatile.Out(actual));
        else if (compare(File.ReadAllText(path), actual) is { } fault)
            _faults.Append($"{Path.GetFileName(path)} after '{scenario.Steps[number - 1].Line}': {fault}\n");
    }

    private void CompareTree(IReadOnlyDictionary<string, byte[]> before, IReadOnlyDictionary<string, byte[]> after, bool addsProject)
    {
        if (SourceFolder.Rewrite)
        {
            if (Directory.Exists(scenario.Expected))
                Directory.Delete(scenario.Expected, recursive: true);
            if (FileTree.Differences(before, after).Length > 0)
                FileTree.Write(after.Where(file => !addsProject || file.Key != DefaultProjectName), scenario.Expected);
            return;
        }

        var expected = Directory.Exists(scenario.Expected) ? FileTree.Read(scenario.Expected).ToDictionary() : before.ToDictionary();
        if (addsProject)
            expected.TryAdd(DefaultProjectName, before[DefaultProjectName]);
        _faults.Append(FileTree.Differences(expected, after));
    }

    private static string WithoutPlace(string text, string folder) => text.Replace(folder, "{dir}").Replace("\r\n", "\n");

    private static bool NeedsProject(IEnumerable<string> paths)
    {
        var kinds = paths.Select(path => Path.GetExtension(path)).ToHashSet();
        return kinds.Contains(".cs") && !kinds.Overlaps([".csproj", ".sln", ".slnx"]);
    }
}
