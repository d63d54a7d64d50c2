using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Grip.Providers.Web;

/// <summary>What a person reads of a page, with the marks that matter to a reader of code: headings, lists, links, code.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Dropped =
    [
        "SCRIPT",
        "STYLE",
        "NOSCRIPT",
        "TEMPLATE",
        "SVG",
        "IFRAME",
        "HEAD",
        "NAV",
        "FOOTER",
        "FORM",
        "BUTTON",
    ];

    private static readonly HashSet<string> Blocks =
    [
        "P",
        "DIV",
        "SECTION",
        "ARTICLE",
        "MAIN",
        "HEADER",
        "UL",
        "OL",
        "LI",
        "TABLE",
        "TR",
        "PRE",
        "BLOCKQUOTE",
        "DL",
        "DT",
        "DD",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "HR",
        "FIGURE",
    ];

    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        if (document.Title is { Length: > 0 } title)
            text.Append(title.Trim()).Append("\n\n");
        if (document.Body is { } body)
            Write(body, text, isCode: false);
        return Tidy(text.ToString());
    }

    private static void Write(INode node, StringBuilder text, bool isCode)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(isCode ? words.Data : Collapse(words.Data));
            else if (child is IElement element && !Dropped.Contains(element.TagName))
                Write(element, text, isCode);
        }
    }

    private static void Write(IElement element, StringBuilder text, bool isCode)
    {
        var block = Blocks.Contains(element.TagName);
        if (block)
            text.Append('\n');
        switch (element.TagName)
        {
            case "BR":
                text.Append('\n');
                break;
            case "LI":
                text.Append("- ");
                break;
            case ['H', >= '1' and <= '6' and var level]:
                text.Append('#', level - '0').Append(' ');
                break;
            case "TD" or "TH":
                text.Append(" | ");
                break;
        }

        var fenced = element.TagName == "PRE";
        if (fenced)
            text.Append("```\n");
        Write((INode)element, text, isCode || fenced);
        if (fenced)
            text.Append("\n```");
        if (element.TagName == "A" && element.GetAttribute("href") is { Length: > 0 } target && target[0] != '#')
            text.Append($" ({target})");
        if (block)
            text.Append('\n');
    }

    private static string Collapse(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var character in words)
            if (!char.IsWhiteSpace(character))
                text.Append(character);
            else if (text.Length == 0 || text[^1] != ' ')
                text.Append(' ');
        return text.ToString();
    }

    /// <summary>Without spaces at ends of lines, and at most one empty line in a row.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var empty = 2;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
                tidy.Append(line).Append('\n');
        }

        return tidy.ToString().TrimEnd() + "\n";
    }
}
