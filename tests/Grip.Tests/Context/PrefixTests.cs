using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Grip.Tests.Context;

/// <summary>The beginning of each request is the whole of the one before, so that servers need not read it again.</summary>
public sealed class PrefixTests
{
    private static readonly string[] Arguments = ["-p", "count on", "--permission-mode", "bypassPermissions", "--output-format", "json"];

    [Fact]
    public async Task Each_request_begins_with_the_bytes_of_the_one_before()
    {
        using var session = new RecordedSession();
        await File.WriteAllTextAsync(Path.Combine(session.Folder, "a.txt"), "zero\n", TestContext.Current.CancellationToken);
        string[] words = ["zero", "one", "two", "three", "four"];
        var answers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(RecordedSession.Call(answers.Count, "Read", new { file_path = "a.txt" }));
            answers.Add(
                RecordedSession.Call(
                    answers.Count,
                    "Edit",
                    new
                    {
                        file_path = "a.txt",
                        old_string = words[i],
                        new_string = words[i + 1],
                    }
                )
            );
            answers.Add(
                RecordedSession.Call(
                    answers.Count,
                    "Edit",
                    new
                    {
                        file_path = "a.txt",
                        old_string = "nothing",
                        new_string = "x",
                    }
                )
            );
            answers.Add(RecordedSession.Call(answers.Count, "Bash", new { command = "cat a.txt" }));
        }

        var answer = await session.RunAsync([.. answers, RecordedSession.Say("Counted.")], Arguments, window: 100_000);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(17, session.Requests.Count);
        for (var i = 1; i < session.Requests.Count; i++)
            Assert.Equal(Hash(Parts(session.Requests[i - 1])), Hash(Parts(session.Requests[i]).Take(Parts(session.Requests[i - 1]).Count)));
    }

    [Fact]
    public async Task The_account_of_tokens_sums_exactly_in_the_result_and_in_grip_context()
    {
        using var session = new RecordedSession();
        await File.WriteAllTextAsync(Path.Combine(session.Folder, "a.txt"), "zero\n", TestContext.Current.CancellationToken);

        var answer = await session.RunAsync(
            [RecordedSession.Call(1, "Read", new { file_path = "a.txt" }), RecordedSession.Say("Seen.")],
            Arguments,
            window: 32_000
        );
        var shown = await session.RunAsync([], ["context", "--json"], window: 32_000);

        var context = JsonElement.Parse(answer.Output).GetProperty("context");
        Assert.Equal(32_000, context.GetProperty("window").GetInt32());
        Assert.Equal(
            context.GetProperty("tokens").GetInt32(),
            context.GetProperty("by_kind").EnumerateObject().Sum(part => part.Value.GetInt32())
        );
        var reply = JsonElement.Parse(shown.Output);
        Assert.Equal(context.GetProperty("tokens").GetInt32(), reply.GetProperty("tokens").GetInt32());
        Assert.Equal(
            reply.GetProperty("tokens").GetInt32(),
            reply.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("tokens").GetInt32())
        );
        Assert.Contains(reply.GetProperty("parts").EnumerateArray(), part => part.GetProperty("kind").GetString() == "results of Read");
    }

    /// <summary>System prompt, tools, then each message.</summary>
    public static IReadOnlyList<string> Parts(JsonElement request) =>
        [
            request.GetProperty("system").GetRawText(),
            request.GetProperty("tools").GetRawText(),
            .. request.GetProperty("messages").EnumerateArray().Select(message => message.GetRawText()),
        ];

    public static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
