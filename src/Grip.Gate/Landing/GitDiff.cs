using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Grip.Gate.Landing;

/// <summary>
/// Steps as a patch in git's extended format, byte for byte what <c>git apply</c> needs: text as it is encoded in the
/// file, files with NUL bytes (UTF-16 among them) as binary patches.
/// </summary>
internal sealed class GitDiff
{
    private const string Nothing = "0000000000000000000000000000000000000000";
    private readonly ArrayBufferWriter<byte> _patch = new();
    private readonly string _prefix;

    private GitDiff(string prefix) => _prefix = prefix;

    /// <param name="prefix">Put before each path, as in "src/shop/": from git's top folder to the workspace.</param>
    public static byte[] Write(ImmutableArray<FileStep> steps, string prefix)
    {
        var diff = new GitDiff(prefix);
        var before = steps.ToDictionary(step => step.Path, step => step.Before, StringComparer.Ordinal);
        var sources = steps.Select(step => step.RenamedFrom).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var step in steps)
            if (step.RenamedFrom is { } from)
                diff.File(from, before[from]!, step.Path, step.After!);
            else if (sources.Contains(step.Path) && step.After is not null)
                diff.File(step.Path, null, step.Path, step.After);
            else if (!sources.Contains(step.Path))
                diff.File(step.Path, step.Before, step.Path, step.After);
        return diff._patch.WrittenSpan.ToArray();
    }

    private void File(string oldPath, FileImage? before, string newPath, FileImage? after)
    {
        Line($"diff --git {GitPath.Quote($"a/{_prefix}{oldPath}")} {GitPath.Quote($"b/{_prefix}{newPath}")}");
        if (before is null)
            Line($"new file mode {ModeOf(after!)}");
        else if (after is null)
            Line($"deleted file mode {ModeOf(before)}");
        if (oldPath != newPath)
        {
            Line($"similarity index {Similarity(before!, after!)}%");
            Line($"rename from {GitPath.Quote(_prefix + oldPath)}");
            Line($"rename to {GitPath.Quote(_prefix + newPath)}");
        }

        var (old, now) = (before?.Bytes ?? [], after?.Bytes ?? []);
        if (before is not null && after is not null && old.AsSpan().SequenceEqual(now))
            return;
        var mode = before is null || after is null ? "" : " " + ModeOf(before);
        Line($"index {ObjectId(before)}..{ObjectId(after)}{mode}");
        if (old.Contains((byte)0) || now.Contains((byte)0))
            Binary(old, now);
        else if (old.Length + now.Length > 0)
            Text(before is null ? null : $"a/{_prefix}{oldPath}", old, after is null ? null : $"b/{_prefix}{newPath}", now);
    }

    private void Text(string? oldName, byte[] old, string? newName, byte[] now)
    {
        Line($"--- {GitPath.Header(oldName)}");
        Line($"+++ {GitPath.Header(newName)}");
        // Latin-1 maps bytes and characters one to one, whatever the file's encoding is.
        var a = TextDiff.SplitLines(Encoding.Latin1.GetString(old));
        var b = TextDiff.SplitLines(Encoding.Latin1.GetString(now));
        foreach (var hunk in Hunk.Of(TextDiff.Lines(a, b), a.Length))
        {
            Line($"@@ -{Range(hunk.StartA, hunk.CountA)} +{Range(hunk.StartB, hunk.CountB)} @@");
            var at = hunk.StartA;
            foreach (var run in hunk.Runs)
            {
                Lines(' ', a.AsSpan(at, run.StartA - at));
                Lines('-', a.AsSpan(run.StartA, run.CountA));
                Lines('+', b.AsSpan(run.StartB, run.CountB));
                at = run.StartA + run.CountA;
            }

            Lines(' ', a.AsSpan(at, hunk.StartA + hunk.CountA - at));
        }
    }

    private void Lines(char sign, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            _patch.Write([(byte)sign]);
            _patch.Write(Encoding.Latin1.GetBytes(line));
            if (!line.EndsWith('\n'))
                _patch.Write("\n\\ No newline at end of file\n"u8);
        }
    }

    /// <summary>Both directions, so that the patch can be taken back with <c>git apply -R</c>.</summary>
    private void Binary(byte[] old, byte[] now)
    {
        Line("GIT binary patch");
        Literal(now);
        Literal(old);
    }

    private void Literal(byte[] bytes)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"literal {bytes.Length}"));
        foreach (var chunk in Packed(bytes).Chunk(GitBase85.MostBytesInLine))
            Line(GitBase85.Line(chunk));
        Line("");
    }

    private static byte[] Packed(byte[] bytes)
    {
        // .NET writes no stream at all for no bytes; git wants the empty one.
        if (bytes.Length == 0)
            return [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    private void Line(string text)
    {
        _patch.Write(Encoding.UTF8.GetBytes(text));
        _patch.Write("\n"u8);
    }

    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static string ModeOf(FileImage image) => image.Mode is { } mode && mode.HasFlag(UnixFileMode.UserExecute) ? "100755" : "100644";

    private static int Similarity(FileImage before, FileImage after)
    {
        if (before.Bytes.AsSpan().SequenceEqual(after.Bytes))
            return 100;
        var a = TextDiff.SplitLines(Encoding.Latin1.GetString(before.Bytes));
        var b = TextDiff.SplitLines(Encoding.Latin1.GetString(after.Bytes));
        var changed = TextDiff.Lines(a, b).Sum(run => a.AsSpan(run.StartA, run.CountA).ToArray().Sum(line => line.Length));
        return (int)(99L * (before.Bytes.Length - changed) / Math.Max(1, Math.Max(before.Bytes.Length, after.Bytes.Length)));
    }

#pragma warning disable CA5350 // Git names blobs by SHA-1; nothing here relies on it for safety.
    private static string ObjectId(FileImage? image) =>
        image is null
            ? Nothing
            : Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {image.Bytes.Length}\0"), .. image.Bytes]));
#pragma warning restore CA5350
}
