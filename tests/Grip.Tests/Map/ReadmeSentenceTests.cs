using Grip.Map.Overview;

namespace Grip.Tests.Map;

public sealed class ReadmeSentenceTests
{
    [Theory]
    [InlineData("# Shop\n\nA small order system. It has tests.\n", "A small order system.")]
    [InlineData(
        "Shop\n====\n[![build](https://x/y.svg)](https://x)\n\nA *small* [order](https://x.y/z) system,\nfor `grip`. More.",
        "A small order system, for grip."
    )]
    [InlineData(
        "<p align=\"center\"><img src=\"x\"></p>\n\n<!-- A comment that is long enough -->\n> A quoted first line of prose, version 1.2 of it.",
        "A quoted first line of prose, version 1.2 of it."
    )]
    [InlineData(
        "```\ncode that is long enough to look like prose\n```\n\n- A list item that says what it is",
        "A list item that says what it is"
    )]
    [InlineData("# Only a heading\n\n![a picture](x.png)\n", null)]
    public void The_first_prose_sentence_of_a_readme_is_found(string markdown, string? sentence) =>
        Assert.Equal(sentence, ReadmeSentence.Of(markdown));
}
