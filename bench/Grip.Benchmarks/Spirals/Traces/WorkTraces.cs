using System.Collections.Immutable;
using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Spirals.Traces;

/// <summary>Good work that looks like a circle to a rule that only compares calls.</summary>
internal sealed class WorkTraces(Dice dice)
{
    private readonly int _many = dice.Between(12, 50);

    public static ImmutableArray<string> Kinds { get; } = [.. All.Select(kind => kind.Kind)];

    private static ImmutableArray<(
        string Kind,
        Func<WorkTraces, IEnumerable<TraceStep>> Steps,
        Func<ImmutableDictionary<string, string>, ImmutableArray<string>> Faults
    )> All =>
        [
            ("the same edit in many files, a build after each", work => work.Batch(), Old),
            (
                "many files while one test fails throughout",
                work => work.BatchWithFailure(),
                _ => ["Test Import_reads_all failed: Expected 3"]
            ),
            ("polling until it is ready", work => work.Polling(), _ => []),
            ("test, mend, test", work => work.TestAndMend(), Old),
            (
                "a test that fails until all parts are there",
                _ => UntilAllParts(),
                files =>
                    files["src/f0.cs"].Contains("part5", StringComparison.Ordinal) ? [] : ["Test All_parts failed: NotImplementedException"]
            ),
            ("reading far and wide", work => work.Exploring(), _ => []),
            ("does it fail without my change?", _ => Toggle(), Old),
            (
                "trying one way, going back, trying another",
                _ => Backtracking(),
                files =>
                    files["src/f0.cs"].Contains("way4", StringComparison.Ordinal) ? [] : [$"error: {files["src/f0.cs"][..8]} does not work"]
            ),
            ("the same test after installing something", work => Installing(), _ => []),
            ("errors rise before they fall", work => work.Refactoring(), Uses),
            ("a flaky test run again", work => Flaky(), _ => []),
            ("status, commit, status", work => work.Commits(), _ => []),
        ];

    public static Trace Create(string kind, ulong seed)
    {
        var work = new WorkTraces(new Dice(seed));
        var (_, steps, faults) = All.First(one => one.Kind == kind);
        return new Trace(
            kind,
            IsSpiral: false,
            [.. steps(work), TraceStep.Say("What was asked is in place.")],
            () => new TraceWorld(Files(), faults)
        );
    }

    private static ImmutableDictionary<string, string> Files() =>
        Enumerable.Range(0, 60).ToImmutableDictionary(i => $"src/f{i}.cs", i => $"class F{i} {{ Old.Call({i}); }}");

