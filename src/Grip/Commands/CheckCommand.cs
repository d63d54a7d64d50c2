using System.Collections.Immutable;
using System.CommandLine;
using Grip.Checking;
using Grip.CommandLine;
using Grip.Core;
using Grip.Core.Checks;
using Grip.Output;

namespace Grip.Commands;

internal sealed class CheckCommand : GripCommand
{
    private readonly Option<string?> _base = new("--base")
    {
        Description = "Judge what the working tree changes since this revision. Default: HEAD.",
        HelpName = "REV",
    };

    private readonly Option<string?> _edits = new("--edits")
    {
        Description = "Judge the edits in this JSON file, or on standard input (-), without writing them.",
        HelpName = "FILE",
    };

    public CheckCommand()
        : base("check", "Say what a change breaks: the gate alone, nothing is written.")
    {
        Add(_base);
        Add(_edits);
    }

    public override CommandGroup Group => CommandGroup.Prove;

    public override string Details =>
        "The change is compared with the tree before it, in every project and target framework that it can affect: errors that it introduces, "
        + "errors that it fixes; what was wrong before is only counted. "
        + "An edits file is {\"edits\":[{\"path\",\"start\",\"end\",\"text\"}]}: offsets are UTF-16 code units of the decoded text without a BOM; "
        + "start 0 and end -1 replace the file, a missing file is added, \"text\": null deletes it. "
        + "With --edits - and --json, each line of standard input is an edits object of its own and is answered by a line, as soon as it is read; "
        + "the solution is read once, and each question is asked of the tree as it is on disk.";

    public override bool NeedsCompiler => true;

    public override ImmutableArray<Example> Examples =>
        [
            new("check", "What did I break since the last commit?"),
            new("check --base main", "What does my branch break, uncommitted work included?"),
            new("check --edits proposal.json --json", "Would these edits compile? For a program."),
            new("check --edits - < proposal.json", "The same from standard input."),
            new("check --edits - --json < many.jsonl", "Many questions, one a line, one answer a line."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "The change introduces no error."),
            (ExitCode.Refused, "It does; each is listed with its place and, for an unknown name, the nearest that exist."),
            (ExitCode.Usage, "The edits file is malformed, or there is no such revision or solution."),
            (ExitCode.Configuration, "There is no .NET SDK, or no git for --base."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var edits = invocation.Get(_edits);
        if (edits is not null && invocation.Get(_base) is not null)
            throw UsageErrors.Usage("--base and --edits were both given.", invocation.Line, hint: null);
        using var progress = invocation.StartProgress();
        var answer = new CheckAnswer(invocation, invocation.Get(invocation.Common.Full) ? CheckLevel.Full : CheckLevel.Affected, progress);
        return edits is null
            ? await answer.SinceAsync(invocation.Get(_base) ?? "HEAD", cancellation)
            : await answer.EditsAsync(edits, cancellation);
    }
}
