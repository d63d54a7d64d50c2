using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Map.Loading;
using Grip.Map.Symbols;

namespace Grip.Map.Index.Reading;

/// <param name="Path">Relative to the target's root, with forward slashes.</param>
public sealed record SyntaxFile(string Path, int Lines, ImmutableArray<OutlineEntry> Entries);

/// <summary>
/// What the sources below a solution's projects declare, by their syntax alone: in a second or two for any size, without
/// the build system. Which of the files a project really compiles is not known here.
/// </summary>
public static class SyntaxIndex
{
    private static readonly EnumerationOptions OneLevel = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>By path.</summary>
    /// <param name="mentioning">Only files whose text holds this word; null for all.</param>
    public static ImmutableArray<SyntaxFile> Read(LoadTarget target, string? mentioning, CancellationToken cancellation) =>
        [
            .. Sources(target)
                .AsParallel()
                .WithCancellation(cancellation)
                .Select(path => ReadOne(target, path, mentioning, cancellation))
                .OfType<SyntaxFile>()
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    /// <summary>The declarations that a name can mean, each with its file.</summary>
    /// <exception cref="Core.GripException">The text is no name; exit code 2.</exception>
    public static ImmutableArray<(SyntaxFile File, OutlineEntry Entry)> Find(LoadTarget target, string name, CancellationToken cancellation)
    {
        if (SymbolQuery.Parse(name) is not SymbolQuery.Named query)
            return [];
        var wanted = string.Join('.', query.Segments.Select(segment => segment.Name));
        return
        [
            .. Read(target, query.Last.Name, cancellation)
                .SelectMany(file => file.Entries.Select(entry => (file, entry)))
                .Where(one =>
                    Plain(one.entry.FullName) is var full && (full == wanted || full.EndsWith("." + wanted, StringComparison.Ordinal))
                ),
        ];
    }

    private static SyntaxFile? ReadOne(LoadTarget target, string path, string? mentioning, CancellationToken cancellation)
    {
        string text;
        try
        {
            text = FileText.Decode(File.ReadAllBytes(path)).Text;
        }
        catch (IOException)
        {
            // Gone between listing and reading.
            return null;
        }

        return mentioning is not null && !text.Contains(mentioning, StringComparison.Ordinal)
            ? null
            : new SyntaxFile(
                Path.GetRelativePath(target.Root, path).Replace('\\', '/'),
                LineCount.Of(text.AsSpan()),
                SyntaxOutline.Of(text, path, cancellation)
            );
    }

    private static IEnumerable<string> Sources(LoadTarget target) =>
        target
            .Projects.Select(project => Path.GetDirectoryName(project)!)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(Below)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", OneLevel))
            yield return file;
        foreach (var child in Directory.EnumerateDirectories(folder, "*", OneLevel))
            if (Path.GetFileName(child) is var name && name is not ("bin" or "obj" or "node_modules") && !name.StartsWith('.'))
                foreach (var file in Below(child))
                    yield return file;
    }

    /// <summary>Without type parameters.</summary>
    private static string Plain(string fullName)
    {
        var depth = 0;
        return string.Concat(
            fullName.Where(character =>
            {
                depth += character == '<' ? 1 : 0;
                var keep = depth == 0;
                depth -= character == '>' ? 1 : 0;
                return keep;
            })
        );
    }
}
