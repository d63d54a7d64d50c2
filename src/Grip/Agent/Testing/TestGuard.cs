using System.Collections.Immutable;
using Grip.Automations.Checking;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;

namespace Grip.Agent.Testing;

/// <summary>
/// Tests say what the code has to do. Unless the user asked for it, a turn may add tests and adapt them to new names and
/// signatures, but not make them say less.
/// </summary>
internal sealed class TestGuard
{
    private string _asked = "";

    public void Begin(string asked) => _asked = asked;

    /// <summary>More words of the user in the same turn.</summary>
    public void Hear(string words) => _asked += "\n" + words;

    /// <returns>Why a change is not made, for the model; null if it may be.</returns>
    /// <param name="original">The bytes of a file before the turn; null if it was not there.</param>
    public GripException? Refusal(ChangeSet change, Func<string, string> relative, Func<string, byte[]?> original)
    {
        if (!change.Files.Any(file => TestFiles.IsTest(file.Path)))
            return null;
        var objections = change.Files.SelectMany(file => Objections(file, relative, original)).ToArray();
        return objections.Length == 0
            ? null
            : new GripException(
                ExitCode.Refused,
                "Nothing was written: tests that nobody asked to change would say less than before.",
                "Make the code right instead; adapting a test to a new name or signature is fine. If the test itself is wrong, leave it and say so.",
                [.. objections]
            );
    }

    /// <summary>What a command has already done to tests.</summary>
    public IEnumerable<string> Objections(ImmutableArray<FileBefore> files, Func<string, string> relative) =>
        files
            .Where(file => file.Bytes is not null)
            .SelectMany(file =>
                Objections(file.Path, [.. file.Bytes!.Value], File.Exists(file.Path) ? File.ReadAllBytes(file.Path) : null, relative)
            );

    /// <summary>What the turn as a whole has done to tests.</summary>
    public ImmutableArray<string> Objections(ImmutableArray<TreeDifference> differences, Func<string, string> relative) =>
        [
            .. differences
                .Where(difference => difference.Before is not null)
                .SelectMany(difference =>
                    Objections(difference.Path, [.. difference.Before!.Value], difference.After?.ToArray(), relative)
                ),
        ];

    private IEnumerable<string> Objections(FileChange change, Func<string, string> relative, Func<string, byte[]?> original)
    {
        // What the turn itself has added is its own.
        if (change is FileChange.Added || !TestFiles.IsTest(change.Path) || original(change.Path) is not { } before)
            return [];
        var after = change switch
        {
            FileChange.Modified modified => Edited(File.ReadAllBytes(change.Path), modified.Edits),
            FileChange.Renamed renamed => Edited(File.ReadAllBytes(change.Path), renamed.Edits),
            _ => null,
        };
        return Objections(change.Path, before, after, relative);
    }

    /// <param name="after">Null if the file is gone.</param>
    private IEnumerable<string> Objections(string path, byte[] before, byte[]? after, Func<string, string> relative)
    {
        if (!TestFiles.IsTest(path) || TestRequest.AsksFor(_asked, path))
            return [];
        var name = relative(path);
        var (old, now) = (FileText.Decode(before).Text, after is null ? "" : FileText.Decode(after).Text);
        return TestFiles.IsCSharp(path) ? TestExpectations.Weakened(old, now).Select(what => $"{name}: {what}.")
            : TestFiles.OnlyAdds(old, now) ? []
            : [$"{name}: its lines are not what they were."];
    }

    private static byte[] Edited(byte[] before, ImmutableArray<TextEdit> edits)
    {
        var text = FileText.Decode(before);
        return text.IsEditable ? text.Apply(edits) : before;
    }
}
