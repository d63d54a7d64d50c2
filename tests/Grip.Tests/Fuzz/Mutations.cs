namespace Grip.Tests.Fuzz;

/// <summary>Makes hostile texts out of good ones. The same seed makes the same texts.</summary>
internal sealed class Mutations(int seed, IReadOnlyList<string> corpus)
{
    private static readonly string[] Pieces =
    [
        "\0",
        "\e[2J",
        "\u202E",
        "\uFEFF",
        "\ud800",
        "\udc00",
        "\U0001F600",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "\\",
        "\"",
        "'",
        "`",
        "$(",
        "${",
        "$((",
        "))",
        "((",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "<<",
        "<<EOF\n",
        "&&",
        "||",
        "|",
        ";",
        "#",
        "*",
        "?",
        "~",
        "!",
        ":",
        ",",
        "--",
        "-",
        "=",
        "99999999999999999999",
        "-1",
        "0x",
        "1e999",
        "null",
        "true",
        "\\u0000",
        "\\ud800",
        "data: ",
        "event: ",
        "[DONE]",
        "<tool_call>",
        "</tool_call>",
        "```json\n",
        "<|python_tag|>",
        "$$$X",
        "$X",
        "/**/",
        "//",
        "@\"",
        "$\"{",
        "- ",
        "? ",
        "&a",
        "*a",
        "!!",
        "%YAML",
        "---\n",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = corpus[_random.Next(corpus.Count)];
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
            text = Change(text);
        return text.Length > 20_000 ? text[..20_000] : text;
    }

    private string Change(string text)
    {
        var at = _random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + _random.Next(1, 12));
        return _random.Next(8) switch
        {
            0 => text[..at],
            1 => text[at..],
            2 => text.Remove(at, end - at),
            3 => text.Insert(at, Pieces[_random.Next(Pieces.Length)]),
            4 => text.Insert(at, text[at..end]),
            5 => text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[_random.Next(Pieces.Length)], _random.Next(2, 300)))),
            6 => text[..at] + corpus[_random.Next(corpus.Count)],
            _ => text.Insert(at, ((char)_random.Next(1, 0x3000)).ToString()),
        };
    }
}
