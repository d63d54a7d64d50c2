using System.CommandLine;
using System.Diagnostics;
using Grip.CommandLine;
using Grip.Home;

namespace Grip.Commands;

/// <summary>One run of a command: what was asked, and the world it was asked in.</summary>
internal sealed class Invocation(ParsedLine line, Surroundings surroundings, Stopwatch clock)
{
    public Surroundings Surroundings => surroundings;

    public ParsedLine Line => line;

    public HomeFolder Home { get; } = HomeFolder.Locate(surroundings.Environment);

    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>The absolute path that --in names, else the current folder.</summary>
    public string Workspace => Absolute(line.Get(line.Root.Common.In) ?? ".");

    public bool DryRun => line.Get(line.Root.Common.DryRun);

    public T? Get<T>(Option<T> option) => line.Get(option);

    public T? Get<T>(Argument<T> argument) => line.Get(argument);

    public string Absolute(string path) => Path.GetFullPath(path, surroundings.CurrentDirectory);
}
