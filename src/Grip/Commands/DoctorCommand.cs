using System.Collections.Immutable;
using Grip.Core;
using Grip.Doctor;
using Grip.Output;

namespace Grip.Commands;

internal sealed class DoctorCommand()
    : GripCommand("doctor", "Show what grip finds here: SDK, solution, how each project was loaded, caches.")
{
    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "A project is loaded 'exact' (the command line that your own build gives to the compiler), 'partial' (some packages are missing) "
        + "or 'loose' (sources and reference packs only, so verdicts about it are weaker). Each that is not exact is listed with the reason.";

    public override ImmutableArray<Example> Examples =>
        [
            new("doctor", "The current folder."),
            new("doctor --in src/Shop.slnx", "Another solution."),
            new("doctor --no-restore --json", "For a script, without touching any obj folder's packages."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Nothing hinders work."), (ExitCode.Refused, "Something does; each problem is listed.")];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        return new DoctorReply(await new Examination(invocation, progress).RunAsync(cancellation));
    }
}
