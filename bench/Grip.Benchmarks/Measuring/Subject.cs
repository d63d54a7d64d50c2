using System.Text.Json;
using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Measuring;

/// <summary>A generated solution, restored, under git so that it can be put back.</summary>
internal sealed record Subject(string Folder, Manifest Manifest)
{
    /// <param name="options">Where and how large; what is there already is taken as it is.</param>
    /// <param name="builds">Build it once, so that later builds are warm.</param>
    /// <param name="cancellation">Ends the child processes.</param>
    public static async Task<Subject> MakeAsync(GenerateOptions options, bool builds, CancellationToken cancellation)
    {
        var manifest = Directory.Exists(options.Folder)
            ? JsonSerializer.Deserialize<Manifest>(
                await File.ReadAllTextAsync(Path.Combine(options.Folder, Manifest.FileName), cancellation),
                Manifest.Json
            )!
            : GenerateCommand.Run(options);
        var subject = new Subject(options.Folder, manifest);
        if (!Directory.Exists(Path.Combine(options.Folder, ".git")))
        {
            await subject.MustAsync("git", ["init", "-q"], cancellation);
            await subject.MustAsync("git", ["add", "-A"], cancellation);
            await subject.MustAsync(
                "git",
                ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-qm", "generated"],
                cancellation
            );
        }
        await subject.PutBackAsync(cancellation);
        await subject.MustAsync("dotnet", ["restore", manifest.Solution], cancellation);
        if (builds)
            await subject.MustAsync("dotnet", ["build", manifest.Solution, "--no-restore", "-v:q"], cancellation);
        return subject;
    }

    public async Task PutBackAsync(CancellationToken cancellation)
    {
        await MustAsync("git", ["checkout", "-q", "--", "."], cancellation);
        await MustAsync("git", ["clean", "-qfd"], cancellation);
    }

    /// <summary>Paths that differ from what was generated.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(CancellationToken cancellation)
    {
        var status = await MustAsync("git", ["status", "--porcelain", "--no-renames"], cancellation);
        return [.. status.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).Order(StringComparer.Ordinal)];
    }

    public async Task WriteAsync(EditCandidate edit, CancellationToken cancellation)
    {
        var path = Path.Combine(Folder, edit.Path);
        var text = await File.ReadAllTextAsync(path, cancellation);
        await File.WriteAllTextAsync(path, text[..edit.Start] + edit.Text + text[edit.End..], cancellation);
    }

    private async Task<string> MustAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var command = new MeasuredCommand(file, arguments, Folder);
        var sample = await command.RunAsync(cancellation);
        return sample.ExitCode == 0 ? sample.Output : throw new UsageException($"{command} ended with {sample.ExitCode}: {sample.Output}");
    }
}
