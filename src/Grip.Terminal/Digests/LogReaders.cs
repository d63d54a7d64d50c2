using System.Collections.Immutable;
using Grip.Terminal.Digests.Readers;

namespace Grip.Terminal.Digests;

/// <summary>All readers. A line that one has understood is not looked at by the generic one, which therefore comes last.</summary>
public static class LogReaders
{
    private static readonly ImmutableArray<ILogReader> All =
    [
        new RustReader(),
        new EslintReader(),
        new RuffReader(),
        new CMakeReader(),
        // Places in one line: after those whose places belong to a message in another line.
        new PlacedProblems(),
        new DotnetTestReader(),
        new PytestReader(),
        new UnittestReader(),
        new JestReader(),
        new NodeTestReader(),
        new GoTestReader(),
        // CTest prints what a GoogleTest program prints: the inner names are the better ones.
        new GoogleTestReader(),
        new CtestReader(),
        new SurefireReader(),
        // Stack traces: after the tests, whose failures hold some.
        new StackTraces(),
        new KeyLines(),
        new GenericErrors(),
    ];

    public static LogFacts Read(FoldedLog log)
    {
        var facts = new FactSink();
        foreach (var reader in All)
            reader.Read(log, facts);
        return facts.Facts();
    }
}