    private static ImmutableArray<string> Old(ImmutableDictionary<string, string> files) =>
        [
            .. files
                .Where(file => file.Value.Contains("Old.Call", StringComparison.Ordinal))
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => $"{file.Key}(1,5): error CS0117: 'Old' has no 'Call'")
                .Take(30),
        ];

    /// <summary>Once the declaration is renamed, each use that is left is an error.</summary>
    private static ImmutableArray<string> Uses(ImmutableDictionary<string, string> files) =>
        files["src/f0.cs"].Contains("Renamed", StringComparison.Ordinal) ? [.. Old(files).Take(25)] : [];

    private IEnumerable<TraceStep> Batch()
    {
        for (var i = 0; i < _many; i++)
        {
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            yield return Act.Check("dotnet build --no-restore");
        }
    }

    private IEnumerable<TraceStep> BatchWithFailure()
    {
        for (var i = 0; i < _many; i++)
        {
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            if (i % 2 == 0)
                yield return Act.Check("dotnet test");
        }
    }

    private IEnumerable<TraceStep> Polling()
    {
        var command = dice.Pick([
            "curl -s localhost:8080/health",
            "sleep 5; docker ps",
            "sleep 10 && cat server.log",
            "gh run view 17",
            "kubectl get pods",
        ]);
        yield return Act.Bash("docker compose up -d", "started\nexit code 0", failed: false);
        for (var i = 0; i < 8 + dice.Below(20); i++)
            yield return Act.Bash(command, "starting\nexit code 1", failed: true);
        yield return Act.Bash(command, "ready\nexit code 0", failed: false);
    }

    private IEnumerable<TraceStep> TestAndMend()
    {
        for (var i = 0; i < 10 + dice.Below(15); i++)
        {
            yield return Act.Check("dotnet test");
            yield return Act.Read($"src/f{i}.cs");
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
        }
    }

    private static IEnumerable<TraceStep> UntilAllParts()
    {
        var now = "Old.Call(0);";
        for (var i = 0; i < 6; i++)
        {
            yield return Act.Edit("src/f0.cs", now, $"{now} part{i}();");
            now = $"part{i}();";
            yield return Act.Check("dotnet test --filter All_parts");
        }
    }

    private IEnumerable<TraceStep> Exploring()
    {
        for (var i = 0; i < 59; i++)
            yield return dice.Below(100) switch
            {
                < 3 => Act.Bash("git status", "nothing to commit\nexit code 0", failed: false),
                < 6 => Act.Read("src/f0.cs"),
                < 30 => Act.Grep($"Call({i})"),
                _ => Act.Read($"src/f{i}.cs"),
            };
    }

    private static IEnumerable<TraceStep> Toggle()
    {
        for (var i = 0; i < 4; i++)
        {
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            yield return Act.Check("dotnet test");
            yield return Act.Edit($"src/f{i}.cs", "New.Call", "Old.Call");
            yield return Act.Check("dotnet test");
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            yield return Act.Check($"dotnet test --filter F{i}");
        }
    }

    private static IEnumerable<TraceStep> Backtracking()
    {
        for (var i = 0; i < 5; i++)
        {
            yield return Act.Edit("src/f0.cs", "class F0", $"way{i} class F0");
            yield return Act.Check("dotnet build");
            if (i < 4)
                yield return Act.Edit("src/f0.cs", $"way{i} class F0", "class F0");
        }
    }

    private static IEnumerable<TraceStep> Installing()
    {
        (string, bool) Test(TraceWorld world) =>
            world.Outside.GetValueOrDefault("installed") < 4
                ? ($"Cannot find module 'm{world.Outside.GetValueOrDefault("installed")}'\nexit code 1", true)
                : ("ok\nexit code 0", false);
        for (var i = 0; i < 5; i++)
        {
            yield return Act.Bash("npm test", Test);
            yield return Act.Bash(
                $"npm install m{i}",
                world =>
                {
                    world.Outside["installed"] = i + 1;
                    return ("added 1 package\nexit code 0", false);
                }
            );
        }

        yield return Act.Bash("npm test", Test);
    }

    private IEnumerable<TraceStep> Refactoring()
    {
        yield return Act.Edit("src/f0.cs", "Old.Call", "Renamed; New.Call");
        yield return Act.Check("dotnet build");
        for (var i = 1; i < _many; i++)
        {
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            if (i % 3 == 0)
                yield return Act.Check("dotnet build");
        }
    }

    private static IEnumerable<TraceStep> Flaky()
    {
        for (var i = 0; i < 3; i++)
        {
            yield return Act.Bash("dotnet test", "Test Socket_closes failed: timeout\nexit code 1", failed: true);
            yield return Act.Edit("src/f1.cs", i == 0 ? "Old.Call" : $"Try{i - 1}.Call", $"Try{i}.Call");
        }

        yield return Act.Bash("dotnet test", "Passed!\nexit code 0", failed: false);
    }

    private IEnumerable<TraceStep> Commits()
    {
        for (var i = 0; i < 6 + dice.Below(6); i++)
        {
            yield return Act.Edit($"src/f{i}.cs", "Old.Call", "New.Call");
            yield return Act.Bash("git status", $"modified: src/f{i}.cs\nexit code 0", failed: false);
            yield return Act.Bash("git add -A && git commit -m change", $"[main {i:x7}] change\nexit code 0", failed: false);
            yield return Act.Bash("git status", "nothing to commit, working tree clean\nexit code 0", failed: false);
        }
    }
}
