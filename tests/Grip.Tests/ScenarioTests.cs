using Grip.Tests.ScenarioFrame;

namespace Grip.Tests;

/// <summary>The scenario folders of one area; a class for each area, so that areas run beside each other.</summary>
public abstract class ScenarioTests(string area)
{
    protected static IEnumerable<TheoryDataRow<string>> RowsOf(string area) =>
        Scenario.All.Where(scenario => scenario.Area == area).Select(scenario => new TheoryDataRow<string>(scenario.Name));

    protected Task RunAsync(string name) =>
        new ScenarioRun(Scenario.All.Single(scenario => scenario.Area == area && scenario.Name == name)).RunAsync(
            TestContext.Current.CancellationToken
        );
}

public sealed class CommandLineScenarios() : ScenarioTests("command-line")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("command-line");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class DoctorScenarios() : ScenarioTests("doctor")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("doctor");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class UndoScenarios() : ScenarioTests("undo")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("undo");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class CheckScenarios() : ScenarioTests("check")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("check");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class FixScenarios() : ScenarioTests("fix")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("fix");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class RenameScenarios() : ScenarioTests("rename")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("rename");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class MoveScenarios() : ScenarioTests("move")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("move");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class ChangeSignatureScenarios() : ScenarioTests("change-signature")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("change-signature");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class RewriteScenarios() : ScenarioTests("rewrite")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("rewrite");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class RelevantScenarios() : ScenarioTests("relevant")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("relevant");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class MapScenarios() : ScenarioTests("map")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("map");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class AgentScenarios() : ScenarioTests("agent")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("agent");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class LedgerScenarios() : ScenarioTests("ledger")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("ledger");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}

public sealed class PermissionScenarios() : ScenarioTests("permissions")
{
    public static IEnumerable<TheoryDataRow<string>> Rows => RowsOf("permissions");

    [Theory, MemberData(nameof(Rows))]
    public Task Happens(string name) => RunAsync(name);
}
