using System.CommandLine;
using System.Diagnostics;
using Grip.CommandLine;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Output;

namespace Grip.Commands;

/// <summary>One run of a command: what was asked, and the world it was asked in.</summary>
internal sealed class Invocation
{
    private readonly Stopwatch _clock;

    public Invocation(ParsedLine line, Surroundings surroundings, Stopwatch clock)
    {
        (Line, Surroundings, _clock) = (line, surroundings, clock);
        Home = HomeFolder.Locate(surroundings.Environment);
        Lander = new Lander(Home, TimeProvider.System);
    }

    public Surroundings Surroundings { get; }

    public ParsedLine Line { get; }

    public CommonOptions Common => Line.Root.Common;

    public HomeFolder Home { get; }

    public Lander Lander { get; }

    /// <summary>The absolute path that --in names, else the current folder.</summary>
    public string Workspace => Absolute(Line.Get(Common.In) ?? ".");

    public TimeSpan Elapsed => _clock.Elapsed;

    public T? Get<T>(Option<T> option) => Line.Get(option);

    public T? Get<T>(Argument<T> argument) => Line.Get(argument);

    public string Absolute(string path) => Path.GetFullPath(path, Surroundings.CurrentDirectory);

    /// <summary>To be disposed before the answer is written.</summary>
    public ProgressLine StartProgress() => new(Surroundings.Error, Surroundings.ErrorIsTerminal, Line.Verbosity, Surroundings.Width);
}
