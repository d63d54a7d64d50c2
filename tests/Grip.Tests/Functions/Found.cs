using System.Collections.Immutable;
using Grip.Map.Functions;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Tests.Functions;

/// <summary>What the finders say about a compact program, one line for each function.</summary>
internal static class Found
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    /// <summary>The reference packs of the SDK, ASP.NET Core included.</summary>
    private static readonly Lazy<ImmutableArray<MetadataReference>> _packs = new(() =>
        [
            .. LooseArguments
                .ReferencePacks(DotnetHost.Locate(Environment.GetEnvironmentVariable))
                .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ]
    );

    /// <param name="others">Further files of the same project: stubs of packages, other parts.</param>
    /// <returns>As in "3 GET /orders · Shop.Orders.Get() · verb=GET route=/orders · symbol", in the order of the lines.</returns>
    public static string[] In(FunctionKind kind, string code, params string[] others) =>
        In(kind, OutputKind.DynamicallyLinkedLibrary, code, others);

    public static string[] InProgram(FunctionKind kind, string code) => In(kind, OutputKind.ConsoleApplication, code, []);

    /// <summary>The two ends of functions that join two symbols: "Service → Implementation".</summary>
    public static string[] Ends(FunctionKind kind, string code, params string[] others) =>
        [
            .. All(OutputKind.DynamicallyLinkedLibrary, code, others)
                .Where(found => found.Kind == kind && found is { Symbol: not null, Target: not null })
                .Select(found => $"{SymbolText.FullName(found.Symbol!)} → {SymbolText.FullName(found.Target!)}")
                .Distinct(),
        ];

    private static string[] In(FunctionKind kind, OutputKind output, string code, string[] others) =>
        [.. All(output, code, others).Where(found => found.Kind == kind).Select(Line)];

    private static ImmutableArray<FoundFunction> All(OutputKind output, string code, string[] others)
    {
        var trees = new[] { code, Usings }
            .Concat(others)
            .Select((text, index) => CSharpSyntaxTree.ParseText(text, path: $"{index}.cs"))
            .ToArray();
        var compilation = CSharpCompilation.Create("Shop", trees, _packs.Value, new CSharpCompilationOptions(output));
        return FunctionFinders.In(compilation, trees[0], TestContext.Current.CancellationToken);
    }

    private static string Line(FoundFunction found) =>
        string.Join(
            " · ",
            new[]
            {
                $"{found.Line} {found.Title}",
                found.Symbol switch
                {
                    null => "",
                    IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName } main => main.ContainingType.Name,
                    var symbol => SymbolText.FullName(symbol),
                },
                string.Join(' ', found.Details.Select(detail => $"{detail.Name}={detail.Value}")),
                found.FoundBy.ToString().ToLowerInvariant(),
            }.Where(part => part.Length > 0)
        );
}
