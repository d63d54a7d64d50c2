using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Finders;

/// <summary>C# events that are subscribed to.</summary>
internal static class EventSubscriptions
{
    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var addition in file.Additions)
        {
            if (file.SymbolOf(addition.Left) is not IEventSymbol raised)
                continue;
            var handler = file.SymbolOf(Locals.Bare(addition.Right)) as IMethodSymbol;
            var isNamed = handler is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction };
            yield return new FoundFunction
            {
                Kind = FunctionKind.Handler,
                Title = $"{Titles.Of(raised)} += {(isNamed ? Titles.Of(handler!) : "lambda")}",
                Symbol = isNamed ? handler : file.Holder(addition),
                Line = file.LineOf(addition),
                FoundBy = FoundBy.Symbol,
                Details = [new("event", Titles.Of(raised)), new("handler", isNamed ? Titles.Of(handler!) : "lambda"), new("form", "event")],
                Target = raised.OriginalDefinition,
            };
        }
    }
}
