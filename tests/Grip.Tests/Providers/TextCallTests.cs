using Grip.Providers.TextCalls;

namespace Grip.Tests.Providers;

/// <summary>Calls as open-weights models write them.</summary>
public sealed class TextCallTests
{
    private const string Args = """{"file_path":"a.cs"}""";

    public static TheoryData<string, string> Dialects =>
        new()
        {
            { "tools", "<tools>\n{\"name\": \"Read\", \"arguments\": {\"file_path\": \"a.cs\"}}\n</tools>" },
            { "hermes", "<tool_call>\n{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}\n</tool_call>" },
            { "hermes, not closed", "<tool_call>{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}" },
            { "hermes, last bracket missing", "<tool_call>{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}</tool_call>" },
            { "hermes, a bracket too many", "<tool_call>{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}}</tool_call>" },
            {
                "hermes, fenced inside",
                "<tool_call>\n```json\n{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}\n```\n</tool_call>"
            },
            { "hermes, arguments first", "<tool_call>{\"arguments\":{\"file_path\":\"a.cs\"},\"name\":\"Read\"}</tool_call>" },
            { "hermes, flat", "<tool_call>{\"name\":\"Read\",\"file_path\":\"a.cs\"}</tool_call>" },
            { "function_call", "<function_call>{\"name\":\"Read\",\"parameters\":{\"file_path\":\"a.cs\"}}</function_call>" },
            { "fence", "```json\n{\n  \"name\": \"Read\",\n  \"arguments\": {\n    \"file_path\": \"a.cs\"\n  }\n}\n```" },
            { "fence without a label", "```\n{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}\n```" },
            { "bare", "{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}" },
            { "bare, parameters", "{\"name\":\"Read\",\"parameters\":{\"file_path\":\"a.cs\"}}" },
            { "bare, arguments as text", "{\"name\":\"Read\",\"arguments\":\"{\\\"file_path\\\":\\\"a.cs\\\"}\"}" },
            { "bare, single quotes", "{'name': 'Read', 'arguments': {'file_path': 'a.cs',},}" },
            { "llama, type", "{\"type\":\"function\",\"name\":\"Read\",\"parameters\":{\"file_path\":\"a.cs\"}}" },
            { "openai, nested", "{\"type\":\"function\",\"function\":{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}}" },
            { "llama, token", "<|python_tag|>{\"name\":\"Read\",\"parameters\":{\"file_path\":\"a.cs\"}}<|eom_id|>" },
            { "llama, python", "<|python_tag|>Read.call(file_path=\"a.cs\")" },
            { "llama, function", "<function=Read>{\"file_path\":\"a.cs\"}</function>" },
            { "qwen3 coder", "<tool_call>\n<function=Read>\n<parameter=file_path>\na.cs\n</parameter>\n</function>\n</tool_call>" },
            { "qwen3 coder, bare", "<function=Read>\n<parameter=file_path>\na.cs\n</parameter>\n</function>" },
            { "invoke", "<invoke name=\"Read\"><parameter name=\"file_path\">a.cs</parameter></invoke>" },
            { "glm", "<tool_call>Read\n<arg_key>file_path</arg_key>\n<arg_value>a.cs</arg_value>\n</tool_call>" },
            { "mistral", "[TOOL_CALLS][{\"name\":\"Read\",\"arguments\":{\"file_path\":\"a.cs\"}}]" },
            { "mistral, newer", "[TOOL_CALLS]Read[ARGS]{\"file_path\":\"a.cs\"}" },
            {
                "deepseek",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>Read\n```json\n{\"file_path\":\"a.cs\"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
            },
            {
                "deepseek, newer",
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>Read<｜tool▁sep｜>{\"file_path\":\"a.cs\"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
            },
            {
                "deepseek, tags",
                "<｜DSML｜function_calls><｜DSML｜invoke name=\"Read\"><｜DSML｜parameter name=\"file_path\" string=\"true\">a.cs</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>"
            },
            { "harmony", "<|channel|>commentary to=functions.Read <|constrain|>json<|message|>{\"file_path\":\"a.cs\"}<|call|>" },
            { "harmony, role", "<|start|>assistant to=functions.Read<|channel|>commentary<|message|>{\"file_path\":\"a.cs\"}" },
            {
                "kimi",
                "<|tool_calls_section_begin|><|tool_call_begin|>functions.Read:0<|tool_call_argument_begin|>{\"file_path\":\"a.cs\"}<|tool_call_end|><|tool_calls_section_end|>"
            },
            { "gemma", "```tool_code\nprint(Read(file_path=\"a.cs\"))\n```" },
            { "gemma, by position", "```tool_code\nRead('a.cs')\n```" },
            { "other case, prefix", "{\"name\":\"functions.read\",\"arguments\":{\"file_path\":\"a.cs\"}}" },
        };

    [Theory, MemberData(nameof(Dialects))]
    public void A_call_is_found_in_each_dialect_alone_and_after_words(string dialect, string text)
    {
        foreach (var (before, after) in (ReadOnlySpan<(string, string)>)[("", ""), ("I will read `a.cs` now.\n\n", "\n")])
        {
            var found = TextCallParser.Parse(before + text + after, Asking.Tools, cut: false);

            var call = Assert.Single(found.Calls);
            Assert.True(call.Name == "Read" && call.Arguments.Replace(" ", "").Replace("\n", "") == Args, $"{dialect}: {call}");
            Assert.Empty(found.Malformed);
            Assert.DoesNotContain("a.cs\"", found.Rest, StringComparison.Ordinal);
            Assert.StartsWith(before.Trim(), found.Rest, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Dialects))]
    public void A_text_that_is_cut_anywhere_holds_no_other_call_than_the_whole(string dialect, string text)
    {
        _ = dialect;
        for (var length = 0; length < text.Length; length++)
        {
            foreach (var call in TextCallParser.Parse(text[..length], Asking.Tools, cut: true).Calls)
                Assert.Equal(("Read", Args), (call.Name, call.Arguments.Replace(" ", "").Replace("\n", "")));
            foreach (var call in TextCallParser.Parse(text[..length], Asking.Tools, cut: false).Calls)
                Assert.Equal(("Read", Args), (call.Name, call.Arguments.Replace(" ", "").Replace("\n", "")));
        }
    }

    [Fact]
    public void Several_calls_keep_their_order_and_the_words_between_them()
    {
        var found = TextCallParser.Parse(
            """
            First:
            <tool_call>{"name":"Read","arguments":{"file_path":"1"}}</tool_call>
            <tool_call>{"name":"Bash","arguments":{"command":"2"}}</tool_call>
            then
            [{"name":"Read","arguments":{"file_path":"3"}}, {"name":"Read","arguments":{"file_path":"4"}}]
            """,
            Asking.Tools,
            cut: false
        );

        Assert.Equal(
            ["""{"file_path":"1"}""", """{"command":"2"}""", """{"file_path":"3"}""", """{"file_path":"4"}"""],
            found.Calls.Select(call => call.Arguments)
        );
        Assert.StartsWith("First:", found.Rest, StringComparison.Ordinal);
        Assert.Contains("then", found.Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_in_tags_get_the_types_of_the_schema_and_keep_tags_in_their_values()
    {
        var found = TextCallParser.Parse(
            "<function=Read>\n<parameter=file_path>\n</parameter> is\n  text\n</parameter>\n<parameter=offset>\n10\n</parameter>\n</function>",
            Asking.Tools,
            cut: false
        );

        Assert.Equal("{\"file_path\":\"\\u003C/parameter\\u003E is\\n  text\",\"offset\":10}", Assert.Single(found.Calls).Arguments);
    }

    [Theory]
    [InlineData("```csharp\nvar call = \"\"\"{\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf /\"}}\"\"\";\n```")]
    [InlineData("{\"example\": {\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf /\"}}}")]
    [InlineData("{\"name\":\"Alice\",\"parameters\":{\"age\":3}}")]
    [InlineData("class A { public string Name { get; set; } = \"x\"; int[] b = [1]; } // <T> [x]")]
    [InlineData("a < b && c > d; `{` and ```")]
    public void What_is_no_call_stays_text(string text)
    {
        var found = TextCallParser.Parse(text, Asking.Tools, cut: false);

        Assert.Equal((0, 0, text), (found.Calls.Length, found.Malformed.Length, found.Rest));
    }

    [Fact]
    public void A_tool_that_was_not_offered_is_answered_with_the_nearest_that_was()
    {
        var found = TextCallParser.Parse(
            "<tool_call>{\"name\":\"Reed\",\"arguments\":{\"file_path\":\"a\"}}</tool_call>",
            Asking.Tools,
            cut: false
        );

        Assert.Empty(found.Calls);
        Assert.Equal(
            "There is no tool 'Reed', so nothing was run. Did you mean 'Read'? The tools are: Read, Bash, Write.",
            Assert.Single(found.Malformed).Problem
        );
    }

    [Theory]
    [InlineData("<tool_call>{\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf build", false)]
    [InlineData("<tool_call>{\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf build\"", false)]
    [InlineData("<tool_call>{\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf build\"}", true)]
    [InlineData("<function=Bash>\n<parameter=command>\nrm -rf build\n</parameter>\n", false)]
    [InlineData("{\"name\":\"Bash\",\"arguments\":{\"command\":\"rm -rf build", false)]
    [InlineData("```tool_code\nBash(command=\"rm -rf build\"", false)]
    public void A_call_that_is_cut_off_is_told_and_not_run(string text, bool cut)
    {
        var found = TextCallParser.Parse("Now:\n" + text, Asking.Tools, cut);

        Assert.Empty(found.Calls);
        Assert.Equal("Bash", Assert.Single(found.Malformed).Name);
        Assert.Equal("Now:", found.Rest);
    }
}
