using System.Text.Json;

namespace Grip.Tests.Context;

/// <summary>What is kept when messages give way, and that the user can see it.</summary>
public sealed class CompactionTests
{
    private const string Prompt = "Look at all files. Do not change any of them, because they are signed. Answer in one sentence.";
    private const int Files = 30;
    private static readonly string[] Arguments = ["-p", Prompt, "--permission-mode", "bypassPermissions", "--output-format", "json"];

    [Fact]
    public async Task What_counts_is_kept_and_shown()
    {
        using var session = new RecordedSession();
        await WriteFilesAsync(session, Files);
        List<string> answers =
        [
            RecordedSession.Call(0, "TodoWrite", new { todos = new[] { new { content = "read the files", status = "in_progress" } } }),
            RecordedSession.Call(1, "Bash", new { command = "make test" }),
            .. Enumerable.Range(0, Files).Select(i => RecordedSession.Call(i + 2, "Read", new { file_path = $"f{i}.txt" })),
            RecordedSession.Say("All are signed."),
        ];

        var answer = await session.RunAsync(answers, Arguments, window: 8_000);
        var shown = await session.RunAsync([], ["context"], window: 8_000);

        Assert.True(answer.ExitCode == 0, answer.Output + answer.Error);
        Assert.Contains("context made anew", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Made anew: ", shown.Output, StringComparison.Ordinal);
        Assert.Contains(Prompt, shown.Output, StringComparison.Ordinal);
        Assert.Contains("[>] read the files", shown.Output, StringComparison.Ordinal);
        Assert.Contains("make test (attempt 2", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_goes_on_from_what_was_kept()
    {
        using var session = new RecordedSession();
        await WriteFilesAsync(session, Files);
        _ = await session.RunAsync(
            [
                .. Enumerable.Range(0, Files).Select(i => RecordedSession.Call(i, "Read", new { file_path = $"f{i}.txt" })),
                RecordedSession.Say("All are signed."),
            ],
            Arguments,
            window: 8_000
        );

        var answer = await session.RunAsync(
            [RecordedSession.Say("Yes.")],
            ["-c", "-p", "are you sure?", "--output-format", "json"],
            window: 8_000
        );

        Assert.Equal(0, answer.ExitCode);
        var messages = Assert.Single(session.Requests).GetProperty("messages");
        Assert.Contains("because they are signed", messages[0].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("are you sure?", messages.EnumerateArray().Last().GetRawText(), StringComparison.Ordinal);
        Assert.True(messages.GetRawText().Length < 8_000 * 4);
    }

    [Fact]
    public async Task The_model_is_asked_where_it_stands_only_if_the_user_wants_it()
    {
        using var session = new RecordedSession();
        await WriteFilesAsync(session, Files);
        var answers = Enumerable
            .Range(0, Files)
            .Select(i =>
                JsonSerializer.Serialize(
                    new
                    {
                        content = new object[]
                        {
                            new { type = "text", text = "All so far are signed with key-17." },
                            new
                            {
                                type = "tool_use",
                                id = $"t{i}",
                                name = "Read",
                                input = new { file_path = $"f{i}.txt" },
                            },
                        },
                    }
                )
            );

        var answer = await session.RunAsync([.. answers], [.. Arguments, "--compact-with-model"], window: 8_000);

        Assert.Contains(
            session.Requests,
            request =>
                request
                    .GetProperty("messages")
                    .EnumerateArray()
                    .Last()
                    .GetRawText()
                    .Contains("about to be shortened", StringComparison.Ordinal)
        );
        Assert.True(answer.ExitCode is 0, answer.Output + answer.Error);
        Assert.Contains(
            session.Requests,
            request =>
                request
                    .GetProperty("messages")[0]
                    .GetRawText()
                    .Contains("Where it stands:\\n- All so far are signed with key-17.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_was_shortened_can_be_had_whole_from_the_log()
    {
        using var session = new RecordedSession();
        await WriteFilesAsync(session, Files);
        List<string> answers =
        [
            RecordedSession.Call(100, "Bash", new { command = "echo needle-17; seq 1 300" }),
            .. Enumerable.Range(0, Files).Select(i => RecordedSession.Call(i, "Read", new { file_path = $"f{i}.txt" })),
            RecordedSession.Call(101, "Log", new { attempt = 1, search = "needle" }),
            RecordedSession.Say("Found it."),
        ];

        _ = await session.RunAsync(answers, Arguments, window: 8_000);

        var last = session.Requests[^1].GetProperty("messages").EnumerateArray().Last().GetRawText();
        Assert.Contains("Attempt 1, as it was then:\\n1  exit code 0\\n2: needle-17", last, StringComparison.Ordinal);
    }

    private static async Task WriteFilesAsync(RecordedSession session, int count)
    {
        for (var i = 0; i < count; i++)
            await File.WriteAllTextAsync(
                Path.Combine(session.Folder, $"f{i}.txt"),
                string.Concat(Enumerable.Range(0, 120).Select(line => $"line {line} of file {i}\n")),
                TestContext.Current.CancellationToken
            );
    }
}
