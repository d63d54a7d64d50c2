using System.CommandLine;
using System.Diagnostics;
using System.Runtime.Loader;
using Grip.CommandLine;
using Grip.Core.Checks;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Map.Sdk;
using Grip.Output;

namespace Grip.Commands;

/// <summary>One run of a command: what was asked, and the world it was asked in.</summary>
internal sealed class Invocation
{
    private readonly Stopwatch _clock;
    private DotnetHost? _host;

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

    /// <summary>The .NET installation in use; looked for at the first call.</summary>
    /// <remarks>No method that mentions a type of the compiler may be entered before: it could not be compiled.</remarks>
    /// <exception cref="Core.GripException">There is no SDK; exit code 52.</exception>
    public DotnetHost Host => _host ??= LocateHost();

    public TestSelection Tests =>
        (Get(Common.NoTests) ? "none" : Get(Common.Tests)) switch
        {
            "none" => TestSelection.None,
            "all" => TestSelection.All,
            _ => TestSelection.Affected,
        };

    public TimeSpan Elapsed => _clock.Elapsed;

    public T? Get<T>(Option<T> option) => Line.Get(option);

    public T? Get<T>(Argument<T> argument) => Line.Get(argument);

    public string Absolute(string path) => Path.GetFullPath(path, Surroundings.CurrentDirectory);

    /// <summary>To be disposed before the answer is written.</summary>
    public ProgressLine StartProgress() => new(Surroundings.Error, Surroundings.ErrorIsTerminal, Line.Verbosity, Surroundings.Width);

    private DotnetHost LocateHost()
    {
        var host = DotnetHost.Locate(Surroundings.Environment);
        // Tests run many commands in one process.
        if (!AssemblyLoadContext.Default.Assemblies.Any(assembly => assembly.GetName().Name == "Microsoft.CodeAnalysis"))
            SdkRoslyn.Register(host.Newest);
        return host;
    }
}
