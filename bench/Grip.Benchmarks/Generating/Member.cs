namespace Grip.Benchmarks.Generating;

/// <param name="Name">No two members of a type with the same one.</param>
/// <param name="Text">Without indentation of its own; <c>//+</c> on a line stands for what this file says to the core's services.</param>
internal sealed record Member(string Name, string Text);

/// <summary>Puts a file together.</summary>
internal static class TypeText
{
    public const string Mark = "//+";

    public static string File(IEnumerable<string> usings, string space, string summary, string header, IEnumerable<Member> members)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var body = string.Join("\n\n", members.Where(member => taken.Add(member.Name)).Select(member => Indented(member.Text)));
        return $"{Usings(usings, space)}namespace {space};\n\n{Summary(summary)}{header}\n{{\n{body}\n}}\n";
    }

    public static string Usings(IEnumerable<string> usings, string space)
    {
        var lines = usings.Where(name => name != space).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? "" : string.Concat(lines.Select(name => $"using {name};\n")) + "\n";
    }

    /// <summary>Puts the statements where the first mark is and takes the other marks out.</summary>
    public static string Resolve(string text, IReadOnlyList<string> statements)
    {
        var result = new System.Text.StringBuilder(text.Length + 200);
        var said = false;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (!line.TrimStart().StartsWith(Mark, StringComparison.Ordinal))
            {
                result.Append(line).Append('\n');
                continue;
            }
            if (said)
                continue;
            foreach (var statement in statements)
                result.Append(line[..^Mark.Length]).Append(statement).Append('\n');
            said = true;
        }
        return result.ToString();
    }

    private static string Summary(string summary) => summary.Length == 0 ? "" : $"/// <summary>{summary}</summary>\n";

    private static string Indented(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 || line.StartsWith('#') ? line : "    " + line));
}
