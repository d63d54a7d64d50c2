using System.Collections.Frozen;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>
/// The SDK brings analyzers to every project that judge the use of one attribute and report errors by default. Starting them
/// costs more than binding a file; where no source holds the attribute's name they have nothing to say.
/// </summary>
internal sealed class IdleDiagnostics(ProjectUnit unit, SolutionSnapshot snapshot)
{
    private const string PreviewFeatures = "CA2252";

    /// <summary>Diagnostics with words of which one stands in the sources of a project that they are reported in.</summary>
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>
    {
        ["CA1856"] = ["ConstantExpected"],
        [PreviewFeatures] = ["RequiresPreviewFeatures"],
        ["SYSLIB1055"] = ["CustomMarshaller"],
        ["SYSLIB1056"] = ["CustomMarshaller"],
        ["SYSLIB1057"] = ["CustomMarshaller"],
        ["SYSLIB1060"] = ["CustomMarshaller"],
        ["SYSLIB1061"] = ["CustomMarshaller"],
        ["SYSLIB1058"] = ["NativeMarshalling", "MarshalUsing"],
        ["SYSLIB1090"] = ["GeneratedComInterface"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the diagnostic cannot be reported in the unit.</summary>
    public bool Contains(string id)
    {
        if (!Words.TryGetValue(id, out var words))
            return false;
        if (id != PreviewFeatures)
            return !AreWritten(words);
        // What is marked in a referenced assembly has to be named too.
        var marked = unit
            .MetadataReferences.OfType<PortableExecutableReference>()
            .Select(reference => reference.FilePath is { } path ? snapshot.Assemblies.Previews.NamesIn(path) : null)
            .ToArray();
        return marked.All(names => names is not null) && !AreWritten([.. words, .. marked.SelectMany(names => names!.Value)]);
    }

    /// <summary>Generated sources count; a word in a project that is not referenced costs time and nothing else.</summary>
    private bool AreWritten(string[] words) =>
        snapshot.Words.Any(words)
        || snapshot
            .Compilation(unit, CancellationToken.None)
            .SyntaxTrees.Where(tree => !snapshot.Documents.ContainsKey(tree.FilePath))
            .Any(tree => tree.GetText() is var text && words.Any(word => text.ToString().Contains(word, StringComparison.Ordinal)));
}
