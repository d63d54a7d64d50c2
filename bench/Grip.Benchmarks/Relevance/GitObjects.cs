using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Grip.Map.Relevance.History;

namespace Grip.Benchmarks.Relevance;

/// <summary>Reads a repository's objects without a checkout.</summary>
internal sealed class GitObjects(string folder)
{
    /// <summary>Looks for owner/name in the layouts that mirrors usually have.</summary>
    public static GitObjects Find(string root, string repository)
    {
        var name = repository.Split('/')[^1];
        string[] places =
        [
            repository.Replace('/', '+') + "/repo",
            repository.Replace('/', '+'),
            repository,
            repository + ".git",
            name,
            name + ".git",
        ];
        var found = places
            .Select(place => Path.Combine(root, place))
            .FirstOrDefault(place => Directory.Exists(Path.Combine(place, ".git")) || File.Exists(Path.Combine(place, "HEAD")));
        return new GitObjects(found ?? throw new UsageException($"{repository} is not below {root}."));
    }

    /// <summary>The C# files of a commit: path and blob.</summary>
    public async Task<IReadOnlyList<(string Path, string Blob)>> TreeAsync(string commit, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(await RunAsync(["ls-tree", "-r", "-z", "--full-tree", commit], "", cancellation));
        return
        [
            .. text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (Path: line[(line.IndexOf('\t') + 1)..], Parts: line.Split(['\t', ' '])))
                .Where(entry =>
                    entry.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && entry.Parts[1] == "blob" && entry.Parts[0] != "120000"
                )
                .Select(entry => (entry.Path, entry.Parts[2])),
        ];
    }

    /// <summary>The contents of blobs, in the order asked for.</summary>
    public async Task<IReadOnlyList<byte[]>> BlobsAsync(IReadOnlyList<string> blobs, CancellationToken cancellation)
    {
        if (blobs.Count == 0)
            return [];
        var answer = await RunAsync(["cat-file", "--batch"], string.Join('\n', blobs) + "\n", cancellation);
        List<byte[]> result = [];
        var position = 0;
        foreach (var _ in blobs)
        {
            var end = Array.IndexOf(answer, (byte)'\n', position);
            var header = Encoding.ASCII.GetString(answer, position, end - position).Split(' ');
            var length = header.Length == 3 ? int.Parse(header[2]) : 0;
            result.Add(answer.AsSpan(end + 1, length).ToArray());
            position = header.Length == 3 ? end + 2 + length : end + 1;
        }
        return result;
    }

    /// <summary>What is reachable from a commit, newest first.</summary>
    public async Task<ImmutableArray<CommitRecord>> HistoryAsync(string commit, int most, CancellationToken cancellation) =>
        HistoryLog.Parse(
            Encoding.UTF8.GetString(await RunAsync(HistoryLog.Arguments([commit], followRenames: true, most), "", cancellation))
        );

    private async Task<byte[]> RunAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, "-c", "core.quotePath=false", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await copying;
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output.ToArray() : throw new UsageException($"git {arguments[0]} failed in {folder}.");
    }
}
