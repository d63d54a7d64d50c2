using Grip.Map.Functions.Reading;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Where a program begins: <c>Main</c>, or statements at the top level of a file.</summary>
internal static class EntryPoints
{
    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        if (!IsProgram(file.Compilation.Options.OutputKind))
            yield break;
        var assembly = file.Compilation.AssemblyName ?? "";
        if (file.Root.Members.OfType<GlobalStatementSyntax>().FirstOrDefault() is { } first)
            yield return new FoundFunction
            {
                Kind = FunctionKind.EntryPoint,
                Title = $"{assembly}: top-level statements",
                Symbol = file.Holder(first.Statement),
                Line = file.LineOf(first),
                FoundBy = FoundBy.Symbol,
                Details = [new("assembly", assembly)],
            };
        else if (file.Methods.Any(method => method.Identifier.ValueText == "Main") && Main(file) is { } main)
            yield return main;
    }

    private static FoundFunction? Main(SourceFile file)
    {
        var assembly = file.Compilation.AssemblyName ?? "";
        if (file.Compilation.GetEntryPoint(file.Cancellation) is not { } entry)
            return null;
        var place = DeclarationPlace.Of(entry).FirstOrDefault(place => place.Path == file.Root.SyntaxTree.FilePath);
        var node = file.Methods.FirstOrDefault(method => method.Identifier.Span == place.Span);
        return node is null
            ? null
            : new FoundFunction
            {
                Kind = FunctionKind.EntryPoint,
                Title = $"{assembly}: {Titles.Of(entry)}",
                Symbol = entry,
                Line = file.LineOf(node.Identifier),
                FoundBy = FoundBy.Symbol,
                Details = [new("assembly", assembly)],
            };
    }

    private static bool IsProgram(OutputKind kind) =>
        kind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;
}
