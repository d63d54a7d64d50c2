using System.Globalization;

namespace Sample;

public static class Formats
{
    private const string Known = "{0}";

    public static IEnumerable<string> All(string name, int count, bool many, object[] rest) =>
        [
            string.Format("{0} has {1}", name, count),
            String.Format("{{{0}}} \"{1,5:N2}\"\n", name, count),
            System.String.Format(@"c:\{0}""{1:yyyy-MM-dd}""", name, DateTime.Now),
            string.Format("{0}: {1}", many ? "many" : "few", global::System.Math.Max(count, 1)),
            string.Format("{1} {0} {1}", name, count),
            string.Format("{0} {0}", Next()),
            string.Format("{0}", name, count),
            string.Format("{0} {1}", rest),
            string.Format(CultureInfo.InvariantCulture, "{0}", count),
            string.Format(Known, name),
            string.Format("{0}", string.Format("[{0}]", name)).Trim(),
        ];

    private static int Next() => 1;
}
