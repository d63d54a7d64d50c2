using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Tests.Providers;

public sealed class AnthropicTests
{
    private const string Start =
        """{"type":"message_start","message":{"model":"served","usage":{"input_tokens":5,"output_tokens":1,"cache_read_input_tokens":900,"cache_creation_input_tokens":40}}}""";

    private const string End = """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":30}}""";

    [Fact]
    public async Task The_beginning_of_a_request_stays_the_same_and_the_cache_is_marked()
    {
        await using var server = new ScriptedServer(Wire.Of("anthropic").Text("Done."));
        var model = Asking.Model(Wire.Of("anthropic"), server, model: "claude-sonnet-4-5");
        var one = Asking.Request;
        var two = one with
        {
            Messages =
            [
                .. one.Messages,
                new Message(Role.Assistant, [new Block.Text("Reading."), new Block.ToolUse("toolu_1", "Read", """{"file_path":"a.cs"}""")]),
                new Message(Role.User, [new Block.Text("And quickly."), new Block.ToolResult("toolu_1", "class A;", IsError: false)]),
            ],
        };

        await Asking.AnswerAsync(model, one);
        await Asking.AnswerAsync(model, two);

        const string Mark = ""","cache_control":{"type":"ephemeral"}}""";
        var (first, second) = (server.Requests[0].Body, server.Requests[1].Body);
        Assert.Equal(
            """{"model":"claude-sonnet-4-5","max_tokens":32000,"stream":true,"tools":["""
                + """{"name":"Read","description":"Reads a file.","input_schema":"""
                + Asking.Tools[0].InputSchema
                + """},{"name":"Bash","description":"Runs a command.","input_schema":"""
                + Asking.Tools[1].InputSchema
                + """},{"name":"Write","description":"Writes a file.","input_schema":"""
                + Asking.Tools[2].InputSchema
                + Mark
                + "],\"system\":[{\"type\":\"text\",\"text\":\"You are terse.\""
                + Mark
                + "],\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Do it.\""
                + Mark
                + "]}]}",
            first
        );
        Assert.StartsWith(first[..^2], second, StringComparison.Ordinal);
        Assert.EndsWith(
            """{"role":"assistant","content":[{"type":"text","text":"Reading."},{"type":"tool_use","id":"toolu_1","name":"Read","input":{"file_path":"a.cs"}}]},"""
                + """{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"class A;"},{"type":"text","text":"""
                + "\"And quickly.\""
                + Mark
                + "]}]}",
            second,
            StringComparison.Ordinal
        );
        Assert.Equal("/v1/messages", server.Requests[0].Path);
        Assert.Equal(Asking.Key, server.Requests[0].Headers["x-api-key"]);
        Assert.Equal("2023-06-01", server.Requests[0].Headers["anthropic-version"]);
    }

    [Fact]
    public async Task Thinking_and_blocks_of_unknown_kinds_go_back_as_they_came()
    {
        await using var server = new ScriptedServer(
            Events(
                Start,
                """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me \"see\" <a>"}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":" – now."}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQB+/=="}}""",
                """{"type":"content_block_stop","index":0}""",
                """{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"EmwK/+==","odd": [1,  2]}}""",
                """{"type":"content_block_stop","index":1}""",
                """{"type":"content_block_start","index":2,"content_block":{"type":"oracle_use","id":"o_1","input":{}}}""",
                """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"q\":"}}""",
                """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"1}"}}""",
                """{"type":"content_block_stop","index":2}""",
                """{"type":"never_heard_of","index":9}""",
                """{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_9","name":"Bash","input":{}}}""",
                """{"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{\"command\":\"ls\"}"}}""",
                """{"type":"content_block_stop","index":3}""",
                End,
                """{"type":"message_stop"}"""
            )
        );
        var model = Asking.Model(Wire.Of("anthropic"), server);

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
                    new Message(Role.User, [new Block.ToolResult("toolu_9", "a.cs", IsError: true)]),
                ],
            }
        );

        Assert.Equal("Let me \"see\" <a> – now.", string.Concat(events.OfType<ModelEvent.ThinkingDelta>().Select(delta => delta.Text)));
        Assert.Equal(new Usage(5, 30, 900, 40), answer.Usage);
        using var sent = JsonDocument.Parse(server.Requests[1].Body);
        Assert.Equal(
            """[{"type":"thinking","thinking":"Let me \"see\" <a> – now.","signature":"EqQB+/=="},"""
                + """{"type":"redacted_thinking","data":"EmwK/+==","odd": [1,  2]},"""
                + """{"type":"oracle_use","id":"o_1","input":{"q":1}},"""
                + """{"type":"tool_use","id":"toolu_9","name":"Bash","input":{"command":"ls"}}]""",
            sent.RootElement.GetProperty("messages")[1].GetProperty("content").GetRawText()
        );
    }

    [Fact]
    public async Task Another_providers_thinking_and_thinking_that_led_to_nothing_stay_at_home()
    {
        await using var server = new ScriptedServer(Wire.Of("anthropic").Text("Done."));
        await Asking.AnswerAsync(
            Asking.Model(Wire.Of("anthropic"), server),
            Asking.Request with
            {
                Messages =
                [
                    Message.User("One."),
                    new Message(
                        Role.Assistant,
                        [new Block.Thinking("openai-responses", """{"type":"reasoning"}""", ""), new Block.Text("Two.")]
                    ),
                    Message.User("Three."),
                    new Message(
                        Role.Assistant,
                        [new Block.Thinking("anthropic", """{"type":"thinking","thinking":"x","signature":"y"}""", "x")]
                    ),
                    Message.User("Four."),
                ],
            }
        );

        using var sent = JsonDocument.Parse(server.Requests[0].Body);
        Assert.Equal(
            ["One.", "Two.", "Three.", "Four."],
            sent.RootElement.GetProperty("messages")
                .EnumerateArray()
                .Select(message => message.GetProperty("content")[0].GetProperty("text").GetString()!)
        );
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", """{"type":"enabled","budget_tokens":8192}""", null)]
    [InlineData("claude-opus-4-6", """{"type":"adaptive"}""", """{"effort":"medium"}""")]
    public async Task Thinking_is_asked_for_as_the_model_wants_it(string name, string thinking, string? config)
    {
        await using var server = new ScriptedServer(Wire.Of("anthropic").Text("Done."));

        await Asking.AnswerAsync(Asking.Model(Wire.Of("anthropic"), server, model: name), Asking.Request with { Effort = Effort.Medium });

        using var sent = JsonDocument.Parse(server.Requests[0].Body);
        Assert.Equal(thinking, sent.RootElement.GetProperty("thinking").GetRawText());
        Assert.Equal(config, sent.RootElement.TryGetProperty("output_config", out var found) ? found.GetRawText() : null);
    }

    private static Play Events(params string[] events) => Play.Events([.. events.Select(data => $"event: x\ndata: {data}\n\n")]);
}
