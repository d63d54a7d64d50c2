using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Functions.Finders;

/// <summary>Functions of native libraries that are imported, exported or loaded by name.</summary>
internal static class NativeImports
{
    private static readonly ImmutableArray<KnownType> _imports =
    [
        KnownType.Of("System.Runtime.InteropServices.DllImportAttribute"),
        KnownType.Of("System.Runtime.InteropServices.LibraryImportAttribute"),
    ];

    private static readonly KnownType _exports = KnownType.Of("System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute");
    private static readonly KnownType _libraries = KnownType.Of("System.Runtime.InteropServices.NativeLibrary");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var node in file.Methods.Where(method => method.AttributeLists.Count > 0))
        {
            if (file.Model.GetDeclaredSymbol(node, file.Cancellation) is not { } method)
                continue;
            var line = file.LineOf(node.Identifier);
            if (method.GetDllImportData() is { } data)
                yield return Function(
                    method,
                    line,
                    FoundBy.Symbol,
                    $"{data.ModuleName}: {data.EntryPointName ?? method.Name}",
                    "[DllImport]"
                );
            else
                foreach (var use in AttributeUse.On(method, _imports))
                    yield return Function(
                        method,
                        line,
                        use.By,
                        $"{use.FirstText ?? "{computed}"}: {use.Named("EntryPoint") ?? method.Name}",
                        $"[{use.Name}]"
                    );
            foreach (var use in AttributeUse.On(method, _exports))
                if (use.Named("EntryPoint") is { } name)
                    yield return Function(method, line, use.By, $"exported: {name}", $"[{use.Name}]");
        }

        foreach (var call in file.Calls("Load", "TryLoad", "GetExport", "TryGetExport"))
            if (call.Method is { } method && _libraries.Recognise(method.ContainingType) is { } by)
            {
                var name = call.Arguments.Select(file.TextOf).FirstOrDefault(text => text is not null);
                yield return Function(
                    file.Holder(call.Node),
                    call.Line,
                    by,
                    $"NativeLibrary.{call.Name}: {name ?? "{computed}"}",
                    "loaded by name"
                ) with
                {
                    FoundBy = FoundBy.Text,
                };
            }
    }

    private static FoundFunction Function(ISymbol? symbol, int line, FoundBy by, string title, string form) =>
        new()
        {
            Kind = FunctionKind.Native,
            Title = title,
            Symbol = symbol,
            Line = line,
            FoundBy = by,
            Details = [new("form", form)],
        };
}
