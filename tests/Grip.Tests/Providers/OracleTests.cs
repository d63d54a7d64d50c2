using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anthropic;
using Anthropic.Models.Messages;
using Grip.Core.Models;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
using Block = Grip.Core.Conversation.Block;

#pragma warning disable OPENAI001 // The Responses part of the vendor's library is marked as under evaluation.

namespace Grip.Tests.Providers;

/// <summary>The vendors' own libraries as judges: they understand what is sent, and hear the same in what comes.</summary>
public sealed class OracleTests
{
    private static readonly ModelRequest Conversation = Asking.Request with
    {
        Messages =
        [
            Grip.Core.Conversation.Message.User("Look at \"a.cs\" – please."),
            new(
                Grip.Core.Conversation.Role.Assistant,
                [new Block.Text("Reading."), new Block.ToolUse("call_1", "Read", """{"file_path":"a.cs"}""")]
            ),
            new(Grip.Core.Conversation.Role.User, [new Block.ToolResult("call_1", "class A;\n", IsError: false), new Block.Text("Go on.")]),
        ],
        MaxOutputTokens = 3000,
    };

    private sealed record Heard(string Text, string Name, string Arguments, long Context, long Output);

    [Fact]
    public async Task Anthropics_library_takes_the_request_and_hears_the_same()
    {
        foreach (var play in Answers(Wire.Of("anthropic")))
        {
            await using var server = new ScriptedServer(play);
            var ours = await HeardAsync("anthropic", server);
            var body = server.Requests[^1].Body;
            var parameters = MessageCreateParams.FromRawUnchecked(
                ImmutableDictionary<string, JsonElement>.Empty,
                ImmutableDictionary<string, JsonElement>.Empty,
                JsonDocument.Parse(body).RootElement.EnumerateObject().ToDictionary(part => part.Name, part => part.Value)
            );
            foreach (var message in parameters.Messages)
                message.Validate();
            foreach (var tool in parameters.Tools!)
                tool.Validate();
            parameters.System!.Validate();

            var (text, name, arguments, context, output) = ("", "", "", 0L, 0L);
            var client = new AnthropicClient { ApiKey = "x", BaseUrl = server.Address };
            await foreach (var streamed in client.Messages.CreateStreaming(parameters, TestContext.Current.CancellationToken))
            {
                if (streamed.TryPickStart(out var start))
                    context =
                        start.Message.Usage.InputTokens
                        + (start.Message.Usage.CacheReadInputTokens ?? 0)
                        + (start.Message.Usage.CacheCreationInputTokens ?? 0);
                if (streamed.TryPickContentBlockStart(out var block) && block.ContentBlock.TryPickToolUse(out var call))
                    name += call.Name;
                if (streamed.TryPickContentBlockDelta(out var delta))
                {
                    if (delta.Delta.TryPickText(out var more))
                        text += more.Text;
                    if (delta.Delta.TryPickInputJson(out var json))
                        arguments += json.PartialJson;
                }

                if (streamed.TryPickDelta(out var end))
                    output = end.Usage.OutputTokens;
            }

            Assert.Equal(ours, new Heard(text, name, arguments, context, output));
            AssertSame(body, server.Requests[^1].Body);
        }
    }

    [Fact]
    public async Task OpenAIs_library_takes_the_chat_request_and_hears_the_same()
    {
        foreach (var play in Answers(Wire.Of("openai")))
        {
            await using var server = new ScriptedServer(play);
            var ours = await HeardAsync("openai", server);
            var body = server.Requests[^1].Body;
            var options = ModelReaderWriter.Read<ChatCompletionOptions>(BinaryData.FromString(body))!;
            AssertSame(body, ModelReaderWriter.Write(options).ToString());

            var (text, name, arguments, context, output) = ("", "", "", 0L, 0L);
            var client = new ChatClient(
                "mock-1",
                new ApiKeyCredential("x"),
                new OpenAIClientOptions { Endpoint = new Uri(server.Address + "/v1") }
            );
            await foreach (
                var streamed in client.CompleteChatStreamingAsync(
                    [new UserChatMessage("x")],
                    cancellationToken: TestContext.Current.CancellationToken
                )
            )
            {
                text += string.Concat(streamed.ContentUpdate.Select(part => part.Text));
                foreach (var call in streamed.ToolCallUpdates)
                {
                    name += call.FunctionName;
                    arguments += call.FunctionArgumentsUpdate?.ToString();
                }

                if (streamed.Usage is { } usage)
                    (context, output) = (usage.InputTokenCount, usage.OutputTokenCount);
            }

            Assert.Equal(ours, new Heard(text, name, arguments, context, output));
        }
    }

    [Fact]
    public async Task OpenAIs_library_takes_the_responses_request_and_hears_the_same()
    {
        foreach (var play in Answers(Wire.Of("openai-responses")))
        {
            await using var server = new ScriptedServer(play);
            var ours = await HeardAsync("openai-responses", server);
            var body = server.Requests[^1].Body;
            var options = ModelReaderWriter.Read<CreateResponseOptions>(BinaryData.FromString(body))!;
            AssertSame(body, ModelReaderWriter.Write(options).ToString());
            Assert.Collection(
                options.InputItems,
                item => Assert.IsAssignableFrom<MessageResponseItem>(item),
                item => Assert.IsAssignableFrom<MessageResponseItem>(item),
                item => Assert.IsAssignableFrom<FunctionCallResponseItem>(item),
                item => Assert.IsAssignableFrom<FunctionCallOutputResponseItem>(item),
                item => Assert.IsAssignableFrom<MessageResponseItem>(item)
            );

            var (text, name, arguments, context, output) = ("", "", "", 0L, 0L);
            var client = new ResponsesClient(
                new ApiKeyCredential("x"),
                new ResponsesClientOptions { Endpoint = new Uri(server.Address + "/v1") }
            );
            await using var stream = await client.CreateResponseStreamingAsync(options, TestContext.Current.CancellationToken);
            await foreach (var streamed in stream)
            {
                if (streamed is StreamingResponseOutputTextDeltaUpdate delta)
                    text += delta.Delta;
                if (streamed is StreamingResponseOutputItemDoneUpdate { Item: FunctionCallResponseItem call })
                    (name, arguments) = (call.FunctionName, call.FunctionArguments.ToString());
                if (streamed is StreamingResponseCompletedUpdate { Response.Usage: { } usage })
                    (context, output) = (usage.InputTokenCount, usage.OutputTokenCount);
            }

            Assert.Equal(ours, new Heard(text, name, arguments, context, output));
        }
    }

    private static Play[] Answers(Wire wire) => [wire.Text("Hello, wörld 😀."), wire.Call("Read", """{"file_path":"ä.cs"}""")];

    private static async Task<Heard> HeardAsync(string provider, ScriptedServer server)
    {
        var answer = await Asking.AnswerAsync(Asking.Model(Wire.Of(provider), server), Conversation);
        var call = answer.ToMessage().ToolUses.SingleOrDefault();
        return new Heard(answer.ToMessage().Text, call?.Name ?? "", call?.Input ?? "", answer.Usage.Context, answer.Usage.Output);
    }

    private static void AssertSame(string sent, string judged) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sent), JsonNode.Parse(judged)), $"Sent: {sent}\nThe library: {judged}");
}
