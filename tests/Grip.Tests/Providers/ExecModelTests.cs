using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Profiles;
using Grip.Terminal.Exec;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Providers;

/// <summary>Real programs, run by the shell.</summary>
public sealed class ExecModelTests : IDisposable
{
    private const string Answer =
        """{"content":[{"type":"text","text":"Reading."},{"type":"tool_use","id":"t1","name":"Read","input":{"file_path":"a.cs"}}],"stop_reason":"tool_use","usage":{"input_tokens":3,"output_tokens":4}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_program_answers_all_requests_of_a_session_each_on_one_line()
    {
        await using var model = Model(
            "echo started >> starts; while read -r line; do printf '%s\\n' \"$line\" >> requests; cat answer; done"
        );
        File.WriteAllText(_folder.Combine("answer"), Answer + "\n");

        var events = await Asking.EventsAsync(model);
        var answer = Assert.IsType<ModelEvent.Answered>(events[^1]).Answer;
        await Asking.AnswerAsync(
            model,
            Asking.Request with
            {
                Messages =
                [
                    .. Asking.Request.Messages,
                    answer.ToMessage(),
                    new Message(Role.User, [new Block.ToolResult("t1", "one\ntwo", IsError: false)]),
                ],
            }
        );

        Assert.Equal(new ModelEvent.TextDelta("Reading."), events[0]);
        Assert.Equal([new Block.Text("Reading."), new Block.ToolUse("t1", "Read", """{"file_path":"a.cs"}""")], answer.Blocks);
        Assert.Equal((StopReason.ToolUse, new Usage(3, 4, 0, 0)), (answer.Stop, answer.Usage));
        Assert.Equal("started\n", File.ReadAllText(_folder.Combine("starts")));
        var requests = File.ReadAllLines(_folder.Combine("requests"));
        Assert.Equal(2, requests.Length);
        using var sent = JsonDocument.Parse(requests[1]);
        Assert.Equal("You are terse.", sent.RootElement.GetProperty("system").GetString());
        Assert.Equal(3, sent.RootElement.GetProperty("tools").GetArrayLength());
        Assert.Equal("one\ntwo", sent.RootElement.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_program_that_ends_is_told_with_its_exit_code_and_last_words_and_started_anew()
    {
        var errors = new List<string>();
        await using var model = Model(
            "read -r line; if [ -e once ]; then cat answer; else touch once; echo 'no such weights' >&2; exit 3; fi",
            onError: errors.Add
        );
        File.WriteAllText(_folder.Combine("answer"), Answer + "\n");

        var failure = await Asking.FailureAsync(model);

        Assert.Equal(ModelFailure.BrokenStream, failure.Failure);
        Assert.EndsWith("ended with exit code 3 instead of an answer.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["no such weights"], failure.Places);
        Assert.Equal(["no such weights"], errors);
        Assert.Equal(2, (await Asking.AnswerAsync(model)).Blocks.Length);
    }

    [Theory]
    [InlineData("Loading model…", "printed a line that is no answer")]
    [InlineData("""{"stop_reason":"end_turn"}""", "The answer has no 'content' array.")]
    [InlineData("""{"content":[{"type":"tool_use","id":"1","name":"Read"}]}""", "A tool_use block needs an 'input' object.")]
    [InlineData("""{"error":"out of memory"}""", "reports an error: out of memory")]
    public async Task What_is_no_answer_is_told(string printed, string message)
    {
        await using var model = Model("while read -r line; do cat answer; done");
        File.WriteAllText(_folder.Combine("answer"), printed + "\n");

        var failure = await Asking.FailureAsync(model);

        Assert.Equal(ModelFailure.Rejected, failure.Failure);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_answer_in_time_is_ended()
    {
        await using var model = Model("echo $$ > pid; sleep 600", TimeSpan.FromSeconds(1));

        var failure = await Asking.FailureAsync(model);

        Assert.Contains("has not answered for 1 s", failure.Message, StringComparison.Ordinal);
        var process = int.Parse(File.ReadAllText(_folder.Combine("pid")));
        Assert.False(
            Directory.Exists($"/proc/{process}") && File.ReadAllText($"/proc/{process}/stat").Contains(") S ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_example_of_the_documentation_works()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3") || File.Exists("/usr/local/bin/python3"), "There is no Python here.");
        var page = await File.ReadAllTextAsync(
            Path.Combine(SourceFolder.Repository, "docs", "exec-model.md"),
            TestContext.Current.CancellationToken
        );
        var example = page.Split("```python\n")[1].Split("```")[0];
        await File.WriteAllTextAsync(_folder.Combine("model.py"), example, TestContext.Current.CancellationToken);
        await using var model = Model("python3 model.py");

        var first = await Asking.AnswerAsync(model, Asking.Request with { Messages = [Message.User("How long is README.md")] });
        var call = Assert.Single(first.ToMessage().ToolUses);
        var second = await Asking.AnswerAsync(
            model,
            Asking.Request with
            {
                Messages =
                [
                    Message.User("How long is README.md"),
                    first.ToMessage(),
                    new Message(Role.User, [new Block.ToolResult(call.Id, "a\nb", IsError: false)]),
                ],
            }
        );

        Assert.Equal(("Read", """{"file_path": "README.md"}"""), (call.Name, call.Input));
        Assert.Equal([new Block.Text("The file has 2 lines.")], second.Blocks);
    }

    private ExecModel Model(string command, TimeSpan? limit = null, Action<string>? onError = null) =>
        new(
            new ExecCommand(command, _folder.Path, limit ?? TimeSpan.FromMinutes(1)) { OnError = onError },
            ModelProfiles.BuiltIn().For("exec", command)
        );
}
