using System.Text;
using System.Text.RegularExpressions;

namespace Grip.Core.Permissions.Judging;

/// <summary>
/// The spec of a rule for files, as in .gitignore: '*' within a folder, '**' across folders. <c>//x</c> begins at the top of the
/// file system, <c>~/x</c> in the home folder, <c>/x</c> and <c>./x</c> in the workspace; a name alone is met in any folder.
/// </summary>
internal static class PathPattern
{
    /// <param name="path">A full path, with '/'.</param>
    public static bool Matches(string spec, string path, PermissionPlace place)
    {
        var (from, rest) = spec switch
        {
            ['/', '/', ..] => ("", spec[1..]),
            ['~', '/', ..] => (place.Home, spec[1..]),
            ['/', ..] => (place.Root, spec),
            ['.', '/', ..] => (place.Root, spec[1..]),
            _ when spec.TrimEnd('/').Contains('/', StringComparison.Ordinal) || spec is "**" => (place.Root, "/" + spec),
            _ => (place.Root, "/**/" + spec),
        };
        var expression = Regex.Escape(Slashes(from).TrimEnd('/')) + Expression(rest.TrimEnd('/'));
        try
        {
            return Regex.IsMatch(Slashes(path), $"^{expression}(/.*)?$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Too many stars to be meant.
            return false;
        }
    }

    private static string Slashes(string path) => path.Replace('\\', '/');

    private static string Expression(string spec)
    {
        var text = new StringBuilder();
        for (var i = 0; i < spec.Length; i++)
        {
            if (string.CompareOrdinal(spec, i, "/**/", 0, 4) == 0)
            {
                text.Append("(/|/.*/)");
                i += 3;
            }
            else if (string.CompareOrdinal(spec, i, "**", 0, 2) == 0)
            {
                text.Append(".*");
                i++;
            }
            else
                text.Append(
                    spec[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var c => Regex.Escape(c.ToString()),
                    }
                );
        }

        return text.ToString();
    }
}
