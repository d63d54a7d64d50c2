using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>GoogleTest (<c>file:12: Failure</c> between RUN and FAILED) and libtest of Rust (<c>---- name stdout ----</c>).</summary>
internal sealed partial class GoogleTestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Run().Match(log.Read(index)) is not { Success: true } run)
                continue;
            var last = index;
            while (last + 1 < log.Lines.Length && !End().IsMatch(log.Read(last + 1)) && !Run().IsMatch(log.Read(last + 1)))
                last++;
            var failed =
                run.Groups["rust"].Success
                || (last + 1 < log.Lines.Length && log.Read(last + 1).Contains("[  FAILED  ]", StringComparison.Ordinal));
            if (failed)
            {
                var block = IndentedBlock.Of(log, index, last);
                facts.Add(
                    new FailedTest(run.Groups["name"].Value, block.Details(line => !Hint().IsMatch(line)), block.FirstPlace(Place()), index)
                );
                facts.Understand(index, last);
            }

            index = last;
        }
    }

    [GeneratedRegex(@"^(?:\d+: )?\[ RUN      \] (?<name>\S+)$|^---- (?<name>\S+)(?<rust> stdout) ----$")]
    private static partial Regex Run();

    [GeneratedRegex(@"^(?:\d+: )?\[  (?:FAILED  |     OK |SKIPPED )\]|^(?:failures:|test result:)$")]
    private static partial Regex End();

    [GeneratedRegex(@"^note: run with `RUST_BACKTRACE")]
    private static partial Regex Hint();

    [GeneratedRegex(
        @"^(?:\d+: )?(?:thread '.*' (?:\(\d+\) )?panicked at )?(?<file>[\w./\\-]+\.(?:rs|cc|cpp|cxx|h|hpp)):(?<line>\d+)(?:: Failure|:\d+:|: error)"
    )]
    private static partial Regex Place();
}
