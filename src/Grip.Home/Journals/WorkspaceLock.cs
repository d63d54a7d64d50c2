using System.Globalization;
using Grip.Core;

namespace Grip.Home.Journals;

/// <summary>
/// One writer per workspace. The operating system holds the lock on an open file, so it ends with its holder however
/// that one ends; a file beside it says who the holder is.
/// </summary>
public sealed class WorkspaceLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _file;

    private WorkspaceLock(FileStream file) => _file = file;

    /// <summary>Waits up to <paramref name="patience"/> for the lock of <paramref name="folder"/>, which must exist.</summary>
    /// <exception cref="GripException">Another process held it all the time; the message names it.</exception>
    public static async Task<WorkspaceLock> TakeAsync(string folder, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var (path, holder) = (Path.Combine(folder, "lock"), Path.Combine(folder, "lock-holder"));
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                SayWho(holder, time);
                return new WorkspaceLock(file);
            }
            catch (IOException) when (File.Exists(path) && time.GetElapsedTime(start) < patience)
            {
                await Task.Delay(Poll, time, cancellation);
            }
            catch (IOException) when (File.Exists(path))
            {
                throw new GripException(
                    ExitCode.ToolFailure,
                    $"Another Grip is writing in this workspace: {Who(holder)}. Waited {patience.TotalSeconds:0.#} s.",
                    "Wait until it is done, or end that process, and run the command again. Nothing was written."
                );
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static void SayWho(string holder, TimeProvider time)
    {
        try
        {
            var since = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
            File.WriteAllText(holder, $"process {Environment.ProcessId}, since {since}");
        }
        catch (IOException)
        {
            // Only the name of the holder is lost (a full disk, or a reader at this instant); the lock itself holds.
        }
    }

    private static string Who(string holder)
    {
        try
        {
            return File.ReadAllText(holder);
        }
        catch (IOException)
        {
            return "a process that did not leave its number";
        }
    }
}
