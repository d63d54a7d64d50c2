using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Tests.Providers;

public sealed class OllamaTests
{
    [Fact]
    public async Task The_window_is_set_to_what_the_prompt_needs_in_few_steps_and_never_gets_smaller()
    {
        await using var server = Server(131072, Wire.Of("ollama").Text("Done."));
        var model = Asking.Model(Wire.Of("ollama"), server);

        foreach (var bytes in (int[])[100, 4_000, 60_000, 100, 200_000])
            await Asking.AnswerAsync(model, Asking.Request with { Messages = [Message.User(new string('x', bytes))] });

        Assert.Equal([16384, 16384, 32768, 32768, 131072], Windows(server));
        Assert.Single(server.Requests, request => request.Path == "/api/show");
        Assert.Equal(131072, model.Profile.Window);
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_is_refused_with_numbers_and_not_sent()
    {
        await using var server = Server(8192, Wire.Of("ollama").Text("Done."));

        var failure = await Asking.FailureAsync(
            Asking.Model(Wire.Of("ollama"), server, model: "small:1b"),
            Asking.Request with
            {
                Messages = [Message.User(new string('x', 34_000))],
            }
        );

        Assert.Equal(ModelFailure.TooLong, failure.Failure);
        Assert.Matches(
            $@"^The prompt has about 10\d\d\d tokens and an answer needs 2048 more, but small:1b at Ollama \({server.HostAndPort}\) has room for 8192\.$",
            failure.Message
        );
        Assert.Empty(Windows(server));
    }

    [Fact]
    public async Task A_server_that_finds_the_prompt_too_long_is_asked_again_with_a_larger_window()
    {
        await using var server = Server(
            40000,
            Play.Json(
                """{"error":"{\"error\":{\"code\":400,\"message\":\"request (17000 tokens) exceeds the available context size (16384 tokens)\",\"type\":\"exceed_context_size_error\"}}"}""",
                400
            ),
            // An older server drops what does not fit: then its count says that the window was full.
            Play.Lines(
                """{"message":{"content":"Half."},"done":true,"done_reason":"stop","prompt_eval_count":32768,"eval_count":1}""" + "\n"
            ),
            Wire.Of("ollama").Text("Whole.")
        );

        var events = await Asking.EventsAsync(Asking.Model(Wire.Of("ollama"), server));

        Assert.Equal([16384, 32768, 40000], Windows(server));
        Assert.Equal(2, events.OfType<ModelEvent.Retrying>().Count());
        Assert.Equal([new Block.Text("Whole.")], Assert.Single(events.OfType<ModelEvent.Answered>()).Answer.Blocks);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_said_with_the_command_that_gets_it()
    {
        await using var server = new ScriptedServer(Play.Json("""{"error":"model 'qwen3-coder:30b' not found"}""", 404));

        var failure = await Asking.FailureAsync(Asking.Model(Wire.Of("ollama"), server, model: "qwen3-coder:30b"));

        Assert.Equal(ModelFailure.UnknownModel, failure.Failure);
        Assert.Equal("Get it with 'ollama pull qwen3-coder:30b', or see what there is with 'grip models'.", failure.NextStep);
    }

    [Fact]
    public async Task A_request_has_the_shape_of_that_api()
    {
        await using var server = Server(32768, Wire.Of("ollama").Text("Done."));

        await Asking.AnswerAsync(
            Asking.Model(Wire.Of("ollama"), server),
            Asking.Request with
            {
                Messages =
                [
                    Message.User("Look."),
                    new Message(
                        Role.Assistant,
                        [
                            new Block.Thinking("ollama", "\"Hm.\"", "Hm."),
                            new Block.ToolUse("call00001", "Read", """{"file_path":"a.png"}"""),
                        ]
                    ),
                    new Message(
                        Role.User,
                        [new Block.ToolResult("call00001", "a picture", IsError: false), new Block.Image("image/png", "iVBORw0=")]
                    ),
                ],
            }
        );

        using var sent = JsonDocument.Parse(server.Requests[^1].Body);
        Assert.False(sent.RootElement.GetProperty("truncate").GetBoolean());
        Assert.Equal(3, sent.RootElement.GetProperty("tools").GetArrayLength());
        Assert.Equal(
            """[{"role":"system","content":"You are terse."},{"role":"user","content":"Look."},"""
                + """{"role":"assistant","content":"","thinking":"Hm.","tool_calls":[{"function":{"name":"Read","arguments":{"file_path":"a.png"}}}]},"""
                + """{"role":"tool","tool_name":"Read","content":"a picture"},{"role":"user","content":"","images":["iVBORw0="]}]""",
            sent.RootElement.GetProperty("messages").GetRawText()
        );
    }

    private static ScriptedServer Server(int limit, params Play[] plays) =>
        new(plays)
        {
            Fixed =
            {
                ["/api/show"] = Play.Json($$$"""{"model_info":{"general.architecture":"qwen2","qwen2.context_length":{{{limit}}}}}"""),
            },
        };

    private static IEnumerable<int> Windows(ScriptedServer server) =>
        server
            .Requests.Where(request => request.Path == "/api/chat")
            .Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("options").GetProperty("num_ctx").GetInt32());
}
