using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grip.Tests.Context;

/// <summary>Hundreds of edits in a small window: messages give way, what counts stays, and nothing that is served is out of date.</summary>
public sealed partial class LongSessionTests
{
    private const int Files = 10;
    private const int Edits = 500;
    private const string Prompt =
        "Raise each counter in turn. Never touch keep.txt. Use tabs, not spaces, because the parser reads tabs. The counters must stay below 1000.";
    private static readonly string[] Arguments = ["-p", Prompt, "--permission-mode", "bypassPermissions", "--output-format", "json"];

    [Fact]
    public async Task Five_hundred_edits_lose_no_constraint_and_serve_no_stale_fact()
    {
        using var session = new RecordedSession();
        for (var i = 0; i < Files; i++)
            await File.WriteAllTextAsync(
                Path.Combine(session.Folder, $"f{i}.txt"),
                $"counter {i}:\t0\n{string.Concat(Enumerable.Repeat($"line of file {i}\n", 8))}",
                TestContext.Current.CancellationToken
            );
        var (answers, values) = Script();

        var answer = await session.RunAsync(answers, Arguments, window: 16_000);

        Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
        Assert.Equal(answers.Count, session.Requests.Count);
        var breaks = 0;
        for (var i = 0; i < session.Requests.Count; i++)
        {
            var text = session.Requests[i].GetProperty("messages").GetRawText();
            Assert.Contains("Never touch keep.txt.", text, StringComparison.Ordinal);
            Assert.Contains("Use tabs, not spaces, because the parser reads tabs.", text, StringComparison.Ordinal);
            Assert.Contains("The counters must stay below 1000.", text, StringComparison.Ordinal);
            Assert.True(session.Requests[i].GetRawText().Length < 16_000 * 4, $"Request {i} does not fit the window.");
            NothingStale(session.Requests[i], values[i]);
            if (
                i > 0
                && !PrefixTests
                    .Parts(session.Requests[i])
                    .Take(PrefixTests.Parts(session.Requests[i - 1]).Count)
                    .SequenceEqual(PrefixTests.Parts(session.Requests[i - 1]), StringComparer.Ordinal)
            )
                breaks++;
        }

        Assert.InRange(breaks, 2, 80);
        Assert.DoesNotContain(
            "Not run:",
            string.Concat(session.Requests.Select(request => request.GetRawText()[^Math.Min(3_000, request.GetRawText().Length)..])),
            StringComparison.Ordinal
        );
    }

    /// <summary>What the model answers, and which value each counter has when it is asked.</summary>
    private static (List<string> Answers, List<int[]> Values) Script()
    {
        var (answers, values) = (new List<string>(), new List<int[]>());
        var now = new int[Files];
        for (var edit = 0; edit < Edits; edit++)
        {
            var file = edit % Files;
            if ((edit + edit / Files) % 5 == 0)
                Add(RecordedSession.Call(answers.Count, "Read", new { file_path = $"f{file}.txt" }));
            else if ((edit + edit / Files) % 5 == 1)
                Add(RecordedSession.Call(answers.Count, "Bash", new { command = $"head -1 f{file}.txt" }));
            Add(
                RecordedSession.Call(
                    answers.Count,
                    "Edit",
                    new
                    {
                        file_path = $"f{file}.txt",
                        old_string = $"counter {file}:\t{now[file]}\n",
                        new_string = $"counter {file}:\t{now[file] + 1}\n",
                    }
                )
            );
            now[file]++;
        }

        Add(RecordedSession.Say("All counters are raised."));
        return (answers, values);

        void Add(string answer)
        {
            answers.Add(answer);
            values.Add([.. now]);
        }
    }

    /// <summary>A view of a file that shows another value than the file has must be followed by a mark, or by the edit that made the difference.</summary>
    private static void NothingStale(JsonElement request, int[] values)
    {
        var messages = request.GetProperty("messages").EnumerateArray().Select(message => message.GetRawText()).ToArray();
        for (var i = 0; i < messages.Length; i++)
            foreach (Match shown in Shown().Matches(messages[i]))
            {
                var file = int.Parse(shown.Groups["file"].Value, System.Globalization.CultureInfo.InvariantCulture);
                var value = int.Parse(shown.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (value == values[file] || messages[i].Contains("as it was then", StringComparison.Ordinal))
                    continue;
                var after = string.Concat(messages.Skip(i));
                Assert.True(
                    after.Contains($"\"file_path\":\"f{file}.txt\"", StringComparison.Ordinal),
                    $"counter {file} is {values[file]}; shown is {value}, and nothing after it says otherwise."
                );
            }
    }

    [GeneratedRegex(@"counter (?<file>\d):\\t(?<value>\d+)\\n")]
    private static partial Regex Shown();
}
