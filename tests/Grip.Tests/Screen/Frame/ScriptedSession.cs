using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Screen.Frame;

/// <summary>A folder without a solution, and a model in it that answers with given lines and writes down what it is asked.</summary>
internal sealed class ScriptedSession : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ScreenSession> _started = [];

    public ScriptedSession(params string[] answers)
    {
        Directory.CreateDirectory(Workspace);
        Directory.CreateDirectory(Home);
        File.WriteAllLines(_folder.Combine("answers"), answers);
        File.WriteAllText(
            _folder.Combine("model"),
            $$"""
            exec 3< '{{_folder.Combine("answers")}}'
            while IFS= read -r question; do
              printf '%s\n' "$question" >> '{{_folder.Combine("asked")}}'
              IFS= read -r answer <&3 || answer='{"content":[{"type":"text","text":"The script is over."}],"stop_reason":"end_turn"}'
              printf '%s\n' "$answer"
            done

            """
        );
    }

    public string Workspace => _folder.Combine("work");

    public string Home => _folder.Combine("home");

    /// <summary>What the model was asked, one JSON object a line.</summary>
    public string Asked => File.Exists(_folder.Combine("asked")) ? File.ReadAllText(_folder.Combine("asked")) : "";

    public string PathOf(string name) => Path.Combine(Workspace, name);

    public ScreenSession Start(string[]? arguments = null, int rows = 40, int columns = 100, params (string, string)[] environment)
    {
        var session = ScreenSession.Start(
            Workspace,
            Home,
            ["--model", $"exec:bash {_folder.Combine("model")}", .. arguments ?? []],
            rows,
            columns,
            environment
        );
        _started.Add(session);
        return session;
    }

    /// <summary>An answer in words.</summary>
    public static string Says(string text) => $$"""{"content":[{"type":"text","text":{{Json(text)}}}],"stop_reason":"end_turn"}""";

    /// <summary>An answer that calls a tool.</summary>
    /// <param name="input">Its arguments as JSON.</param>
    public static string Calls(string tool, string input, string id = "call_1") =>
        $$"""{"content":[{"type":"tool_use","id":"{{id}}","name":"{{tool}}","input":{{input}}}],"stop_reason":"tool_use"}""";

    public static string Runs(string command, string id = "call_1") => Calls("Bash", $$"""{"command":{{Json(command)}}}""", id);

    public static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    public void Dispose()
    {
        foreach (var session in _started)
            session.Dispose();
        _folder.Dispose();
    }
}
