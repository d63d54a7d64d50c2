using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Methods that implement a gRPC service: overrides of a base that the protobuf generator marked.</summary>
internal static class GrpcServices
{
    private static readonly KnownType _mark = KnownType.Of("Grpc.Core.BindServiceMethodAttribute");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Classes())
        {
            if (type.IsAbstract || Service(type) is not { } found)
                continue;
            foreach (var syntax in node.Members.OfType<MethodDeclarationSyntax>())
                if (
                    file.Model.GetDeclaredSymbol(syntax, file.Cancellation) is { IsOverride: true } method
                    && SymbolEqualityComparer.Default.Equals(method.OverriddenMethod?.ContainingType, found.Base)
                )
                    yield return new FoundFunction
                    {
                        Kind = FunctionKind.Endpoint,
                        Title = $"GRPC {found.Name}/{method.Name}",
                        Symbol = method,
                        Line = file.LineOf(syntax.Identifier),
                        FoundBy = found.By,
                        Details =
                        [
                            new("verb", "GRPC"),
                            new("route", $"{found.Name}/{method.Name}"),
                            new("handler", Titles.Of(method)),
                            new("form", "grpc"),
                        ],
                    };
        }
    }

    private static (INamedTypeSymbol Base, string Name, FoundBy By)? Service(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (AttributeUse.On(current, _mark).FirstOrDefault() is { } mark)
                return (current, current.ContainingType?.Name ?? current.Name, mark.By);
        return null;
    }
}
