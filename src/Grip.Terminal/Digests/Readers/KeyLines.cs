using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Lines that are facts as they stand: summaries and counts, failed steps, conflicts, state of a repository.</summary>
internal sealed partial class KeyLines : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
            if (!facts.Understood(index) && Matches(log.Read(index)))
                facts.Key(log, index);
    }

    private static bool Matches(string line) =>
        line.Length > 0 && (Tests().IsMatch(line) || Builds().IsMatch(line) || Packages().IsMatch(line) || Repository().IsMatch(line));

    [GeneratedRegex(
        @"^(?:Failed!|Passed!)\s+-|^\s*(?:Total tests|Tests|Test Files|Test Suites|Passed|Failed|Skipped|total|failed|succeeded|skipped):?\s+\d+|^\s*(?:Test Files|Tests|Test Suites|Type Errors|Snapshots):?\s+\d+|^Test summary: |^(?:\[\w+\]\s+)?Tests run: \d+|^test result: |^test \S+ \.\.\. FAILED|^(?:FAIL|ok)\s+\S+(?:\s|$)|^FAIL$|^Ran \d+ tests?|^(?:FAILED|OK)(?: \(.*\))?$|^\d+% tests passed|^\s*\d+ - \S+ \((?:Failed|Timeout|SEGFAULT|Not Run|Subprocess aborted)\)|^\s*\d+/\d+ Test\s+#\d+: .*(?:Failed|Timeout|Exception|Not Run)|^\[  (?:FAILED|PASSED)  \]|^\s*\d+ (?:passing|failing|pending)\b|^[#ℹ] (?:tests|pass|fail) \d+|^(?:\d+ tests? completed, )|^BUILD (?:FAILED|SUCCESSFUL|SUCCESS|FAILURE)|^Found \d+ errors?|^Test run (?:completed|failed|passed)"
    )]
    private static partial Regex Tests();

    [GeneratedRegex(
        @"^Build (?:succeeded|FAILED|failed).*$|^\s*\d+ (?:Warning|Error)\(s\)$|^make(?:\[\d+\])?: (?:\*\*\*|Nothing|.* is up to date)|^ninja: |^FAILED: |^gmake|^collect2: |^\d+ (?:errors?|warnings?)(?: and \d+ (?:errors?|warnings?))?(?: generated)?\.?|^✖ \d+ problems?|^error: (?:could not compile|aborting|test failed)|^warning: .* generated \d+ warnings?|^\[(?:ERROR|INFO)\] (?:BUILD|Failed to execute|Could not|COMPILATION|Total time)|^> Task \S+ FAILED|^\* What went wrong|^Execution failed|^> .*(?:failed|Could not)|^-- Configuring incomplete|^-- Could NOT find|^Success: no issues|^Found \d+ (?:errors?|warnings?)|^Would (?:re)?format|^\d+ files? (?:would be )?(?:re)?formatted|^Restore (?:complete|failed)|^\s+Failed to restore|^All checks passed|^ERROR: (?:failed to|process)|^ > \[.*\d+/\d+\]|^Dockerfile:\d+|^Your code has been rated|^\[\w+\] Reactor Summary|^\[INFO\] .* (?:FAILURE|SUCCESS) \["
    )]
    private static partial Regex Builds();

    [GeneratedRegex(
        @"^npm (?:ERR!|error)(?! A complete log|\s*$)|^(?:added|removed|changed|up to date)\b.*packages?|^\d+ (?:\w+ )*vulnerabilit|^found \d+ vulnerabilit|^\s*ERR_PNPM_|^ ERR_|^error (?:An unexpected|Couldn't|Command failed)|^(?:➤ )?YN\d{4}: .*(?:Error|failed)|^E: |^ERROR: (?:Could not|No matching|Cannot)|^npm warn (?:deprecated|ERESOLVE|EBADENGINE)"
    )]
    private static partial Regex Packages();

    [GeneratedRegex(
        @"^CONFLICT |^Auto-merging|^Automatic merge failed|^error: (?:could not apply|Your local|failed to push|pathspec|patch failed|cannot|src refspec)|^fatal: |^hint: (?!Disable|You can|See the|to )|^On branch |^HEAD detached|^Your branch |^You (?:have|are) |^All conflicts|^(?:Changes|Untracked|Unmerged) (?:to|not|files|paths)|^\t(?:(?:modified|new file|deleted|renamed|both modified|both added|deleted by (?:us|them)|typechange):.*|\S.*)$|^nothing (?:to commit|added)|^no changes added|^ \d+ files? changed|^Already up to date|^ ! \[rejected\]|^Could not apply|^Rebasing|^interactive rebase|^!! |^(?:UU|AA|DU|UD) |^Switched to|^\[\S+ [0-9a-f]{7,}\]"
    )]
    private static partial Regex Repository();
}
