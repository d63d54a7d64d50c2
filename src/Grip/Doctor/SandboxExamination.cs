using System.Collections.Immutable;
using System.ComponentModel;
using Grip.Home;
using Grip.Sandbox;
using Grip.Terminal;
using Grip.Terminal.Sandbox;

namespace Grip.Doctor;

/// <param name="Holds">What was tried and held back.</param>
/// <param name="Open">What was tried and went through, or why there is no sandbox.</param>
internal sealed record SandboxReport(
    int Landlock,
    bool Seccomp,
    bool OwnNetwork,
    ImmutableArray<string> Holds,
    ImmutableArray<string> Open
);

/// <summary>Tries what a hostile command would try, in the sandbox that commands of an agent run in.</summary>
internal static class SandboxExamination
{
    private const string Attempts = """
        check() { if eval "$2" >/dev/null 2>&1; then echo "open:$1"; else echo "held:$1"; fi; }
        check "writing outside of the workspace" 'echo x > "$GRIP_PROBE/written"'
        check "reading outside of the workspace" 'cat "$GRIP_PROBE/readable"'
        check "signals to other programs" 'kill -0 $PPID'
        check "the environment of other programs" 'cat /proc/$PPID/environ'
        check "mounts" 'mount -t tmpfs none "$TMPDIR"'
        if [ "$(tail -n +3 /proc/net/dev | grep -vc '^ *lo:')" = 0 ]; then echo "held:the network"; else check "the network" 'exec 3<>/dev/udp/127.0.0.1/9'; fi
        if echo x > "$TMPDIR/own" && [ -s "$TMPDIR/own" ]; then echo "held:writes of its own go through"; else echo "open:its own folder cannot be written"; fi
        """;

    public static async Task<SandboxReport> RunAsync(HomeFolder home, Func<string, string?> environment, CancellationToken cancellation)
    {
        var support = SandboxProbe.Result;
        if (support.Missing is { } missing)
            return new SandboxReport(support.Landlock, support.Seccomp, support.OwnNetwork, [], [missing]);
        var probe = HomeFolder.CreatePrivate(Path.Combine(home.Caches, "probe"));
        var own = HomeFolder.CreatePrivate(Path.Combine(home.Caches, "probe-tmp"));
        home.WriteProbe(probe);
        var user = environment("HOME") is { Length: > 0 } folder ? folder : "/root";
        var policy = new SandboxPolicy([own, .. SandboxFolders.Writable], [.. SandboxFolders.Readable(user, environment)], Network: false);
        try
        {
            var result = await CommandRunner.RunAsync(
                new Terminal.Command("bash", ["-c", Attempts], own, TimeSpan.FromSeconds(20))
                {
                    Sandbox = policy,
                    Environment = ImmutableDictionary<string, string?>.Empty.Add("GRIP_PROBE", probe).Add("TMPDIR", own),
                },
                cancellation
            );
            return new SandboxReport(support.Landlock, support.Seccomp, support.OwnNetwork, Said(result, "held:"), Said(result, "open:"));
        }
        catch (Exception failure) when (failure is Win32Exception or SandboxException)
        {
            return new SandboxReport(support.Landlock, support.Seccomp, support.OwnNetwork, [], [failure.Message]);
        }
    }

    private static ImmutableArray<string> Said(CommandResult result, string what) =>
        [.. result.Output.Split('\n').Where(line => line.StartsWith(what, StringComparison.Ordinal)).Select(line => line[what.Length..])];
}
