using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Grip.Terminal.Sandbox;

/// <summary>
/// Starts programs that the kernel holds back. Restrictions belong to a thread and to what it starts, so a thread is made for
/// each start, restricts itself, starts the program and ends: nothing of Grip itself is restricted.
/// </summary>
internal static class LinuxSandbox
{
    private const int NoNewPrivileges = 38;

    /// <exception cref="SandboxException">The sandbox cannot be entered; nothing was started.</exception>
    public static Process Start(ProcessStartInfo start, SandboxPolicy policy)
    {
        Warm();
        Process? process = null;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    if (Enter(policy) is { } problem)
                        throw new SandboxException(problem);
                    process = Process.Start(start);
                }
#pragma warning disable CA1031 // Carried over to the caller's thread, whole.
                catch (Exception caught)
#pragma warning restore CA1031
                {
                    failure = caught;
                }
            },
            256 * 1024
        );
        thread.Start();
        thread.Join();
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return process ?? throw new InvalidOperationException($"No process was started for {start.FileName}.");
    }

    /// <summary>Tries everything on a thread that is thrown away.</summary>
    public static SandboxSupport Try()
    {
        if (!OperatingSystem.IsLinux())
            return new SandboxSupport(
                0,
                Seccomp: false,
                OwnNetwork: false,
                $"there is no sandbox for {RuntimeInformation.OSDescription.Split(' ')[0]} yet"
            );
        var version = Landlock.Version();
        if (version == 0)
            return new SandboxSupport(0, Seccomp: false, OwnNetwork: false, "the kernel has no Landlock");
        if (!SeccompFilter.IsKnownHere)
            return new SandboxSupport(
                version,
                Seccomp: false,
                OwnNetwork: false,
                $"system calls of {RuntimeInformation.ProcessArchitecture} are not known"
            );
        var (problem, network) = ((string?)null, false);
        var thread = new Thread(
            () =>
            {
                network = OwnNetwork();
                problem = Enter(new SandboxPolicy([], ["/"], Network: true));
            },
            256 * 1024
        );
        thread.Start();
        thread.Join();
        return new SandboxSupport(version, Seccomp: problem is null, network, problem);
    }

    /// <returns>Null, or what failed.</returns>
    private static string? Enter(SandboxPolicy policy)
    {
        var isolated = !policy.Network && OwnNetwork();
        if (LinuxCalls.Prctl(NoNewPrivileges, 1, 0, 0, 0) != 0)
            return $"new rights cannot be given up (error {Marshal.GetLastPInvokeError()})";
        Capabilities.Drop();
        return Landlock.Restrict(policy, withoutTcp: !policy.Network && !isolated)
            ?? SeccompFilter.Restrict(sockets: policy.Network || isolated);
    }

    /// <summary>A network with nothing but the loopback of its own: tests talk to each other, and to nobody else.</summary>
    private static bool OwnNetwork()
    {
        if (LinuxCalls.Unshare(LinuxCalls.NewNetwork) != 0)
            return false;
        var socket = LinuxCalls.Socket(2, 1, 0);
        if (socket < 0)
            return true;
        var request = new byte[40];
        "lo"u8.CopyTo(request);
        request[16] = 1;
        _ = Landlock.Pinned(request, address => LinuxCalls.Ioctl(socket, 0x8914, address));
        _ = LinuxCalls.Close(socket);
        return true;
    }

    private static bool _warm;

    /// <summary>What the runtime sets up at the first start of a process lives on: it must not be set up by a restricted thread.</summary>
    private static void Warm()
    {
        if (_warm)
            return;
        if (OperatingSystem.IsWindows())
            return;
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGCHLD, static _ => { });
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("true")
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
            process?.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program: what the runtime needs was set up on the way to it.
        }

        _warm = true;
    }
}

/// <summary>A program was not started because the sandbox that it needs is not there.</summary>
public sealed class SandboxException(string message) : Exception(message);
