using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>
/// Carries a prepared journal entry out on the user's files. Everything that needs space or permission comes first;
/// the renames come last and one after the other.
/// </summary>
/// <param name="steps">The images of the entry's files, in its order.</param>
/// <param name="at">Called between steps with the name of the instant; tests make it throw.</param>
internal sealed class Transaction(WorkspacePaths paths, JournalManifest manifest, ImmutableArray<FileStep> steps, Action<string> at)
{
    /// <summary>What is being written just now, for messages.</summary>
    public string Current { get; private set; } = "";

    /// <summary>The files that have been changed so far.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes folders and writes the new bytes beside their places. Nothing that the user sees as a source file changes.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the caller rolls back.</exception>
    public void Stage(CancellationToken cancellation)
    {
        foreach (var folder in manifest.CreatedFolders)
        {
            Current = folder;
            Directory.CreateDirectory(paths.Full(folder));
            Durable.FlushFolder(Path.GetDirectoryName(paths.Full(folder))!);
            at($"made {folder}");
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].After is not { } after)
                continue;
            cancellation.ThrowIfCancellationRequested();
            Current = steps[i].Path;
            at($"before staging {Current}");
            Durable.WriteUnflushed(paths.Full(manifest.Files[i].Temporary), after.Mode, after.Bytes);
            at($"staged {Current}");
        }

        cancellation.ThrowIfCancellationRequested();
        Durable.FlushFiles([.. manifest.Files.Where(file => file.After is not null).Select(file => paths.Full(file.Temporary))]);
        at("flushed staged files");
    }

    /// <summary>Ends old names first, so that a change of letter case works where the file system ignores it.</summary>
    /// <exception cref="Core.GripException">A file changed in the meantime; the caller rolls back.</exception>
    public void Apply()
    {
        foreach (var step in steps.Where(step => step.After is null))
        {
            RefuseIfChanged(step);
            File.Delete(paths.Full(step.Path));
            Touched.Add(step.Path);
            at($"deleted {step.Path}");
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].After is null)
                continue;
            RefuseIfChanged(steps[i]);
            File.Move(paths.Full(manifest.Files[i].Temporary), paths.Full(steps[i].Path), overwrite: steps[i].Before is not null);
            Touched.Add(steps[i].Path);
            at($"replaced {steps[i].Path}");
        }

        Folders.RemoveEmpty(paths, manifest.RemovedFolders);
        at("removed folders");
        Folders.Flush(paths, manifest);
        at("flushed folders");
    }

    private void RefuseIfChanged(FileStep step)
    {
        Current = step.Path;
        at($"before changing {Current}");
        if (step.Before is { } before && !IsStill(before, paths.Full(step.Path)))
            throw LandingPlan.ChangedSince(step.Path, FileText.Decode(before.Bytes).Text, TextOf(paths.Full(step.Path)));
    }

    private static string? TextOf(string full) => File.Exists(full) ? FileText.Decode(File.ReadAllBytes(full)).Text : null;

    private static bool IsStill(FileImage before, string full) =>
        File.Exists(full) && !RealPaths.IsLink(full) && File.ReadAllBytes(full).AsSpan().SequenceEqual(before.Bytes);
}
