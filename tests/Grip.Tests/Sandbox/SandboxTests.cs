using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grip.Sandbox;
using Grip.Terminal;
using Grip.Terminal.Sandbox;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Sandbox;

/// <summary>Real programs in the real sandbox. Where the system has none they are skipped, with its reason.</summary>
public sealed class SandboxTests : IDisposable
{
    private const string Secret = "tr0ub4dor";
    private readonly string _folder = Directory.CreateTempSubdirectory("grip-sandbox-").FullName;

    public SandboxTests()
    {
        Inside = Directory.CreateDirectory(Path.Combine(_folder, "inside")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        Outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        Directory.CreateDirectory(Path.Combine(Outside, "empty"));
        File.WriteAllText(Path.Combine(Outside, "secret"), Secret);
    }

    private string Inside { get; }

    private string Temporary { get; }

    private string Outside { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_escape_works()
    {
        Demand();
        var attempts = File.ReadLines(Path.Combine(SourceFolder.Repository, "tests", "Grip.Tests", "Sandbox", "escapes.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToArray();
        Assert.True(attempts.Length >= 40);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var victim = Process.Start(
            new ProcessStartInfo("sleep", "300")
            {
                UseShellExecute = false,
                WorkingDirectory = Outside,
                Environment = { ["VICTIMS_KEY"] = Secret },
            }
        )!;
        var got = new List<string>();
        try
        {
            foreach (var attempt in attempts)
            {
                var result = await RunAsync(
                    attempt
                        .Replace("$OUT", Outside, StringComparison.Ordinal)
                        .Replace("$PORT", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(), StringComparison.Ordinal)
                        .Replace("$VICTIM", victim.Id.ToString(), StringComparison.Ordinal)
                );
                if (result.Output.Contains(Secret, StringComparison.Ordinal) || result.Error.Contains(Secret, StringComparison.Ordinal))
                    got.Add($"read: {attempt}");
                if (Tree() != $"empty,secret={Secret}")
                    got.Add($"changed {Tree()}: {attempt}");
                if (listener.Pending())
                    got.Add($"connected: {attempt}");
                if (victim.HasExited || State(victim.Id) == 'T')
                    got.Add($"killed or stopped: {attempt}");
                if (got.Count > 0)
                    break;
            }
        }
        finally
        {
            victim.Kill();
        }

        Assert.Empty(got);
    }

    [Fact]
    public async Task Nothing_is_left_running()
    {
        Demand();
        var clock = Stopwatch.StartNew();

        await RunAsync("setsid sh -c 'while :; do date +%s%N > beat; sleep 0.05; done' > /dev/null 2>&1 & nohup sleep 300 & sleep 0.3");
        var first = await File.ReadAllTextAsync(Path.Combine(Inside, "beat"), TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(Inside, "beat"), TestContext.Current.CancellationToken));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Work_in_the_workspace_goes_on_as_ever()
    {
        Demand();

        var result = await RunAsync(
            """
            set -e
            git init -q . && git config user.name a && git config user.email a@b
            echo x > a && mkdir -p b/c && mv a b/c && git add . && git commit -q -m x
            git log --oneline | wc -l
            echo t > "$TMPDIR/t" && cat "$TMPDIR/t"
            mkfifo p && (echo piped > p &) && cat p
            python3 - <<'X' 2>/dev/null || echo talked
            import socket
            a = socket.socket(); a.bind(("127.0.0.1", 0)); a.listen(); socket.create_connection(a.getsockname()); print("talked")
            X
            rm -rf b
            """
        );

        Assert.Equal((0, "1\nt\npiped\ntalked\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Grip_itself_is_not_held_back()
    {
        Demand();
        await RunAsync("true");

        Assert.Equal(Secret, await File.ReadAllTextAsync(Path.Combine(Outside, "secret"), TestContext.Current.CancellationToken));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = await CommandRunner.RunAsync(
            new Command(
                "bash",
                ["-c", $"cat {Outside}/secret && exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}"],
                Inside,
                TimeSpan.FromMinutes(1)
            ),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((0, Secret + "\n"), (free.ExitCode, free.Output));
    }

    [Theory]
    [InlineData("curl: (6) Could not resolve host: x", "--sandbox network")]
    [InlineData("bash: /etc/x: Permission denied", "\"write\"")]
    [InlineData("all is well", null)]
    public void What_was_held_back_is_explained_with_the_setting_that_would_allow_it(string output, string? says)
    {
        var explained = new CommandSandbox(new SandboxPolicy([], [], Network: false), "/t", "/p").Explain(output);

        Assert.Equal(says is null, explained is null);
        if (says is not null)
            Assert.Contains(says, explained, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(string script) =>
        CommandRunner.RunAsync(
            new Command("bash", ["-c", script], Inside, TimeSpan.FromMinutes(1))
            {
                Sandbox = new SandboxPolicy(
                    [Inside, Temporary, .. SandboxFolders.Writable],
                    [.. SandboxFolders.Readable("/nowhere", Environment.GetEnvironmentVariable), .. Programs()],
                    Network: false
                ),
                Environment = ImmutableDictionary<string, string?>.Empty.Add("TMPDIR", Temporary).Add("HOME", Temporary),
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Where this machine's python is, if a version manager of the user has it.</summary>
    private static IEnumerable<string> Programs() =>
        new[] { ".pyenv" }
            .Select(name => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), name))
            .Where(Directory.Exists);

    private string Tree() =>
        string.Join(
            ',',
            Directory
                .EnumerateFileSystemEntries(Outside)
                .Order(StringComparer.Ordinal)
                .Select(path => Directory.Exists(path) ? Path.GetFileName(path) : $"{Path.GetFileName(path)}={File.ReadAllText(path)}")
        );

    private static char State(int id) => File.ReadAllText($"/proc/{id}/stat").Split(") ")[1][0];

    private static void Demand() => Assert.SkipUnless(SandboxProbe.Result.Holds, $"no sandbox here: {SandboxProbe.Result.Missing}");
}
