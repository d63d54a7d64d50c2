using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Grip.Core.Conversation;

namespace Grip.Sessions;

/// <summary>A session as a document: Markdown, or one HTML page that needs nothing else.</summary>
internal static class SessionPages
{
    private const int MostResult = 20_000;

    public static string Markdown(SessionSummary session, ImmutableArray<Message> messages)
    {
        var text = new StringBuilder($"# {session.Title}\n\n{About(session)}\n");
        foreach (var part in Parts(messages))
            text.Append(
                part switch
                {
                    { Kind: PartKind.User } => $"\n## You\n\n{part.Text}\n",
                    { Kind: PartKind.Model } => $"\n## Grip\n\n{part.Text}\n",
                    { Kind: PartKind.Call } => $"\n**{part.Title}**\n\n{Fenced(part.Text, "json")}",
                    _ => $"\n{(part.Title.Length > 0 ? part.Title + ":\n\n" : "")}{Fenced(part.Text, "")}",
                }
            );
        return text.ToString();
    }

    public static string Html(SessionSummary session, ImmutableArray<Message> messages)
    {
        var body = new StringBuilder();
        foreach (var part in Parts(messages))
            body.Append(
                part switch
                {
                    { Kind: PartKind.User } => $"<section class=\"user\"><pre>{Escape(part.Text)}</pre></section>\n",
                    { Kind: PartKind.Model } => $"<section class=\"model\"><pre>{Escape(part.Text)}</pre></section>\n",
                    { Kind: PartKind.Call } =>
                        $"<details class=\"call\"><summary>{Escape(part.Title)}</summary><pre>{Escape(part.Text)}</pre></details>\n",
                    _ =>
                        $"<details class=\"{(part.Title.Length > 0 ? "failed" : "result")}\"><summary>{Escape(part.Title.Length > 0 ? part.Title : "result")}</summary><pre>{Escape(part.Text)}</pre></details>\n",
                }
            );
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Escape(session.Title)}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 13px/1.5 ui-monospace, monospace; }
            section, details { margin: .6rem 0; padding: .5rem .8rem; border-left: 3px solid #8884; }
            .user { border-color: #07c; background: #07c1; }
            .model { border-color: #2a2; }
            .failed { border-color: #c22; }
            summary { cursor: pointer; font-weight: 600; }
            </style>
            </head>
            <body>
            <h1>{{Escape(session.Title)}}</h1>
            <p>{{Escape(About(session))}}</p>
            {{body}}</body>
            </html>

            """;
    }

    private enum PartKind
    {
        User,
        Model,
        Call,
        Result,
    }

    /// <param name="Title">Of a call its tool; of a result "failed" or nothing.</param>
    private sealed record Part(PartKind Kind, string Title, string Text);

    private static IEnumerable<Part> Parts(ImmutableArray<Message> messages)
    {
        foreach (var message in messages)
        foreach (var block in message.Blocks)
            switch (block)
            {
                case Block.Text { Value.Length: > 0 } text:
                    yield return new Part(message.Role == Role.User ? PartKind.User : PartKind.Model, "", text.Value.Trim());
                    break;
                case Block.Thinking { Shown.Length: > 0 } thinking:
                    yield return new Part(PartKind.Result, "thinking", thinking.Shown.Trim());
                    break;
                case Block.ToolUse call:
                    yield return new Part(PartKind.Call, call.Name, call.Input);
                    break;
                case Block.ToolResult result:
                    yield return new Part(PartKind.Result, result.IsError ? "failed" : "", Shorten(result.Content.Trim()));
                    break;
                case Block.Image image:
                    yield return new Part(PartKind.Result, "", $"(an image, {image.MediaType})");
                    break;
            }
    }

    private static string About(SessionSummary session) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Session {session.Id} with {session.Model}, begun {session.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
        );

    private static string Shorten(string text) =>
        text.Length <= MostResult ? text : $"{text[..MostResult]}\n… {text.Length - MostResult} more characters";

    /// <summary>A fence that is longer than any inside.</summary>
    private static string Fenced(string text, string label)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{label}\n{text}\n{fence}\n";
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(Output.Printable.Text(text));
}
