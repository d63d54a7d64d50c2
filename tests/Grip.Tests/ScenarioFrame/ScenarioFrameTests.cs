using System.Reflection;

namespace Grip.Tests.ScenarioFrame;

public sealed class ScenarioFrameTests
{
    [Fact]
    public void Every_area_has_a_class_that_runs_it()
    {
        var run = typeof(ScenarioTests)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ScenarioTests)))
            .SelectMany(type =>
                (IEnumerable<TheoryDataRow<string>>)type.GetProperty("Rows", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            )
            .Select(row => row.Data)
            .Order(StringComparer.Ordinal);

        Assert.Equal(Scenario.All.Select(scenario => scenario.Name).Order(StringComparer.Ordinal), run);
    }

    [Fact]
    public void Every_scenario_folder_is_well_formed() =>
        Assert.Empty(Scenario.All.SelectMany(scenario => scenario.Faults().Select(fault => $"{scenario.Area}/{scenario.Name}: {fault}")));

    [Theory]
    [InlineData("a\nc", "a b\nx\nc d", null)]
    [InlineData("c\na", "a b\nx\nc d", "missing (from line 4 on): a")]
    [InlineData("took {*} s$", "took 1.5 s$", null)]
    [InlineData("!x", "a\nx", "should not be there: x")]
    public void Lines_are_found_in_order(string wanted, string text, string? fault) =>
        Assert.Equal(fault, Expectation.OfLines(wanted, text));

    [Theory]
    [InlineData("""{"a":1}""", """{"b":2,"a":1}""", null)]
    [InlineData("""{"a":"{*}"}""", """{"a":[1]}""", null)]
    [InlineData("""{"a":"x {*}"}""", """{"a":"x y"}""", null)]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "$.a is [1,2], not [1]")]
    [InlineData("""{"a":1}""", """{"b":1}""", "$.a is missing")]
    [InlineData("""{"a":null}""", """{"a":1}""", "$.a is 1, not null")]
    public void Json_is_compared_as_a_part(string wanted, string text, string? fault) =>
        Assert.Equal(fault, Expectation.OfJson(wanted, text));

    [Fact]
    public void A_command_line_is_split_as_a_shell_would()
    {
        var step = Step.Parse("""exit 2: rewrite '$X == null' "a 'b'" ''""");

        Assert.Equal((2, null), (step.ExitCode, step.Program));
        Assert.Equal(["rewrite", "$X == null", "a 'b'", ""], step.Arguments);
    }
}
