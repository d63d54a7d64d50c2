using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.CSharp;

/// <summary>A file that the build hands to generators and analyzers, as it is on disk or as a change makes it.</summary>
/// <param name="path">As the command line names it, in full.</param>
/// <param name="changed">Its text in this snapshot; null for the one on disk.</param>
internal sealed class AdditionalFile(string path, SourceText? changed = null) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        if (changed is not null)
            return changed;
        if (!File.Exists(path))
            return null;
        using var stream = File.OpenRead(path);
        return SourceText.From(stream);
    }

    /// <summary>The files of <paramref name="texts"/> after <paramref name="changes"/>; the same array if none of them is touched.</summary>
    public static ImmutableArray<AdditionalText> After(ImmutableArray<AdditionalText> texts, ChangeSet changes)
    {
        foreach (var change in changes.Files)
        {
            var old = texts.FirstOrDefault(text => text.Path == change.Path);
            if (old is null)
                continue;
            texts = change switch
            {
                FileChange.Modified modified => texts.Replace(old, Edited(old, old.Path, modified.Edits)),
                FileChange.Added added => texts.Replace(old, new AdditionalFile(old.Path, Text(FileText.Decode([.. added.Content]).Text))),
                FileChange.Renamed renamed => texts.Replace(old, Edited(old, renamed.NewPath, renamed.Edits)),
                _ => texts.Remove(old),
            };
        }

        return texts;
    }

    private static AdditionalFile Edited(AdditionalText old, string path, ImmutableArray<TextEdit> edits) =>
        new(path, Text(TextEdits.Apply(old.GetText()?.ToString() ?? "", edits)));

    private static SourceText Text(string text) => SourceText.From(text, System.Text.Encoding.UTF8);
}
