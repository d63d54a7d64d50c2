using System.Globalization;

namespace Sample;

public static class Formats
{
    private const string Known = "{0}";

    public static IEnumerable<string> All(string name, int count, bool many, object[] rest) =>
        [
            $"{name} has {count}",
            $"{{{name}}} \"{count,5:N2}\"\n",
            $@"c:\{name}""{DateTime.Now:yyyy-MM-dd}""",
            $"{(many ? "many" : "few")}: {(global::System.Math.Max(count, 1))}",
            $"{count} {name} {count}",
            string.Format("{0} {0}", Next()),
            string.Format("{0}", name, count),
            string.Format("{0} {1}", rest),
            string.Format(CultureInfo.InvariantCulture, "{0}", count),
            string.Format(Known, name),
            $"{$"[{name}]"}".Trim(),
        ];

    private static int Next() => 1;
}
