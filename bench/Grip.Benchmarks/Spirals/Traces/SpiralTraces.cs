using System.Collections.Immutable;
using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Spirals.Traces;

/// <summary>Every way to go in circles, with names, lengths and work before it from a seed. A model that heeds nothing goes on to the end.</summary>
internal sealed class SpiralTraces(Dice dice)
{
    private const int Rounds = 14;
    private static readonly string[] Nouns =
    [
        "Order",
        "Invoice",
        "Cart",
        "Ticket",
        "Route",
        "Account",
        "Policy",
        "Batch",
        "Quota",
        "Ledger",
    ];
    private static readonly string[] Tests = ["dotnet test", "npm test", "pytest -q", "cargo test", "go test ./..."];
    private readonly string _noun = dice.Pick(Nouns);
    private readonly string _test = dice.Pick(Tests);

    private string File => $"src/{_noun}.cs";

    public static ImmutableArray<string> Kinds { get; } = [.. All.Select(kind => kind.Kind)];

    private static ImmutableArray<(string Kind, Func<SpiralTraces, IEnumerable<TraceStep>> Steps)> All =>
        [
            ("the same failing edit", traces => traces.SameFailingEdit()),
            ("the same failing command", traces => traces.SameFailingCommand()),
            ("the same command, spelt anew", _ => SpeltAnew()),
            ("the same look again", traces => traces.SameLook()),
            ("edits back and forth", traces => traces.BackAndForth()),
            ("edits in a ring of three", traces => traces.Ring()),
            ("edit, failing build, undo, again", traces => traces.EditBuildUndo()),
            ("two commands in turn", traces => traces.TwoCommands()),
            ("different edits, same errors", traces => traces.SameErrors()),
            ("a failing command in other words", traces => traces.Reworded()),
            ("a failing edit in other words", traces => traces.RewordedEdit()),
            ("searching for what is not there", _ => EmptySearch()),
            ("undoing its own edits", traces => traces.UndoingOwn()),
            ("announcing without acting", _ => Announcing()),
            ("claiming against the last result", traces => traces.Claiming()),
        ];

    public static Trace Create(string kind, ulong seed)
    {
        var traces = new SpiralTraces(new Dice(seed));
        var steps = traces.Before().Concat(All.First(one => one.Kind == kind).Steps(traces)).ToImmutableArray();
        return new Trace(kind, IsSpiral: true, steps, traces.World);
    }

    private TraceWorld World() =>
        new(
            ImmutableDictionary<string, string>
                .Empty.Add(File, $"class {_noun} {{ int total; }}")
                .Add("src/Use.cs", $"new {_noun}();")
                .Add("README.md", "readme"),
            files =>
                files[File].Contains("fixed", StringComparison.Ordinal)
                    ? []
                    : [$"{File}(3,5): error CS1061: '{_noun}' does not contain a definition for 'Amount'", "Test Totals_add_up failed"]
        );

    /// <summary>Some work before it, so that a spiral does not begin with the turn.</summary>
    private IEnumerable<TraceStep> Before()
    {
        TraceStep[] work = [Act.Read(File), Act.Read("README.md"), Act.Grep("class"), Act.Read("src/Use.cs"), Act.Grep("total")];
        return work.Take(dice.Below(work.Length + 1));
    }

    private static IEnumerable<TraceStep> Repeat(Func<int, TraceStep> step) => Enumerable.Range(0, Rounds).Select(step);

    private IEnumerable<TraceStep> SameFailingEdit() => Repeat(i => Act.Edit(File, "decimal Amount;", "decimal Amount { get; }", i > 0));

    private IEnumerable<TraceStep> SameFailingCommand() => Repeat(i => Act.Check(_test, i > 0));

    private static IEnumerable<TraceStep> SpeltAnew()
    {
        string[] spellings =
        [
            "grep -n -r Amount ./src/Amounts.cs",
            "grep -r  -n Amount src/Amounts.cs",
            "cd . && grep -n -r 'Amount' src/Amounts.cs",
            "grep -n -r \"Amount\" src/Amounts.cs 2>&1",
        ];
        return Repeat(i =>
            Act.Bash(spellings[i % spellings.Length], "grep: src/Amounts.cs: No such file or directory\nexit code 2", failed: true, i > 0)
        );
    }

