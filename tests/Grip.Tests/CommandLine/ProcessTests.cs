using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.CommandLine;

/// <summary>What only the real program can show: signals and pipes.</summary>
public sealed class ProcessTests
{
    [Fact(SkipUnless = nameof(IsUnix), Skip = "Windows has neither SIGINT from a shell nor head.")]
    public async Task A_reader_that_leaves_early_is_no_error()
    {
        using var folder = new TemporaryFolder();

        var answer = await ShellAsync("set -o pipefail; dotnet \"$GRIP\" docs commands | head -1; echo ${PIPESTATUS[0]}", folder);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(["<!-- Written by 'grip docs'; edit the code instead, see AGENTS.md. -->", "0", ""], answer.Output.Split('\n'));
    }

    [Theory(SkipUnless = nameof(IsUnix), Skip = "Windows has neither SIGINT from a shell nor SIGTERM.")]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_command_with_the_code_of_the_signal(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        // A fake git that tells that it was started and then hangs: the command is surely at work when the signal comes.
        var started = folder.Combine("started");
        Assert.Equal(
            0,
            (
                await ShellAsync(
                    $"mkfifo '{started}'; mkdir bin; printf '#!/bin/sh\\necho now > \"{started}\"\\nexec sleep 600\\n' > bin/git; chmod +x bin/git",
                    folder
                )
            ).ExitCode
        );

        var answer = await ShellAsync(
            $"PATH=\"$PWD/bin:$PATH\" dotnet \"$GRIP\" doctor & read line < '{started}'; kill -{signal} $!; wait $!; echo $?",
            folder
        );

        Assert.Equal($"{exitCode}\n", answer.Output);
        Assert.StartsWith("grip: Interrupted; nothing was left half done.\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Windows has no bash.")]
    public async Task The_completion_script_for_bash_offers_commands_options_and_values()
    {
        using var folder = new TemporaryFolder();

        var answer = await ShellAsync(
            """
            grip() { dotnet "$GRIP" "$@"; }
            eval "$(grip completion bash)"
            offer() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _grip; echo "${COMPREPLY[@]}"; }
            offer grip ren; offer grip rename A B --dry; offer grip rename --tests ""; offer grip completion p; offer grip rename ""
            """,
            folder
        );

        Assert.Equal("rename\n--dry-run\naffected all none\npwsh\n\n", answer.Output);
    }

    public static bool IsUnix => !OperatingSystem.IsWindows();

    private static Task<GripAnswer> ShellAsync(string script, TemporaryFolder folder) =>
        GripRun.ProcessAsync(
            "bash",
            // A background job of a shell without job control ignores SIGINT; with it, it is as on a terminal.
            ["-c", "set -m; " + script],
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["GRIP"] = Path.Combine(AppContext.BaseDirectory, "grip.dll"),
                ["GRIP_HOME"] = folder.Combine("home"),
            },
            "",
            TestContext.Current.CancellationToken
        );
}
