namespace Grip.Tests.ScenarioFrame;

/// <summary>A model on a pipe that answers with the lines of a file, whatever it is asked.</summary>
internal static class ScriptedModel
{
    private const string AfterTheLast = """{"content":[{"type":"text","text":"The script is over."}],"stop_reason":"end_turn"}""";

    /// <returns>The command that runs it.</returns>
    public static string Write(string script, string answers)
    {
        File.WriteAllText(
            script,
            $"""
            exec 3< '{answers}'
            while IFS= read -r question; do
              IFS= read -r answer <&3 || answer='{AfterTheLast}'
              printf '%s\n' "$answer"
            done

            """
        );
        return $"bash {script}";
    }
}
