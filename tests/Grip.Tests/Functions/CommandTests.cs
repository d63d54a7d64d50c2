using Grip.Map.Functions;

namespace Grip.Tests.Functions;

public sealed class CommandTests
{
    private const string SystemCommandLine = """
        namespace System.CommandLine {
            public class Symbol;
            public class Option(string name) : Symbol;
            public class Option<T>(string name) : Option(name) { public string? Description { get; set; } }
            public class Argument<T>(string name) : Symbol;
            public class Command(string name, string? description = null) : Symbol, System.Collections.IEnumerable {
                public IList<Option> Options { get; } = []; public IList<Command> Subcommands { get; } = [];
                public void Add(Symbol symbol) { }
                public System.Collections.IEnumerator GetEnumerator() => null!;
            }
            public class RootCommand(string description = "") : Command("root", description);
        }
        """;

    [Fact]
    public void Commands_made_with_new_carry_their_path_description_and_options() =>
        Assert.Equal(
            [
                "3 (root) · P.Build() · name=(root) description=Shop tool form=System.CommandLine · symbol",
                "4 remote · P.Build() · name=remote description=Manage remotes options=--verbose form=System.CommandLine · symbol",
                "6 remote add · P.Build() · name=remote add options=--force NAME form=System.CommandLine · symbol",
            ],
            Found.In(
                FunctionKind.Command,
                """
                using System.CommandLine;
                class P { static void Build() {
                    var root = new RootCommand("Shop tool");
                    var remote = new Command("remote", "Manage remotes");
                    var force = new Option<bool>("--force");
                    var add = new Command("add") { force, new Argument<string>("NAME") };
                    remote.Options.Add(new Option<bool>("--verbose"));
                    remote.Add(add); root.Subcommands.Add(remote);
                } }
                """,
                SystemCommandLine
            )
        );

    [Fact]
    public void A_class_that_derives_from_command_is_named_by_its_constructor() =>
        Assert.Equal(
            [
                "3 check · CheckCommand · name=check description=Say what breaks. options=--base form=System.CommandLine · symbol",
                "7 undo · UndoCommand · name=undo description=Take back. form=System.CommandLine · symbol",
            ],
            Found.In(
                FunctionKind.Command,
                """
                using System.CommandLine;
                abstract class GripCommand(string name, string description) : Command(name, description);
                class CheckCommand : GripCommand {
                    readonly Option<string> _base = new("--base") { Description = "since" };
                    public CheckCommand() : base("check", "Say what breaks.") { Add(_base); }
                }
                class UndoCommand() : GripCommand("undo", "Take back.");
                """,
                SystemCommandLine
            )
        );

    [Fact]
    public void Commands_of_spectre_are_found_where_they_are_added_with_their_branches()
    {
        const string Code = """
            using Spectre.Console.Cli;
            class AddSettings : CommandSettings { [CommandOption("-f|--force")] public bool Force { get; set; } [CommandArgument(0, "<NAME>")] public string Name { get; set; } = ""; }
            class AddCommand : Command<AddSettings>;
            static class P {
                static void Main() => new CommandApp().Configure(config =>
                    config.AddBranch("remote", remote =>
                        remote.AddCommand<AddCommand>("add").WithAlias("a").WithDescription("Adds one.")));
            }
            """;
        const string Spectre = """
            namespace Spectre.Console.Cli {
                public class CommandSettings; public class Command<T> where T : CommandSettings;
                public class CommandOptionAttribute(string template) : Attribute; public class CommandArgumentAttribute(int position, string template) : Attribute;
                public class CommandApp { public void Configure(Action<IConfigurator> configure) { } }
                public interface IConfigurator { void AddBranch(string name, Action<IConfigurator> action); ICommandConfigurator AddCommand<T>(string name); }
                public interface ICommandConfigurator { ICommandConfigurator WithAlias(string alias); ICommandConfigurator WithDescription(string text); }
            }
            """;
        Assert.Equal(
            [
                "7 remote add · AddCommand · name=remote add description=Adds one. options=-f|--force <NAME> handler=AddCommand form=added to the application · symbol",
            ],
            Found.In(FunctionKind.Command, Code, Spectre)
        );
    }

    [Fact]
    public void Attributes_declare_verbs_also_where_the_package_is_missing()
    {
        const string Code = """
            using CommandLine;
            [Verb("add", HelpText = "Adds a file.")]
            class Add {
                [Option('f', "force", HelpText = "Even so.")] public bool Force { get; set; }
                [Value(0, MetaName = "FILE")] public string File { get; set; } = "";
            }
            """;
        string Expected(string by) => $"3 add · Add · name=add description=Adds a file. options=--force FILE form=[Verb] · {by}";
        Assert.Equal(
            [Expected("symbol")],
            Found.In(
                FunctionKind.Command,
                Code,
                """
                namespace CommandLine {
                    public class VerbAttribute(string name) : Attribute { public string? HelpText { get; set; } }
                    public class OptionAttribute(char shortName, string longName) : Attribute { public string? HelpText { get; set; } }
                    public class ValueAttribute(int index) : Attribute { public string? MetaName { get; set; } }
                }
                """
            )
        );
        Assert.Equal([Expected("name")], Found.In(FunctionKind.Command, Code));
    }
}
