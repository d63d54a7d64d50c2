using System.Text;

namespace Grip.Tools;

/// <summary>Files that are not read as text, each with the reason and the way that is left.</summary>
internal static class FileKind
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        (Encoding.ASCII.GetBytes("%PDF-"), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (or a package, document or jar made as one)"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x4D, 0x5A], "a Windows program or .NET assembly"),
        ([0x7F, 0x45, 0x4C, 0x46], "a Linux program or library"),
        (Encoding.ASCII.GetBytes("SQLite format 3"), "an SQLite database"),
    ];

    /// <summary>For the model; null if it can be read as text.</summary>
    public static string? WhyNotRead(string path, byte[] bytes)
    {
        if (Path.GetExtension(path).Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
            return "it is a notebook, whose JSON is mostly output. Extract what you need with Bash, as in: jupyter nbconvert --to script --stdout FILE.";
        foreach (var (start, name) in Known)
            if (bytes.AsSpan().StartsWith(start))
                return $"it is {name}, not text ({bytes.Length} bytes).";
        return Core.Text.FileText.Decode(bytes).Text.Contains('\0', StringComparison.Ordinal)
            ? $"it is not text ({bytes.Length} bytes of binary data)."
            : null;
    }
}
