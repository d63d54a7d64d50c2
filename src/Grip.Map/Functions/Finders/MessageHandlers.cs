using System.Text.RegularExpressions;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Finders;

/// <summary>Classes that handle messages of one type, of known frameworks or by the shape of an interface's name.</summary>
internal static partial class MessageHandlers
{
    private static readonly KnownType[] _known =
    [
        KnownType.Of("MediatR.IRequestHandler`1"),
        KnownType.Of("MediatR.IRequestHandler`2"),
        KnownType.Of("MediatR.INotificationHandler`1"),
        KnownType.Of("MediatR.IStreamRequestHandler`2"),
        KnownType.Of("MediatR.IPipelineBehavior`2"),
        KnownType.Of("MassTransit.IConsumer`1"),
        KnownType.Of("NServiceBus.IHandleMessages`1"),
        KnownType.Of("Rebus.Handlers.IHandleMessages`1"),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Derived())
        {
            if (type.IsAbstract)
                continue;
            foreach (var handled in Ancestry.Above(type).Skip(1))
                if (Recognise(handled) is { } by)
                    yield return Function(file, type, handled, by, file.LineOf(node.Identifier));
        }
    }

    private static FoundFunction Function(SourceFile file, INamedTypeSymbol type, INamedTypeSymbol handled, FoundBy by, int line)
    {
        var message = handled.TypeArguments[0];
        var method = handled
            .GetMembers()
            .OfType<IMethodSymbol>()
            .Where(member => member.MethodKind == MethodKind.Ordinary)
            .Select(type.FindImplementationForInterfaceMember)
            .FirstOrDefault(member => member is not null);
        return new FoundFunction
        {
            Kind = FunctionKind.Handler,
            Title = $"{Titles.Of(message)} handled by {Titles.Of(type)}",
            Symbol = method ?? type,
            Line = line,
            FoundBy = by,
            Details =
            [
                new("message", Titles.Of(message)),
                new("handler", Titles.Of(type)),
                new("form", handled.Name),
                .. handled.TypeArguments.Length > 1 ? new[] { new FunctionDetail("answer", Titles.Of(handled.TypeArguments[1])) } : [],
            ],
            Target = message.OriginalDefinition,
        };
    }

    private static FoundBy? Recognise(INamedTypeSymbol candidate)
    {
        foreach (var known in _known)
            if (known.Recognise(candidate) is { } by)
                return by;
        return
            candidate is { TypeKind: TypeKind.Interface or TypeKind.Error, Arity: > 0 }
            && Shape().IsMatch(candidate.Name)
            && !IsOfFramework(candidate)
            ? FoundBy.Shape
            : null;
    }

    private static bool IsOfFramework(INamedTypeSymbol candidate)
    {
        var space = candidate.ContainingNamespace?.ToDisplayString() ?? "";
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
    }

    [GeneratedRegex("^I[A-Z][A-Za-z]*(Handler|Consumer|Subscriber|Listener)$|^I(Handle|Consume|Subscribe)[A-Z]*[A-Za-z]*$")]
    private static partial Regex Shape();
}
