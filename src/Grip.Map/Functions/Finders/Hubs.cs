using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Methods of SignalR hubs that clients call.</summary>
internal static class Hubs
{
    private static readonly KnownType[] _hubs =
    [
        KnownType.Of("Microsoft.AspNetCore.SignalR.Hub"),
        KnownType.Of("Microsoft.AspNetCore.SignalR.Hub`1"),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Classes())
        {
            if (type.IsAbstract || Ancestry.Find(type, _hubs) is not { } hub)
                continue;
            foreach (var syntax in node.Members.OfType<MethodDeclarationSyntax>())
                if (
                    file.Model.GetDeclaredSymbol(syntax, file.Cancellation) is
                    { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false } method
                )
                    yield return new FoundFunction
                    {
                        Kind = FunctionKind.Endpoint,
                        Title = $"HUB {Titles.Of(method)}",
                        Symbol = method,
                        Line = file.LineOf(syntax.Identifier),
                        FoundBy = hub.By,
                        Details = [new("verb", "HUB"), new("route", method.Name), new("handler", Titles.Of(method)), new("form", "hub")],
                    };
        }
    }
}
