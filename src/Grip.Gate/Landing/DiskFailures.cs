using Grip.Core;

namespace Grip.Gate.Landing;

/// <summary>What a failing disk says, in words for the user.</summary>
internal static class DiskFailures
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static bool IsDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <param name="path">The file or folder that was being written.</param>
    public static GripException Explain(Exception failure, string path) =>
        failure switch
        {
            UnauthorizedAccessException => new GripException(
                ExitCode.Refused,
                $"No permission to write {path}.",
                "Give yourself write permission for the file and its folder, and run the command again. Nothing was changed.",
                [path]
            ),
            { HResult: ReadOnlyFileSystem } => new GripException(
                ExitCode.Refused,
                $"{path} lies on a file system that is mounted read-only.",
                "Work on a writable copy. Nothing was changed.",
                [path]
            ),
            _ when IsFull(failure) => new GripException(
                ExitCode.ToolFailure,
                $"The disk is full: {path} could not be written.",
                "Free some space and run the command again. Nothing was changed.",
                [path]
            ),
            _ => new GripException(ExitCode.ToolFailure, $"{path} could not be written: {failure.Message}", "Nothing was changed.", [path]),
        };

    /// <summary>No space, or over the user's quota (its number differs between systems).</summary>
    private static bool IsFull(Exception failure) =>
        failure.HResult is NoSpace or WindowsDiskFull or WindowsHandleDiskFull
        || (OperatingSystem.IsLinux() && failure.HResult == 122)
        || (OperatingSystem.IsMacOS() && failure.HResult == 69);
}
