namespace Grip.Benchmarks.Measuring;

/// <summary>The programs that are compared.</summary>
/// <param name="Grip">Path of the program.</param>
/// <param name="Ctags">universal-ctags, or null likewise.</param>
/// <param name="AstGrep">Path, or null if there is none; then what needs it is left out and the report says so.</param>
internal sealed record Tools(string Grip, string? AstGrep, string Home, string? Ctags = null)
{
    public static async Task<Tools> FindAsync(Arguments arguments, string home, CancellationToken cancellation)
    {
        var name = OperatingSystem.IsWindows() ? "grip.exe" : "grip";
        var grip = Path.GetFullPath(arguments.Text("grip") ?? Path.Combine(AppContext.BaseDirectory, "../../Grip/release", name));
        if (!File.Exists(grip))
            throw new UsageException($"No grip at {grip}: build it with -c Release or name it with --grip.");
        return new Tools(grip, await AstGrepAsync(arguments.Text("ast-grep"), cancellation), home, await CtagsAsync(cancellation));
    }

    public MeasuredCommand GripCommand(string folder, params IReadOnlyList<string> arguments) =>
        new(Grip, [.. arguments, "--in", folder, "--json"], folder)
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = Home },
        };

    public static MeasuredCommand Build(string folder, string solution) =>
        new("dotnet", ["build", solution, "--no-restore", "-v:q"], folder);

    /// <summary><c>sg</c> is also the name of an old Unix program, so the answer to --version decides.</summary>
    private static async Task<string?> AstGrepAsync(string? named, CancellationToken cancellation)
    {
        IReadOnlyList<string> candidates = named is null ? [.. OnPath("ast-grep"), .. OnPath("sg")] : [Path.GetFullPath(named)];
        foreach (var candidate in candidates.Where(File.Exists))
        {
            var answer = await new MeasuredCommand(candidate, ["--version"], Path.GetTempPath()).RunAsync(cancellation);
            if (answer.Output.StartsWith("ast-grep", StringComparison.Ordinal))
                return candidate;
        }
        return named is null ? null : throw new UsageException($"{named} is not ast-grep.");
    }

    /// <summary>The older exuberant-ctags knows no C# of this century.</summary>
    private static async Task<string?> CtagsAsync(CancellationToken cancellation)
    {
        foreach (var candidate in OnPath("ctags").Where(File.Exists))
            if (
                (await new MeasuredCommand(candidate, ["--version"], Path.GetTempPath()).RunAsync(cancellation)).Output.StartsWith(
                    "Universal",
                    StringComparison.Ordinal
                )
            )
                return candidate;
        return null;
    }

    private static IEnumerable<string> OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name));
}
