using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Catalog;
using Grip.Providers.Profiles;

namespace Grip.Tests.Providers;

public sealed class OpenAiTests
{
    [Fact]
    public async Task Chat_puts_results_and_pictures_where_that_format_wants_them_and_gives_thinking_back_within_the_turn()
    {
        await using var server = new ScriptedServer(
            Chunks(
                """{"reasoning_content":"I look"}""",
                """{"reasoning_content":" first."}""",
                """{"content":"Reading."}""",
                """{"tool_calls":[{"index":0,"id":"call_a","function":{"name":"Read","arguments":"{\"file_"}}]}""",
                """{"tool_calls":[{"index":1,"id":"call_b","function":{"name":"Bash","arguments":"{\"command\":\"ls\"}"}}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":"path\":\"a.cs\"}"}}]}"""
            )
        );
        var model = Asking.Model(Wire.Of("openai"), server, model: "llama-3.3-70b");

        var answer = await Asking.AnswerAsync(model);
        await Asking.AnswerAsync(
            model,
            Asking.Request with
            {
                MaxOutputTokens = 500,
                Messages =
                [
                    .. Asking.Request.Messages,
                    answer.ToMessage(),
                    new Message(
                        Role.User,
                        [
                            new Block.ToolResult("call_a", "class A;", IsError: false),
                            new Block.ToolResult("call_b", "a.cs", IsError: false),
                            new Block.Image("image/png", "iVBORw0="),
                        ]
                    ),
                ],
            }
        );

        Assert.Equal("/v1/chat/completions", server.Requests[0].Path);
        using var sent = JsonDocument.Parse(server.Requests[1].Body);
        Assert.Equal(500, sent.RootElement.GetProperty("max_tokens").GetInt32());
        Assert.False(sent.RootElement.GetProperty("parallel_tool_calls").GetBoolean());
        Assert.Equal("""{"include_usage":true}""", sent.RootElement.GetProperty("stream_options").GetRawText());
        Assert.Equal(
            """[{"role":"system","content":"You are terse."},{"role":"user","content":"Do it."},"""
                + """{"role":"assistant","content":"Reading.","reasoning_content":"I look first.","tool_calls":["""
                + """{"id":"call_a","type":"function","function":{"name":"Read","arguments":"{\"file_path\":\"a.cs\"}"}},"""
                + """{"id":"call_b","type":"function","function":{"name":"Bash","arguments":"{\"command\":\"ls\"}"}}]},"""
                + """{"role":"tool","tool_call_id":"call_a","content":"class A;"},{"role":"tool","tool_call_id":"call_b","content":"a.cs"},"""
                + """{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0="}}]}]""",
            sent.RootElement.GetProperty("messages").GetRawText()
        );
    }

    [Fact]
    public async Task Chat_takes_calls_without_ids_or_with_one_index_for_all_and_an_answer_that_is_not_streamed()
    {
        await using var server = new ScriptedServer(
            Chunks(
                """{"tool_calls":[{"index":0,"id":"","function":{"name":"Read","arguments":{"file_path":"a"}}}]}""",
                """{"tool_calls":[{"index":1,"function":{"name":"Read","arguments":"{\"file_path\":\"b\"}"}}]}"""
            ),
            Chunks(
                """{"tool_calls":[{"index":0,"id":"x","function":{"name":"Read","arguments":"{\"file_path\":\"a\"}"}}]}""",
                """{"tool_calls":[{"index":0,"id":"y","function":{"name":"Read","arguments":"{\"file_path\":\"b\"}"}}]}"""
            ),
            Play.Json("""{"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Whole."},"finish_reason":"stop"}]}""")
        );
        var model = Asking.Model(Wire.Of("openai"), server);

        var without = await Asking.AnswerAsync(model);
        var same = await Asking.AnswerAsync(model);
        var whole = await Asking.AnswerAsync(model);

        Assert.Equal(
            [
                new Block.ToolUse("call00001", "Read", """{"file_path":"a"}"""),
                new Block.ToolUse("call00002", "Read", """{"file_path":"b"}"""),
            ],
            without.Blocks
        );
        Assert.Equal(
            [("x", """{"file_path":"a"}"""), ("y", """{"file_path":"b"}""")],
            same.ToMessage().ToolUses.Select(call => (call.Id, call.Input))
        );
        Assert.Equal([new Block.Text("Whole.")], whole.Blocks);
    }

    [Fact]
    public async Task Chat_finds_a_call_in_the_text_or_in_thinking_that_never_ended_and_does_not_show_it_as_text()
    {
        await using var server = new ScriptedServer(
            Chunks(
                """{"content":"I read it.\n<too"}""",
                """{"content":"ls>\n{\"name\": \"Read\", \"arguments\": {\"file_path\": \"a.cs\"}}\n</tools>"}"""
            ),
            Chunks("""{"reasoning_content":"So: <tool_call>{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}</tool_call>"}""")
        );
        var model = Asking.Model(Wire.Of("openai"), server, model: "qwen2.5-coder-7b-instruct");

        var events = await Asking.EventsAsync(model);
        var thought = await Asking.AnswerAsync(model);

        var answer = Assert.IsType<ModelEvent.Answered>(events[^1]).Answer;
        Assert.Equal("I read it.", string.Concat(events.OfType<ModelEvent.TextDelta>().Select(delta => delta.Text)).Trim());
        Assert.Equal([new Block.Text("I read it."), new Block.ToolUse("call00001", "Read", """{"file_path":"a.cs"}""")], answer.Blocks);
        Assert.Equal(StopReason.ToolUse, answer.Stop);
        Assert.Equal("""{"file_path":"a.cs"}""", Assert.Single(thought.ToMessage().ToolUses).Input);
    }

