using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Programs that run another one, which is judged in their place.</summary>
internal static class Wrappers
{
    private static readonly ImmutableHashSet<string> None = [];
    private static readonly ImmutableHashSet<string> XargsValues = ProgramTable.Words(
        "-a -d -E -I -L -n -P -s --arg-file --delimiter --replace --max-lines --max-args --max-procs --max-chars --process-slot-var"
    );

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments) =>
        program switch
        {
            "nice" => Plain(arguments, "-n --adjustment"),
            "nohup" or "builtin" or "setsid" or "catchsegv" or "unbuffer" or "noglob" => Plain(arguments, ""),
            "time" => Timed(arguments),
            "timeout" or "gtimeout" => Plain(arguments, "-k -s --kill-after --signal", skipped: 1),
            "stdbuf" or "gstdbuf" => Plain(arguments, "-i -o -e --input --output --error"),
            "ionice" => Plain(arguments, "-c -n -t --class --classdata"),
            "chrt" => Plain(arguments, "-T -P -D", skipped: 1),
            "taskset" => Plain(arguments, "", skipped: 1),
            "busybox" or "toybox" => arguments.IsEmpty
                ? new Effects { OnlyReads = true }
                : new Effects { IsWrapper = true, Runs = [arguments] },
            "command" => Command(arguments),
            "exec" => arguments.IsEmpty ? new Effects { OnlyReads = true } : Plain(arguments, "-a"),
            "env" => Env(arguments),
            "xargs" or "gxargs" => Xargs(arguments),
            "watch" => Joined(arguments, "-n --interval -q --equexit"),
            "flock" => new Effects { Opaque = "flock runs a command under a lock", Carries = Tails(arguments) },
            "sudo"
            or "doas"
            or "pkexec"
            or "su"
            or "runuser"
            or "chroot"
            or "unshare"
            or "nsenter"
            or "systemd-run"
            or "setpriv"
            or "capsh"
            or "fakeroot"
            or "proot"
            or "bwrap"
            or "firejail" => Privileged(program, arguments),
            "strace"
            or "ltrace"
            or "gdb"
            or "lldb"
            or "perf"
            or "valgrind"
            or "script"
            or "expect"
            or "screen"
            or "tmux"
            or "parallel"
            or "at"
            or "batch"
            or "start-stop-daemon"
            or "dbus-run-session"
            or "xvfb-run"
            or "faketime"
            or "numactl"
            or "setarch"
            or "linux32"
            or "linux64"
            or "daemonize"
            or "entr"
            or "watchexec"
            or "nodemon"
            or "ssh-agent"
            or "direnv"
            or "rlwrap"
            or "choom"
            or "prlimit"
            or "cgexec"
            or "pidproxy"
            or "tini"
            or "dumb-init"
            or "gosu"
            or "su-exec"
            or "uv"
            or "op"
            or "doppler"
            or "dotenv"
            or "with-contenv"
            or "mise"
            or "asdf"
            or "rtk" => new Effects
            {
                Concern = $"{program} runs another program",
                Option = program,
                Carries = Tails(arguments),
            },
            _ when program.StartsWith("ld-linux", StringComparison.Ordinal)
                    || program.StartsWith("ld-musl", StringComparison.Ordinal)
                    || program is "ld.so" => new Effects { Opaque = "the loader runs another program", Carries = Tails(arguments) },
            _ => null,
        };

    /// <summary>Every place at which the arguments could begin a command of their own.</summary>
    public static ImmutableArray<ImmutableArray<Argument>> Tails(ImmutableArray<Argument> arguments) =>
        [.. Enumerable.Range(0, Math.Min(arguments.Length, 24)).Where(i => !arguments[i].IsOption).Select(i => arguments[i..])];

    private static Effects Plain(ImmutableArray<Argument> arguments, string valued, int skipped = 0)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words(valued), untilOperand: true);
        var rest = scan.Rest.Length >= skipped ? scan.Rest[skipped..] : [];
        if (scan.Rest.Take(skipped).Any(argument => !argument.IsKnown && argument.Prefix.Length == 0))
            return new Effects { Opaque = "a word that is not known stands before the command" };
        return rest.IsEmpty ? new Effects { OnlyReads = true } : new Effects { IsWrapper = true, Runs = [rest] };
    }

    private static Effects Timed(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-f -o --format --output"), untilOperand: true);
        return new Effects
        {
            IsWrapper = !scan.Rest.IsEmpty,
            OnlyReads = scan.Rest.IsEmpty,
            Runs = scan.Rest.IsEmpty ? [] : [scan.Rest],
            Writes = [.. scan.Values("-o", "--output").Select(value => value ?? Argument.Unknown)],
        };
    }

    private static Effects Command(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, None, untilOperand: true);
        return scan.Has("-v", "-V") || scan.Rest.IsEmpty
            ? new Effects { OnlyReads = true }
            : new Effects { IsWrapper = true, Runs = [scan.Rest] };
    }

    private static Effects Env(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("-u -C -S --unset --chdir --split-string --argv0 -a"), untilOperand: true);
        if (scan.Has("-S", "--split-string"))
            return new Effects { Opaque = "env -S runs text that it takes apart", Carries = Tails(arguments) };
        var rest = scan.Rest;
        while (
            rest is [var first, ..]
            && (first.IsKnown ? first.Text : first.Prefix).IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        )
        {
            var name = first.Text[..equals];
            if (!VariableNames.MayPrecede(name, first.IsKnown ? Argument.Known(first.Text[(equals + 1)..]) : Argument.Unknown))
                return new Effects { Opaque = $"it sets {name}, which can change what the command does", Carries = [rest[1..]] };
            rest = rest[1..];
        }

        return rest.IsEmpty
            ? new Effects { OnlyReads = true }
            : new Effects
            {
                IsWrapper = true,
                Runs = [rest],
                Folder = scan.Values("-C", "--chdir").FirstOrDefault(),
            };
    }

    /// <summary>Stands for what xargs reads, where it is known to be files of the workspace.</summary>
    public static Argument OwnFiles { get; } = new("./", IsKnown: false, IsPattern: true);

    private static Effects Xargs(ImmutableArray<Argument> arguments)
    {
        var own = arguments is [.., var last] && ReferenceEquals(last, OwnFiles);
        var scan = OptionScan.Of(own ? arguments[..^1] : arguments, XargsValues, untilOperand: true);
        var placed = scan.Values("-I", "--replace", "-i").OfType<Argument>().Select(value => value.Text).FirstOrDefault();
        ImmutableArray<Argument> command = scan.Rest.IsEmpty ? [Argument.Known("echo")] : scan.Rest;
        if (placed is { Length: > 0 } || scan.Has("-i"))
            command =
            [
                .. command.Select(argument =>
                    argument.Text.Contains(placed ?? "{}", StringComparison.Ordinal)
                        ? new Argument(argument.Text[..argument.Text.IndexOf(placed ?? "{}", StringComparison.Ordinal)], IsKnown: false)
                        : argument
                ),
            ];
        else
            command = [.. command, own ? OwnFiles : Argument.Unknown];
        return new Effects { IsWrapper = true, Runs = [command] };
    }

    private static Effects Joined(ImmutableArray<Argument> arguments, string valued)
    {
        var rest = OptionScan.Of(arguments, ProgramTable.Words(valued), untilOperand: true).Rest;
        return rest.All(argument => argument.IsKnown)
            ? new Effects { IsWrapper = true, Scripts = [string.Join(' ', rest.Select(argument => argument.Text))] }
            : new Effects { Opaque = "it runs text that is not known" };
    }

    private static Effects Privileged(string program, ImmutableArray<Argument> arguments) =>
        new()
        {
            Concern = $"{program} runs it with other rights",
            Option = program,
            Carries = Tails(arguments),
        };
}
