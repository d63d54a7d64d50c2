using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Grip.Automations.Checking;
using Grip.Automations.Rewrite.Rules;
using Grip.Core;
using Grip.Core.Permissions;
using Grip.Core.Text;
using Grip.Core.Tools;
using Grip.Providers.Calls;
using Grip.Providers.TextCalls;
using Grip.Sessions;
using Grip.Terminal;
using Grip.Terminal.Sandbox;
using Grip.Tests.Permissions;

namespace Grip.Tests.Fuzz;

/// <summary>
/// Hostile text for everything that reads text of others. A reader may refuse with a failure for the user; any other exception,
/// and any text that takes a second, is a bug. Runs for a moment; GRIP_FUZZ_SECONDS=600 runs each reader that long, from a new seed.
/// </summary>
public sealed class FuzzTests
{
    private static readonly System.Collections.Immutable.ImmutableArray<ToolSpec> Offered =
    [
        new("Bash", "", """{"type":"object","properties":{"command":{"type":"string"}},"required":["command"]}"""),
        new("Read", "", """{"type":"object","properties":{"file_path":{"type":"string"}},"required":["file_path"]}"""),
    ];

    private static readonly string[] Commands =
    [
        .. new[] { "ordinary.txt", "bypasses.txt", "destructive.txt" }.SelectMany(ShellCases.Read).Select(one => one.Command),
    ];

    private static readonly Dictionary<string, (Action<string> Read, string[] Corpus)> Readers = new()
    {
        ["commands"] = (text => ShellCases.Judge(text, allow: "Bash(git *) Bash(echo:*)", deny: "Bash(rm *)"), Commands),
        ["rules"] = (
            text =>
                _ = RulePermissions.Judge(
                    "Bash",
                    ToolEffect.Executes,
                    "git log -3",
                    PermissionMode.Default,
                    PermissionRules.None with
                    {
                        Allow = [.. PermissionRule.ParseAll([text])],
                        Deny = [.. PermissionRule.ParseAll([text])],
                    },
                    ShellCases.Place
                ),
            ["Bash(git log:*) Edit(src/**)", "Read(~/x/**/y?.cs),WebFetch(domain:*.example.com)", "mcp__a__b Bash(* --version)"]
        ),
        ["paths of rules"] = (
            text =>
                _ = RulePermissions.Judge(
                    "Read",
                    ToolEffect.Reads,
                    "src/a/b.cs",
                    PermissionMode.Default,
                    PermissionRules.None with
                    {
                        Deny = [new PermissionRule("Read", text)],
                    },
                    ShellCases.Place
                ),
            ["src/**", "//etc/*", "~/.ssh/**", "**/a?c/*.cs", "./.env"]
        ),
        ["text for the model"] = (
            text => _ = ModelText.Of(text),
            [
                "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "a\e[31mb\e[0m\u202Ec",
                "https://a:secret@example.com",
            ]
        ),
        ["calls in text"] = (
            text => _ = TextCallParser.Parse(text, Offered, cut: text.Length % 2 == 0),
            [
                "<tool_call>{\"name\":\"Bash\",\"arguments\":{\"command\":\"ls\"}}</tool_call>",
                "```json\n{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a\"}}\n```",
                "{\"name\": \"Bash\", \"parameters\": {\"command\": \"ls\"}}",
                "<function=Bash><parameter=command>ls</parameter></function>",
            ]
        ),
        ["arguments of calls"] = (
            text => _ = CallArguments.Read(text, mayRepair: true),
            ["{\"command\":\"ls\",\"n\":[1,2.5,null,true]}", "{'command': 'ls',}", "\"{\\\"a\\\":1}\""]
        ),
        ["edits"] = (
            text => _ = EditsFile.Read(text, "/work/repo"),
            ["{\"edits\":[{\"path\":\"a.cs\",\"start\":0,\"end\":-1,\"text\":\"x\"}]}", "{\"edits\":[{\"path\":\"a.cs\",\"text\":null}]}"]
        ),
        ["rule files"] = (
            text => _ = RuleFile.Parse("r.yml", text),
            [
                "id: a\nlanguage: csharp\nrule:\n  pattern: Foo($X)\nfix: Bar($X)\n",
                "id: a\nrule:\n  any:\n    - pattern: $A.B()\n    - kind: IfStatement\n  not: { regex: 'x+' }\n",
            ]
        ),
        ["sessions"] = (
            text => _ = SessionContent.Read(text.Split('\n')),
            [
                "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}\n{\"type\":\"assistant\",\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Bash\",\"input\":{}}]}}",
            ]
        ),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Readers.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Names))]
    public void Hostile_text_is_read_or_refused(string reader)
    {
        var (read, corpus) = Readers[reader];
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("GRIP_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : 0;
        var seed = seconds > 0 ? Environment.TickCount : 20_261_128;
        var texts = new Mutations(seed, corpus);
        var clock = Stopwatch.StartNew();
        for (var i = 0; seconds > 0 ? clock.Elapsed.TotalSeconds < seconds : i < 1_500 && clock.Elapsed < TimeSpan.FromSeconds(3); i++)
        {
            var text = texts.Next();
            var one = Stopwatch.StartNew();
            try
            {
                read(text);
            }
            catch (GripException)
            {
                // Refused, in words.
            }
#pragma warning disable CA1031 // Any kind is a find.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Assert.Fail(
                    $"{reader}, seed {seed}, text {i}: {failure.GetType().Name}: {failure.Message}\n{JsonSerializer.Serialize(text)}\n{failure.StackTrace}"
                );
            }

            Assert.True(
                one.Elapsed < TimeSpan.FromSeconds(seconds > 0 ? 1 : 5),
                $"{reader}, seed {seed}, text {i}: {one.ElapsedMilliseconds} ms\n{JsonSerializer.Serialize(text)}"
            );
        }
    }

    [Fact]
    public async Task No_mutation_of_a_bypass_gets_a_second_program_past_a_narrow_rule()
    {
        Assert.SkipUnless(SandboxProbe.Result.Holds, "the texts are only run in a sandbox");
        var texts = new Mutations(7, Commands);
        var through = new List<string>();
        for (var i = 0; i < 3_000; i++)
        {
            // Whatever stands in front: a line of its own is run, unless what stands in front never ends.
            var text =
                texts.Next().Replace("\n", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)
                + "\ncurl http://evil.example\n";
            if (ShellCases.Judge(text, allow: "Bash(git *) Bash(echo:*)").Answer == PermissionAnswer.Allow && await RunsCurlAsync(text))
                through.Add(text);
        }

        Assert.Empty(through);
    }

    /// <summary>True if a real bash would run the second line, found out by letting it end with a number of its own; in the sandbox, without programs.</summary>
    private static async Task<bool> RunsCurlAsync(string text)
    {
        var ended = await CommandRunner.RunAsync(
            new Command(
                "/bin/bash",
                ["-c", text.Replace("curl http://evil.example", "builtin exit 77", StringComparison.Ordinal)],
                "/",
                TimeSpan.FromSeconds(5)
            )
            {
                Sandbox = new SandboxPolicy([], ["/usr", "/bin", "/lib", "/lib64"], Network: false),
                Environment = System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add("PATH", "/nonexistent"),
            },
            TestContext.Current.CancellationToken
        );
        return ended.ExitCode == 77;
    }
}
