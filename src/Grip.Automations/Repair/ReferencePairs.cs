using System.Collections.Immutable;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Repair;

/// <summary>Which references of a compilation are not what they were.</summary>
internal static class ReferencePairs
{
    public static ImmutableArray<AssemblyPair> Changed(CSharpCompilation before, CSharpCompilation now)
    {
        var (old, later) = (Assemblies(before), Assemblies(now));
        var own = new AssemblyPair(now.Assembly.Name, before.Assembly, now.Assembly, "", "") { WithInternals = true };
        return
        [
            .. SameSources(before, now) ? [] : new[] { own },
            .. old
                .Keys.Union(later.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Old: old.GetValueOrDefault(name), New: later.GetValueOrDefault(name)))
                .Where(pair => !Same(pair.Old.Reference, pair.New.Reference))
                .Select(pair => new AssemblyPair(
                    pair.Name,
                    pair.Old.Symbol,
                    pair.New.Symbol,
                    Documentation(pair.Old.Reference),
                    Documentation(pair.New.Reference)
                )),
        ];
    }

    private static Dictionary<string, (MetadataReference Reference, IAssemblySymbol Symbol)> Assemblies(CSharpCompilation compilation)
    {
        var result = new Dictionary<string, (MetadataReference, IAssemblySymbol)>(StringComparer.Ordinal);
        foreach (var reference in compilation.References)
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
                result.TryAdd(assembly.Name, (reference, assembly));
        return result;
    }

    private static string Documentation(MetadataReference? reference) =>
        reference is PortableExecutableReference { FilePath: { } path } ? Path.ChangeExtension(path, ".xml") : "";

    private static bool Same(MetadataReference? left, MetadataReference? right) =>
        (left, right) switch
        {
            (PortableExecutableReference ours, PortableExecutableReference theirs) => ours.FilePath == theirs.FilePath,
            // The same project of the solution: its sources may differ, which is asked by symbols only where they do.
            (CompilationReference ours, CompilationReference theirs) => ReferenceEquals(ours.Compilation, theirs.Compilation)
                || SameSources(ours.Compilation, theirs.Compilation),
            _ => false,
        };

    private static bool SameSources(Compilation left, Compilation right) =>
        left.SyntaxTrees.Count() == right.SyntaxTrees.Count()
        && left.SyntaxTrees.Zip(right.SyntaxTrees).All(pair => pair.First.GetText().ContentEquals(pair.Second.GetText()));
}
