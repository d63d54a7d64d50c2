namespace Grip.Output;

/// <summary>Colours, or none.</summary>
internal sealed class Style(bool colour)
{
    /// <summary>Colour only on a terminal that can show it, and not where <c>NO_COLOR</c> is set.</summary>
    public static Style For(bool isTerminal, Func<string, string?> environment) =>
        new(isTerminal && environment("NO_COLOR") is null or "" && environment("TERM") != "dumb");

    public string Good(string text) => Paint("32", text);

    public string Bad(string text) => Paint("31", text);

    public string Warn(string text) => Paint("33", text);

    public string Faint(string text) => Paint("2", text);

    public string Strong(string text) => Paint("1", text);

    private string Paint(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;
}