    [Theory]
    [InlineData("<think>Is it {\\\"name\\\":\\\"Bash\\\",\\\"arguments\\\":{}}? No.</think>\\n\\nHello.", "")]
    [InlineData("No, no.</think>Hello.", "No, no.</think>")]
    public async Task Thoughts_that_a_server_left_in_the_text_are_no_part_of_the_answer(string content, string shownBefore)
    {
        await using var server = new ScriptedServer(Chunks($$"""{"content":"{{content}}"}"""));

        var events = await Asking.EventsAsync(Asking.Model(Wire.Of("openai"), server, model: "qwq-32b"));

        var answer = Assert.IsType<ModelEvent.Answered>(events[^1]).Answer;
        Assert.Equal([new Block.Text("Hello.")], answer.Blocks);
        Assert.Equal(shownBefore + "Hello.", string.Concat(events.OfType<ModelEvent.TextDelta>().Select(delta => delta.Text)));
    }

    [Fact]
    public async Task Responses_keeps_encrypted_reasoning_byte_for_byte_and_stores_nothing()
    {
        const string Reasoning =
            """{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Looked."}],"encrypted_content":"gAAA+/=","odd":  1}""";
        const string Call =
            """{"id":"fc_1","type":"function_call","status":"completed","call_id":"call_7","name":"Bash","arguments":"{\"command\":\"ls\"}"}""";
        await using var server = new ScriptedServer(
            Play.Events(
                $$"""data: {"type":"response.output_item.done","output_index":0,"item":{{Reasoning}}}""" + "\n\n",
                $$"""data: {"type":"response.output_item.done","output_index":1,"item":{{Call}}}""" + "\n\n",
                """data: {"type":"response.completed","response":{"status":"completed","output":[],"usage":{"input_tokens":50,"output_tokens":9,"input_tokens_details":{"cached_tokens":40}}}}"""
                    + "\n\n"
            ),
            Wire.Of("openai-responses").Text("Done.")
        );
        var model = Asking.Model(Wire.Of("openai-responses"), server, model: "gpt-5.1");

        var answer = await Asking.AnswerAsync(model);
        await Asking.AnswerAsync(
            model,
            Asking.Request with
            {
                Effort = Effort.High,
                Messages =
                [
                    .. Asking.Request.Messages,
                    answer.ToMessage(),
                    new Message(Role.User, [new Block.ToolResult("call_7", "a.cs", IsError: false), new Block.Text("Go on.")]),
                ],
            }
        );

        Assert.Equal(new Usage(10, 9, 40, 0), answer.Usage);
        Assert.Equal(new Block.Thinking("openai-responses", Reasoning, "Looked."), answer.Blocks[0]);
        using var sent = JsonDocument.Parse(server.Requests[1].Body);
        Assert.False(sent.RootElement.GetProperty("store").GetBoolean());
        Assert.Equal("""["reasoning.encrypted_content"]""", sent.RootElement.GetProperty("include").GetRawText());
        Assert.Equal("""{"effort":"high","summary":"auto"}""", sent.RootElement.GetProperty("reasoning").GetRawText());
        Assert.Equal(
            """[{"type":"message","role":"user","content":[{"type":"input_text","text":"Do it."}]},"""
                + Reasoning
                + ""","""
                + """{"type":"function_call","call_id":"call_7","name":"Bash","arguments":"{\"command\":\"ls\"}"},"""
                + """{"type":"function_call_output","call_id":"call_7","output":"a.cs"},"""
                + """{"type":"message","role":"user","content":[{"type":"input_text","text":"Go on."}]}]""",
            sent.RootElement.GetProperty("input").GetRawText()
        );
    }

    [Fact]
    public async Task A_typed_address_gets_no_key()
    {
        await using var server = new ScriptedServer(Wire.Of("openai").Text("Hello."));
        var catalog = new ModelCatalog(name => name == "OPENAI_API_KEY" ? Asking.Key : null, ModelProfiles.BuiltIn(), TimeProvider.System);

        var answer = await Asking.AnswerAsync(catalog.Create($"{server.Address}#qwen3-coder"));

        Assert.Equal([new Block.Text("Hello.")], answer.Blocks);
        Assert.DoesNotContain("Authorization", server.Requests[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    private static Play Chunks(params string[] deltas) =>
        Play.Events([
            .. deltas.Select(delta => $$"""data: {"choices":[{"index":0,"delta":{{delta}},"finish_reason":null}]}""" + "\n\n"),
            """data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n",
            "data: [DONE]\n\n",
        ]);
}
