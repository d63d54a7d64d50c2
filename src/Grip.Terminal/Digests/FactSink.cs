namespace Grip.Terminal.Digests;

/// <summary>Collects what the readers find, and remembers which lines have been understood.</summary>
internal sealed class FactSink
{
    private readonly Dictionary<(string File, int Line, int Column, string Code, string Message), Problem> _problems = [];
    private readonly Dictionary<string, FailedTest> _tests = new(StringComparer.Ordinal);
    private readonly List<KeyLine> _keyLines = [];
    private readonly HashSet<int> _understood = [];

    public bool Understood(int line) => _understood.Contains(line);

    public void Understand(int first, int last)
    {
        for (var line = first; line <= last; line++)
            _understood.Add(line);
    }

    public void Add(Problem problem)
    {
        _understood.Add(problem.LogLine);
        var key = (problem.File, problem.Line, problem.Column, problem.Code, problem.Message);
        _problems[key] = _problems.TryGetValue(key, out var known) ? known with { Times = known.Times + 1 } : problem;
    }

    /// <summary>A test that is told twice (when it fails, and again at the end) keeps what says more.</summary>
    public void Add(FailedTest test)
    {
        _understood.Add(test.LogLine);
        if (!_tests.TryGetValue(test.Name, out var known))
            _tests[test.Name] = test;
        else if (Weight(test) > Weight(known))
            _tests[test.Name] = test with { LogLine = known.LogLine };

        static int Weight(FailedTest test) => test.Details.Sum(line => line.Length) + (test.Frame.Length > 0 ? 20 : 0);
    }

    public void Key(FoldedLog log, int line)
    {
        if (_understood.Add(line) && log.Lines[line].Length > 0)
            _keyLines.Add(new KeyLine(log.Read(line).Trim(), line));
    }

    public LogFacts Facts() =>
        new(
            [.. _problems.Values.OrderBy(problem => problem.Severity).ThenBy(problem => problem.LogLine)],
            [.. _tests.Values.OrderBy(test => test.LogLine)],
            [.. _keyLines.OrderBy(line => line.LogLine).DistinctBy(line => line.Text)]
        );
}
