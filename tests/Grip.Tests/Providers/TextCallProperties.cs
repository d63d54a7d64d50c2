using FsCheck;
using FsCheck.Fluent;
using Grip.Providers.Calls;
using Grip.Providers.TextCalls;

namespace Grip.Tests.Providers;

/// <summary>What holds for any text that a model may write.</summary>
public sealed class TextCallProperties
{
    private static readonly string[] Pieces =
    [
        .. TextCallTests.Dialects.SelectMany(row => Split(row.Data.Item2)),
        "{\"name\":\"Bash\",\"arguments\":{\"command\":\"x\"}}",
        "{\"name\":\"Nope\",\"arguments\":{}}",
        "\"name\"",
        "\"arguments\"",
        "'",
        "\"",
        "\"\"\"",
        "\\",
        "\\u00e",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "```",
        "```csharp\n",
        "\n",
        " ",
        "1",
        "-",
        "true",
        "words",
        "\ud83d",
        "ö",
        "<think>",
        "</think>",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Fact]
    public void Reading_never_throws_and_what_is_delivered_is_an_offered_tool_with_one_json_object() =>
        Holds(
            2000,
            from text in Texts
            from cut in Gen.Elements(true, false)
            select (text, cut),
            sample =>
                TextCallParser
                    .Parse(sample.text, Asking.Tools, sample.cut)
                    .Calls.All(call =>
                        Asking.Tools.Any(tool => tool.Name == call.Name)
                        && CallArguments.Read(call.Arguments, mayRepair: false).Json is not null
                    )
        );

    [Fact]
    public void A_text_that_is_cut_anywhere_yields_no_call_that_the_whole_would_not_have_yielded() =>
        Holds(
            2000,
            from text in Texts
            from at in Gen.Choose(0, 10_000)
            from cut in Gen.Elements(true, false)
            select (text, at: text.Length == 0 ? 0 : at % text.Length, cut),
            sample =>
            {
                var whole = TextCallParser.Parse(sample.text, Asking.Tools, cut: false).Calls.ToList();
                return TextCallParser.Parse(sample.text[..sample.at], Asking.Tools, sample.cut).Calls.All(whole.Remove);
            }
        );

    [Fact]
    public void A_native_call_that_is_cut_anywhere_is_not_delivered() =>
        Holds(
            500,
            from text in Gen.Elements(
                """{"command":"rm -rf build","background":true,"n":[1,{"a":null}],"s":"\"}"}""",
                "{'a': 'b', \"c\": \"\"\"d\"\"\",}"
            )
            from at in Gen.Choose(1, 200)
            from repair in Gen.Elements(true, false)
            select (text, at: at % text.Length, repair),
            sample => CallArguments.Read(sample.text[..sample.at], sample.repair).Json is null
        );

    /// <summary>The worst shapes that were thought of, each of 400 KB: half a second at most; what is not bounded would take many minutes. The limit leaves room for a busy machine.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":[")]
    [InlineData("{\"a\":{\"b\":1},x")]
    [InlineData("<tool_call>")]
    [InlineData("<tool_call>{")]
    [InlineData("<function=Read>")]
    [InlineData("<function=Read><parameter=a>")]
    [InlineData("</parameter>")]
    [InlineData("[TOOL_CALLS]")]
    [InlineData("<|channel|>to=functions.Read")]
    [InlineData("<｜tool▁call▁begin｜>function")]
    [InlineData("```")]
    [InlineData("```csharp\n")]
    [InlineData("```tool_code\nRead(")]
    [InlineData("\"")]
    public async Task Long_texts_are_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
        var reading = Task.Run(() => TextCallParser.Parse(text, Asking.Tools, cut: false), TestContext.Current.CancellationToken);

        Assert.NotNull(await reading.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Split(string dialect)
    {
        yield return dialect;
        for (var at = 0; at < dialect.Length; at += 9)
            yield return dialect[at..Math.Min(dialect.Length, at + 9)];
    }

    private static void Holds<T>(int count, Gen<T> samples, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(60), Prop.ForAll(samples.ToArbitrary(), holds));
}
