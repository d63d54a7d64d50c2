using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Grip.Terminal.Dotnet;

public enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>The results of one run of tests by full name; a test that ran several times counts with its worst outcome.</summary>
public sealed record TestResults(ImmutableDictionary<string, TestOutcome> ByName)
{
    public static TestResults Empty { get; } = new(ImmutableDictionary<string, TestOutcome>.Empty);

    /// <summary>For a test that failed: what it said, and the first lines of where.</summary>
    public ImmutableDictionary<string, string> Messages { get; init; } = ImmutableDictionary<string, string>.Empty;

    public int Count(TestOutcome outcome) => ByName.Values.Count(value => value == outcome);

    public IEnumerable<string> Failing => ByName.Where(pair => pair.Value == TestOutcome.Failed).Select(pair => pair.Key);

    public TestResults And(TestResults other) => new(ByName.SetItems(other.ByName)) { Messages = Messages.SetItems(other.Messages) };

    /// <summary>Reads all TRX files of a folder; one that is damaged (the run was killed) gives what stands in the others.</summary>
    public static TestResults ReadTrx(string folder)
    {
        var results = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        var messages = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return Empty;
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
        foreach (var (name, outcome, message) in Read(file))
        {
            if (!results.TryGetValue(name, out var known) || outcome == TestOutcome.Failed || known == TestOutcome.Skipped)
                results[name] = outcome;
            if (outcome == TestOutcome.Failed)
                messages.TryAdd(name, message);
        }

        return new TestResults(results.ToImmutableDictionary()) { Messages = messages.ToImmutableDictionary() };
    }

    private static IEnumerable<(string Name, TestOutcome Outcome, string Message)> Read(string file)
    {
        try
        {
            var document = XDocument.Load(file);
            var space = document.Root!.Name.Namespace;
            return
            [
                .. document
                    .Descendants(space + "UnitTestResult")
                    .Select(result =>
                        ((string?)result.Attribute("testName") ?? "", Outcome((string?)result.Attribute("outcome")), Message(result))
                    ),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string Message(XElement result)
    {
        var error = result.Descendants().FirstOrDefault(element => element.Name.LocalName == "ErrorInfo");
        var (said, where) = (Part("Message"), Part("StackTrace"));
        var frames = where
            .Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(" in ", StringComparison.Ordinal))
            .Take(3);
        return string.Join('\n', frames.Prepend(said).Where(line => line.Length > 0));

        string Part(string name) => error?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
    }

    private static TestOutcome Outcome(string? text) =>
        text switch
        {
            "Passed" => TestOutcome.Passed,
            "NotExecuted" or "Inconclusive" or "NotRunnable" or "Pending" or "Disconnected" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
}
