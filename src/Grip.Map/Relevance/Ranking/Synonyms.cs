using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Ranking;

/// <summary>Words that programmers use for each other, by stem.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<string, List<string>> Groups = Read(
        "ctor constructor",
        "deprecate deprecated obsolete",
        "optimise optimize optimisation optimization performance perf speed allocation",
        "color colour",
        "async asynchronous asynchronously",
        "doc docs documentation comment summary",
        "config configuration configure",
        "param parameter",
        "arg argument",
        "attr attribute",
        "init initialize initialise initialization",
        "exception throw error",
        "null nullable nullability",
        "behavior behaviour",
        "serialise serialize serialization",
        "normalise normalize",
        "customise customize",
        "enum enumeration",
        "msg message",
        "regex regexp",
        "dir directory folder",
        "dep dependency",
        "spec specification",
        "util utility",
        "impl implementation",
        "info information",
        "max maximum",
        "min minimum",
        "num number",
        "str string",
        "int integer",
        "bool boolean",
        "ref reference",
        "prop property",
        "conn connection",
        "db database",
        "auth authentication authorization",
        "tx transaction",
        "ioc container",
        "di injection",
        "lambda expression",
        "cancel cancellation",
        "dup duplicate"
    );

    public static IEnumerable<string> Of(string stem) => Groups.TryGetValue(stem, out var others) ? others : [];

    private static Dictionary<string, List<string>> Read(params string[] groups)
    {
        var stemmer = new Stemmer();
        var result = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var stems = group.Split(' ').Select(stemmer.Stem).Distinct().ToList();
            foreach (var stem in stems)
                result[stem] = [.. result.GetValueOrDefault(stem, []).Concat(stems).Distinct().Where(other => other != stem)];
        }
        return result;
    }
}
