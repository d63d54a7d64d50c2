using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Grip.Core.Text;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>A planned change on its way into the journal.</summary>
internal sealed record Draft(string Title, string? Undoes, ImmutableArray<FileStep> Steps, ImmutableArray<string> RemovedFolders)
{
    public JournalManifest ToManifest(Workspace workspace, DateTimeOffset time)
    {
        var sequence = workspace.Journal.NextSequence();
        var id = IdOf(sequence, time);
        var offsets = Offsets();
        return new JournalManifest(
            id,
            sequence,
            Title,
            time,
            workspace.Paths.Root,
            Undoes,
            [
                .. Steps.Select(
                    (step, i) => new ManifestFile(step.Path, Temporary(step, id, i), step.RenamedFrom, Of(step.Before), Of(step.After))
                ),
            ],
            [.. workspace.Paths.MissingFolders(Steps.Where(step => step.After is not null).Select(step => step.Path))],
            RemovedFolders
        );

        ManifestImage? Of(FileImage? image) =>
            image is null ? null : new ManifestImage(image.Hash.Value, (int?)image.Mode, offsets[image.Hash], image.Bytes.LongLength);
    }

    /// <summary>Each content once, in the order of the offsets.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Images() => Distinct().Select(image => (ReadOnlyMemory<byte>)image.Bytes);

    private IEnumerable<FileImage> Distinct() =>
        Steps.SelectMany(step => new[] { step.Before, step.After }).OfType<FileImage>().DistinctBy(image => image.Hash);

    private Dictionary<ContentHash, long> Offsets()
    {
        var (offsets, next) = (new Dictionary<ContentHash, long>(), 0L);
        foreach (var image in Distinct())
        {
            offsets.Add(image.Hash, next);
            next += image.Bytes.LongLength;
        }

        return offsets;
    }

    private static string Temporary(FileStep step, string id, int index) =>
        $"{step.Path[..(step.Path.LastIndexOf('/') + 1)]}.grip-{id}-{index}.tmp";

    private string IdOf(long sequence, DateTimeOffset time)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"{sequence} {time:O} {Environment.ProcessId} {Title}");
        return ContentHash.Of(Encoding.UTF8.GetBytes(unique)).Value[..8];
    }
}
