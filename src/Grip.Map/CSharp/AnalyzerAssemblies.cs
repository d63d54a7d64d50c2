using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Grip.Map.CSharp;

/// <summary>
/// Loads the user's analyzers and generators from bytes, so that their own build can replace the files meanwhile.
/// Each folder is a load context of its own: two packages may bring different versions of the same assembly.
/// </summary>
internal sealed class AnalyzerAssemblies : IAnalyzerAssemblyLoader
{
    private readonly ConcurrentDictionary<string, FolderContext> contexts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AnalyzerFileReference> references = new(StringComparer.Ordinal);

    public PreviewMembers Previews { get; } = new();

    public AnalyzerFileReference Reference(string path) => references.GetOrAdd(path, key => new AnalyzerFileReference(key, this));

    public void AddDependencyLocation(string fullPath) => Context(fullPath);

    public Assembly LoadFromPath(string fullPath) => Context(fullPath).Load(fullPath);

    private FolderContext Context(string path) =>
        contexts.GetOrAdd(Path.GetDirectoryName(path)!, static folder => new FolderContext(folder));

    private sealed class FolderContext(string folder) : AssemblyLoadContext(Path.GetFileName(folder))
    {
        private readonly ConcurrentDictionary<string, Assembly> loaded = new(StringComparer.Ordinal);

        public Assembly Load(string path) =>
            loaded.GetOrAdd(
                path,
                key =>
                {
                    using var stream = new MemoryStream(File.ReadAllBytes(key));
                    return LoadFromStream(stream);
                }
            );

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // The compiler's own assemblies must be the ones that run it.
            if (
                assemblyName.Name is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp"
                || assemblyName.Name!.StartsWith("System.", StringComparison.Ordinal) && IsInFramework(assemblyName)
            )
                return null;
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? Load(path) : null;
        }

        private static bool IsInFramework(AssemblyName name) =>
            File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name.Name + ".dll"));
    }
}
