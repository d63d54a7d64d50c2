using System.Text;

namespace Grip.Gate.Landing;

/// <summary>Paths as git writes them in a patch.</summary>
internal static class GitPath
{
    /// <summary>In double quotes with C escapes if a character is odd, else as it is.</summary>
    public static string Quote(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        if (!bytes.Any(IsOdd))
            return path;
        var quoted = new StringBuilder("\"");
        foreach (var b in bytes)
            quoted.Append(
                b switch
                {
                    (byte)'"' => "\\\"",
                    (byte)'\\' => "\\\\",
                    (byte)'\t' => "\\t",
                    (byte)'\n' => "\\n",
                    (byte)'\r' => "\\r",
                    _ when IsOdd(b) => "\\" + Convert.ToString(b, 8).PadLeft(3, '0'),
                    _ => ((char)b).ToString(),
                }
            );
        return quoted.Append('"').ToString();
    }

    /// <summary>For the lines that start with --- and +++, where a tab ends a name that holds a blank.</summary>
    public static string Header(string? path)
    {
        if (path is null)
            return "/dev/null";
        var quoted = Quote(path);
        return quoted[0] != '"' && quoted.Contains(' ', StringComparison.Ordinal) ? quoted + "\t" : quoted;
    }

    private static bool IsOdd(byte b) => b is < 0x20 or >= 0x7F or (byte)'"' or (byte)'\\';
}