    private IEnumerable<TraceStep> SameLook() =>
        dice.Below(2) == 0
            ? Repeat(i => Act.Bash("git status", "nothing to commit, working tree clean\nexit code 0", failed: false, i > 0))
            : Repeat(i => Act.Read("src/Use.cs", i > 0));

    private IEnumerable<TraceStep> BackAndForth() =>
        Repeat(i => i % 2 == 0 ? Act.Edit(File, "int total", "long total", i > 0) : Act.Edit(File, "long total", "int total", waste: true));

    private IEnumerable<TraceStep> Ring()
    {
        string[] types = ["int", "long", "decimal"];
        return Repeat(i => Act.Edit(File, $"{types[i % 3]} total", $"{types[(i + 1) % 3]} total", i >= 2));
    }

    private IEnumerable<TraceStep> EditBuildUndo()
    {
        for (var i = 0; i < Rounds; i++)
        {
            yield return Act.Edit(File, "int total", "long total", i > 0);
            yield return Act.Check("dotnet build", i > 0);
            yield return Act.Edit(File, "long total", "int total", i > 0);
        }
    }

    private IEnumerable<TraceStep> TwoCommands() =>
        Repeat(i => i % 2 == 0 ? Act.Check("dotnet build", i > 1) : Act.Check(_test == "dotnet build" ? "npm test" : _test, i > 1));

    /// <summary>Ever new text at the same place; the build says the same after each.</summary>
    private IEnumerable<TraceStep> SameErrors()
    {
        var now = "int total;";
        yield return Act.Check("dotnet build");
        for (var i = 0; i < Rounds; i++)
        {
            var next = $"int total; decimal amount{i}; // Amount";
            yield return Act.Edit(File, now, next, i > 1);
            now = next;
            // The second time that the same errors come back is the first revisit.
            yield return Act.Check("dotnet build", i > 0);
        }
    }

    private IEnumerable<TraceStep> Reworded()
    {
        string[] flags =
        [
            "",
            " -v n",
            " --no-restore",
            " -c Release",
            " --nologo -v d",
            " | tail -20",
            " 2>&1 | grep error",
            " -m:1",
            " --force",
            " -v diag",
            " -p:X=1",
            " --no-incremental",
            " -nr:false",
            " -t:Rebuild",
        ];
        return Repeat(i =>
            Act.Bash(
                $"dotnet build{flags[i % flags.Length]}",
                $"{File}(3,5): error CS1061: '{_noun}' does not contain a definition for 'Amount'\nTime Elapsed 00:00:0{i % 9}.31\nexit code 1",
                failed: true,
                i > 0
            )
        );
    }

    private IEnumerable<TraceStep> RewordedEdit() =>
        Repeat(i => Act.Edit(File, $"{new string(' ', i + 1)}decimal Amount;", "decimal Amount { get; }", i > 0));

    private static IEnumerable<TraceStep> EmptySearch()
    {
        string[] spellings =
        [
            "titlebar-left",
            "titlebarLeft",
            "titlebar_left",
            "TitlebarLeft",
            "\\.titlebar-left",
            "titlebar-left|titlebarLeft",
            "titlebar.left",
            "#titlebar-left",
        ];
        return Repeat(i => Act.Grep($"{spellings[i % spellings.Length]}{(i >= spellings.Length ? "x" : "")}", i > 0));
    }

    /// <summary>One file goes back and forth while others move on, so the tree is always new.</summary>
    private IEnumerable<TraceStep> UndoingOwn()
    {
        for (var i = 0; i < Rounds; i++)
        {
            yield return i % 2 == 0
                ? Act.Edit(File, "int total", "long total", i > 0)
                : Act.Edit(File, "long total", "int total", waste: true);
            yield return Act.Write("notes.md", $"note {i}");
        }
    }

    private static IEnumerable<TraceStep> Announcing() =>
        Repeat(i => TraceStep.Say("I have understood the problem. Now I will edit the file.", i >= 0));

    private IEnumerable<TraceStep> Claiming() =>
        Repeat(_ => TraceStep.Say("I have mended it. All tests pass now.", isWaste: true)).Prepend(Act.Check(_test));
}
