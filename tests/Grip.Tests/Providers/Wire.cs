using System.Text.Json;

namespace Grip.Tests.Providers;

/// <summary>A wire format as a server speaks it.</summary>
/// <param name="Provider">What stands before the slash.</param>
/// <param name="Variable">The environment variable of its address.</param>
internal abstract record Wire(string Provider, string Variable, string? KeyVariable)
{
    public static IReadOnlyList<Wire> All { get; } = [new AnthropicWire(), new ChatWire(), new ResponsesWire(), new OllamaWire()];

    public static Wire Of(string provider) => All.Single(wire => wire.Provider == provider);

    public abstract Play Text(string text);

    /// <param name="arguments">As the model wrote them.</param>
    /// <param name="length">True if the answer is cut off at its end.</param>
    public abstract Play Call(string name, string arguments, bool length = false);

    /// <summary>An answer that begins, and is not over.</summary>
    public abstract Play Beginning(string text);

    /// <summary>An answer that begins, and then an error that the server may recover from.</summary>
    public abstract Play MidStreamError(string text, string message);

    protected static string J(object value) => JsonSerializer.Serialize(value);

    private sealed record AnthropicWire() : Wire("anthropic", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY")
    {
        private const string Start =
            """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"served","content":[],"usage":{"input_tokens":100,"output_tokens":1,"cache_read_input_tokens":20,"cache_creation_input_tokens":3}}}""";

        private const string TextStart = """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""";

        private const string Stop = """{"type":"message_stop"}""";

        public override Play Text(string text) =>
            Events(Start, TextStart, Delta(text), """{"type":"content_block_stop","index":0}""", End("end_turn"), Stop);

        public override Play Call(string name, string arguments, bool length = false) =>
            Events(
                Start,
                $$$$"""{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"toolu_1","name":{{{{J(name)}}}},"input":{}}}""",
                $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":{{{J(arguments)}}}}}""",
                """{"type":"content_block_stop","index":0}""",
                End(length ? "max_tokens" : "tool_use"),
                Stop
            );

        public override Play Beginning(string text) => Events(Start, """{"type":"ping"}""", TextStart, Delta(text));

        public override Play MidStreamError(string text, string message) =>
            Events(Start, TextStart, Delta(text), $$$"""{"type":"error","error":{"type":"overloaded_error","message":{{{J(message)}}}}}""");

        public static Play Events(params string[] events) =>
            Play.Events([.. events.Select(data => $"event: {JsonDocument.Parse(data).RootElement.GetProperty("type")}\ndata: {data}\n\n")]);

        private static string Delta(string text) =>
            $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{J(text)}}}}}""";

        private static string End(string reason) =>
            $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":7}}""";
    }

    private sealed record ChatWire() : Wire("openai", "OPENAI_BASE_URL", "OPENAI_API_KEY")
    {
        private const string Usage =
            """{"id":"c","model":"served","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":20}}}""";

        public override Play Text(string text) => Events(Delta(text), Finish("stop"), Usage, "[DONE]");

        public override Play Call(string name, string arguments, bool length = false) =>
            Events(
                Chunk(
                    $$$"""{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":{{{J(name)}}},"arguments":""}}]}"""
                ),
                Chunk($$$"""{"tool_calls":[{"index":0,"function":{"arguments":{{{J(arguments)}}}}}]}"""),
                Finish(length ? "length" : "tool_calls"),
                Usage,
                "[DONE]"
            );

        public override Play Beginning(string text) => Events(Delta(text));

        public override Play MidStreamError(string text, string message) =>
            Events(Delta(text), $$$"""{"error":{"message":{{{J(message)}}},"type":"server_error","code":503}}""");

        private static Play Events(params string[] events) => Play.Events([.. events.Select(data => $"data: {data}\n\n")]);

        private static string Chunk(string delta) =>
            $$"""{"id":"c","object":"chat.completion.chunk","model":"served","choices":[{"index":0,"delta":{{delta}},"finish_reason":null}]}""";

        private static string Delta(string text) => Chunk($$"""{"role":"assistant","content":{{J(text)}}}""");

        private static string Finish(string reason) =>
            $$"""{"id":"c","object":"chat.completion.chunk","model":"served","choices":[{"index":0,"delta":{},"finish_reason":"{{reason}}"}]}""";
    }

    private sealed record ResponsesWire() : Wire("openai-responses", "OPENAI_BASE_URL", "OPENAI_API_KEY")
    {
        private const string Created = """{"type":"response.created","response":{"id":"r","status":"in_progress","output":[]}}""";

        public override Play Text(string text) => Events(Created, Delta(text), Done(Message(text)), Completed("completed", Message(text)));

        public override Play Call(string name, string arguments, bool length = false)
        {
            var item =
                $$"""{"id":"fc_1","type":"function_call","status":"{{(length ? "incomplete" : "completed")}}","call_id":"call_1","name":{{J(name)}},"arguments":{{J(arguments)}}}""";
            return Events(Created, Done(item), Completed(length ? "incomplete" : "completed", item));
        }

        public override Play Beginning(string text) => Events(Created, Delta(text));

        public override Play MidStreamError(string text, string message) =>
            Events(
                Created,
                Delta(text),
                $$$$"""{"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":{{{{J(message)}}}}}}}"""
            );

        private static Play Events(params string[] events) =>
            Play.Events([.. events.Select(data => $"event: {JsonDocument.Parse(data).RootElement.GetProperty("type")}\ndata: {data}\n\n")]);

        private static string Delta(string text) => $$"""{"type":"response.output_text.delta","output_index":0,"delta":{{J(text)}}}""";

        private static string Message(string text) =>
            $$"""{"id":"m","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":{{J(text)}},"annotations":[]}]}""";

        private static string Done(string item) => $$"""{"type":"response.output_item.done","output_index":0,"item":{{item}}}""";

        private static string Completed(string status, string item) =>
            $$$$$"""{"type":"response.{{{{{status}}}}}","response":{"id":"r","model":"served","status":"{{{{{status}}}}}","incomplete_details":{"reason":"max_output_tokens"},"output":[{{{{{item}}}}}],"usage":{"input_tokens":120,"output_tokens":7,"input_tokens_details":{"cached_tokens":20}}}}""";
    }

    private sealed record OllamaWire() : Wire("ollama", "OLLAMA_HOST", KeyVariable: null)
    {
        public override Play Text(string text) => Play.Lines(Line(text), Done("stop"));

        public override Play Call(string name, string arguments, bool length = false) =>
            Play.Lines(
                $$$"""{"model":"served","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":{{{J(name)}}},"arguments":{{{J(arguments)}}}}}]},"done":false}"""
                    + "\n",
                Done(length ? "length" : "stop")
            );

        public override Play Beginning(string text) => Play.Lines(Line(text));

        public override Play MidStreamError(string text, string message) => Play.Lines(Line(text), $$"""{"error":{{J(message)}}}""" + "\n");

        private static string Line(string text) =>
            $$$"""{"model":"served","message":{"role":"assistant","content":{{{J(text)}}}},"done":false}""" + "\n";

        private static string Done(string reason) =>
            $$$"""{"model":"served","message":{"role":"assistant","content":""},"done":true,"done_reason":"{{{reason}}}","prompt_eval_count":120,"eval_count":7}"""
            + "\n";
    }
}
