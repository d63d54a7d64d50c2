using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Index.Reading;

/// <summary>The first sentence of a documentation comment, as plain text on one line.</summary>
internal static partial class DocSummary
{
    private const int Longest = 240;

    /// <returns>Empty if there is no summary.</returns>
    public static string Of(SyntaxNode declaration)
    {
        var comment = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
            if (IsDocumentation(trivia))
                comment.Append(trivia.ToFullString()).Append('\n');
        return comment.Length == 0 ? "" : FirstSentence(comment.ToString());
    }

    private static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.Kind() switch
        {
            SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => true,
            SyntaxKind.SingleLineCommentTrivia => trivia.ToString().StartsWith("///", StringComparison.Ordinal),
            _ => false,
        };

    private static string FirstSentence(string comment)
    {
        var start = comment.IndexOf("<summary>", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start += "<summary>".Length;
        var end = comment.IndexOf("</summary>", start, StringComparison.Ordinal);
        var inner = Margin().Replace(comment[start..(end < 0 ? comment.Length : end)], " ");
        var text = References().Replace(inner, match => LastSegment(match.Groups["name"].Value));
        text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(text, "")), " ").Trim();
        var stop = SentenceEnd().Match(text);
        if (stop.Success)
            text = text[..(stop.Index + 1)];
        return text.Length <= Longest ? text : text[..Longest].TrimEnd() + "…";
    }

    /// <summary>As in "Add" for "M:Shop.Order.Add(System.Int32)".</summary>
    private static string LastSegment(string reference)
    {
        var head = reference.AsSpan();
        var bracket = head.IndexOfAny('(', '{', '<');
        if (bracket > 0)
            head = head[..bracket];
        var dot = head.LastIndexOfAny('.', ':');
        return head[(dot + 1)..].ToString();
    }

    [GeneratedRegex(@"[\r\n]+\s*(///|\*(?!/))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Margin();

    [GeneratedRegex(
        """<(see|seealso|paramref|typeparamref)\s+(cref|langword|name|href)\s*=\s*"(?<name>[^"]*)"\s*/>""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex References();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture)]
    private static partial Regex Spaces();

    // "e.g. this" and "3.5" go on.
    [GeneratedRegex(@"(?<!\b(e\.g|i\.e|etc|vs))[.!?](?=\s+\p{Lu}|\s*$)", RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();
}
