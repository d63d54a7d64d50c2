using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Grip.Home.CommandLogs;
using Grip.Terminal;
using Grip.Terminal.Digests;
using Grip.Terminal.Sandbox;
using Grip.Terminal.Shell;

namespace Grip.Agent.Shell;

/// <summary>One command of the agent, with the log it writes.</summary>
internal sealed class ShellJob(string command, ShellStages stages, CommandLog log)
{
    private const int RecentBytes = 4_000;

    private readonly StringBuilder _recent = new();

    public string Command { get; } = command;

    public CommandLog Log { get; } = log;

    public ShellRun Run { get; private set; } = null!;

    public int Number => Log.Entry.Number;

    public bool IsRunning => !Run.Ended.IsCompleted;

    /// <summary>The end of the output so far.</summary>
    public string Recent
    {
        get
        {
            lock (_recent)
                return _recent.ToString();
        }
    }

    public void Start(Command start)
    {
        Run = ShellRun.Start(start, Add);
        _ = CompleteAsync();
    }

    /// <summary>The output so far, without what Grip's own script adds, and the exit codes of the last pipe's stages.</summary>
    public (string Output, int[] Codes) Output() => stages.Read(Log.Text());

    private async Task CompleteAsync()
    {
        var end = await Run.Ended;
        Log.Complete(end.ExitCode, end.Duration);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Log.Write(bytes);
        lock (_recent)
        {
            _recent.Append(Encoding.UTF8.GetString(bytes.Length > RecentBytes ? bytes[^RecentBytes..] : bytes));
            if (_recent.Length > 2 * RecentBytes)
                _recent.Remove(0, _recent.Length - RecentBytes);
        }
    }
}

/// <summary>The commands of one agent: those that run, and what is known of those that ran. All end with it.</summary>
internal sealed class ShellJobs(string root, CommandLogStore logs) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, ShellJob> _jobs = new();
    private readonly ConcurrentDictionary<string, LogFacts> _last = new(StringComparer.Ordinal);

    public ImmutableArray<ShellJob> Running => [.. _jobs.Values.Where(job => job.IsRunning).OrderBy(job => job.Number)];

    public CommandLogStore Logs { get; } = logs;

    public ShellJob? Find(int number) => _jobs.GetValueOrDefault(number);

    /// <exception cref="System.ComponentModel.Win32Exception">There is no bash.</exception>
    /// <exception cref="SandboxException">The sandbox is not there; nothing was started.</exception>
    /// <exception cref="Core.GripException">The log cannot be written.</exception>
    public ShellJob Start(string command, ImmutableDictionary<string, string?> environment, SandboxPolicy? sandbox)
    {
        var stages = ShellStages.Of(command);
        var job = new ShellJob(command, stages, Logs.Begin(command));
        job.Start(
            new Command("bash", ["-c", stages.Script], root, Timeout.InfiniteTimeSpan)
            {
                Environment = ShellEnvironment.For(environment),
                Sandbox = sandbox,
            }
        );
        _jobs[job.Number] = job;
        return job;
    }

    /// <summary>The facts of the last run of the same command, remembered until the next.</summary>
    public LogFacts? Remember(string command, LogFacts facts)
    {
        var key = string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _last.TryGetValue(key, out var before);
        _last[key] = facts;
        return before;
    }

    public LogFacts? LastOf(string command) =>
        _last.GetValueOrDefault(string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Ends what still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var job in Running)
            job.Run.Kill();
        foreach (var job in _jobs.Values)
        {
            await job.Run.Ended;
            job.Log.Dispose();
            job.Run.Dispose();
        }
    }
}
