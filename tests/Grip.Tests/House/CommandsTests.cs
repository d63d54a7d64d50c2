using Grip.CommandLine;

namespace Grip.Tests.House;

public sealed class CommandsTests
{
    [Fact]
    public void Each_command_explains_its_arguments_its_options_and_its_exit_codes_and_has_three_examples_that_parse()
    {
        var faults = new List<string>();
        foreach (var command in All(Composition.CreateRoot()))
        {
            if (command.Examples.Length < 3)
                faults.Add($"{command.Name} has {command.Examples.Length} examples");
            if (command.ExitCodes.IsEmpty)
                faults.Add($"{command.Name} has no exit codes");
            faults.AddRange(
                command.Arguments.Where(argument => argument.Description is null).Select(argument => $"{command.Name} {argument.Name}")
            );
            faults.AddRange(command.Options.Where(option => option.Description is null).Select(option => $"{command.Name} {option.Name}"));
            foreach (var example in command.Examples)
                faults.AddRange(Parse(example.Arguments).Result.Errors.Select(error => $"grip {example.Arguments}: {error.Message}"));
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<Grip.Commands.GripCommand> All(System.CommandLine.Command command) =>
        command.Subcommands.OfType<Grip.Commands.GripCommand>().SelectMany(one => All(one).Prepend(one));

    private static ParsedLine Parse(string arguments) =>
        ParsedLine.Parse(ScenarioFrame.Step.Parse(arguments.Split(" > ")[0].Split(" >> ")[0].Split(" | ")[0].Split(" < ")[0]).Arguments);
}
