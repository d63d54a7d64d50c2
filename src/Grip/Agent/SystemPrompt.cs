using System.Runtime.InteropServices;
using System.Text;
using Grip.Memory;

namespace Grip.Agent;

/// <summary>What a model is told before anything else. Holds no clock and nothing else that changes from step to step.</summary>
internal static class SystemPrompt
{
    /// <param name="memory">Whether AGENTS.md or CLAUDE.md of the workspace is added.</param>
    public static string Of(string root, bool memory, string? appended)
    {
        var text = new StringBuilder(Text("agent.system", root));
        if (memory && Memory(root) is { } notes)
            text.Append($"\nThe project's own notes ({notes.Name}):\n{notes.Text}\n");
        if (appended is not null)
            text.Append($"\n{appended}\n");
        return text.ToString();
    }

    /// <summary>What a sub-agent is told.</summary>
    public static string OfHelper(string root) => Text("agent.helper", root);

    private static string Text(string name, string root)
    {
        using var stream = typeof(SystemPrompt).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("{root}", root, StringComparison.Ordinal)
            .Replace("{platform}", RuntimeInformation.OSDescription.Split(' ')[0], StringComparison.Ordinal);
    }

    private static (string Name, string Text)? Memory(string root)
    {
        foreach (var name in new[] { "AGENTS.md", "CLAUDE.md" })
        {
            var path = Path.Combine(root, name);
            if (!File.Exists(path))
                continue;
            return new NoteImports([root]).Read(path) is { } text ? (name, text) : null;
        }

        return null;
    }
}
