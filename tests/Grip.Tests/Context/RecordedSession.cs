using System.Text.Json;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Context;

/// <summary>A run of <c>grip -p</c> with a scripted model that writes down every request it gets.</summary>
internal sealed class RecordedSession : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public RecordedSession()
    {
        Folder = _temporary.Combine("work");
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<JsonElement> Requests { get; private set; } = [];

    public static string Call(int id, string name, object input) =>
        JsonSerializer.Serialize(
            new
            {
                content = new object[]
                {
                    new
                    {
                        type = "tool_use",
                        id = $"t{id}",
                        name,
                        input,
                    },
                },
                stop_reason = "tool_use",
            }
        );

    public static string Say(string text) =>
        JsonSerializer.Serialize(new { content = new object[] { new { type = "text", text } }, stop_reason = "end_turn" });

    /// <param name="window">Tokens that the model says it has.</param>
    public async Task<GripAnswer> RunAsync(IEnumerable<string> answers, string[] arguments, int window)
    {
        var (script, requests) = (_temporary.Combine("model.pl"), _temporary.Combine("requests"));
        var file = _temporary.Combine("answers");
        await File.WriteAllLinesAsync(file, answers);
        File.Delete(requests);
        await File.WriteAllTextAsync(
            script,
            // Perl reads whole lines; the shell reads a pipe byte by byte.
            $$"""
            use strict;
            $| = 1;
            open(my $answers, '<', '{{file}}') or die;
            open(my $requests, '>', '{{requests}}') or die;
            $requests->autoflush(1);
            while (my $question = <STDIN>) {
              print $requests $question;
              print <$answers> // qq({"content":[{"type":"text","text":"The script is over."}]}\n);
            }

            """
        );
        var profiles = _temporary.Combine("profiles.json");
        await File.WriteAllTextAsync(profiles, $$$"""{"default":{"window":{{{window}}},"max_output":1000}}""");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GRIP_HOME"] = _temporary.Combine("home"),
            ["GRIP_MODEL"] = $"exec:perl {script}",
            ["GRIP_MODEL_PROFILES"] = profiles,
        };
        var answer = await GripRun.HereAsync(arguments, Folder, environment, "", TestContext.Current.CancellationToken);
        if (File.Exists(requests))
            Requests = [.. File.ReadLines(requests).Select(line => JsonElement.Parse(line))];
        return answer;
    }

    public void Dispose() => _temporary.Dispose();
}
