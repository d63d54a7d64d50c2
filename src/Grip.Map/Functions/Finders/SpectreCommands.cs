using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Commands of Spectre.Console.Cli and Cocona, where they are added to the application.</summary>
internal static class SpectreCommands
{
    private static readonly KnownType _app = KnownType.Of("Spectre.Console.Cli.CommandApp`1");
    private static readonly KnownType _optionAttribute = KnownType.Of("Spectre.Console.Cli.CommandOptionAttribute");
    private static readonly KnownType _argumentAttribute = KnownType.Of("Spectre.Console.Cli.CommandArgumentAttribute");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls("AddCommand"))
        {
            if (call.From("Spectre.Console.Cli", "Cocona") is not { } by || file.TextOf(call.Argument(0, "name")) is not { } name)
                continue;
            var type = call.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
            if (type is null && call.Arguments.Count() < 2)
                continue;
            yield return Function(
                file,
                file.Holder(call.Node),
                call.Line,
                by,
                [.. Branches(call.Node, file), name],
                type,
                Description(call)
            );
        }

        foreach (var creation in file.Creations)
            if (
                creation is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "CommandApp" } }
                && file.TypeOf(creation) is INamedTypeSymbol app
                && _app.Recognise(app) is { } by
            )
                yield return Function(
                    file,
                    file.Holder(creation),
                    file.LineOf(creation),
                    by,
                    ["(default)"],
                    app.TypeArguments[0] as INamedTypeSymbol,
                    description: null
                );
    }

    private static FoundFunction Function(
        SourceFile file,
        ISymbol? holder,
        int line,
        FoundBy by,
        string[] path,
        INamedTypeSymbol? type,
        string? description
    )
    {
        var name = string.Join(' ', path);
        var options = Options(type).ToArray();
        return new FoundFunction
        {
            Kind = FunctionKind.Command,
            Title = name,
            Symbol = type ?? holder,
            Line = line,
            FoundBy = by,
            Details =
            [
                new("name", name),
                .. description is null ? [] : new[] { new FunctionDetail("description", description) },
                .. options.Length == 0 ? [] : new[] { new FunctionDetail("options", string.Join(' ', options)) },
                .. type is null ? [] : new[] { new FunctionDetail("handler", Titles.Of(type)) },
                new("form", "added to the application"),
            ],
        };
    }

    /// <summary>The names of the branches around a call, the outermost first.</summary>
    private static IEnumerable<string> Branches(SyntaxNode node, SourceFile file) =>
        node.Ancestors()
            .OfType<InvocationExpressionSyntax>()
            .Where(outer => Call.NameOf(outer) is "AddBranch" or "AddSubCommand")
            .Select(outer => file.TextOf(new Call(file, outer, "AddBranch").Argument(0, "name")))
            .OfType<string>()
            .Reverse();

    /// <summary>What <c>.WithDescription("…")</c> says further along the chain.</summary>
    private static string? Description(Call call)
    {
        for (
            SyntaxNode node = call.Node;
            node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next };
            node = next
        )
            if (Call.NameOf(next) == "WithDescription" && next.ArgumentList.Arguments is [var only])
                return call.File.TextOf(only.Expression);
        return null;
    }

    /// <summary>The options of the command's settings: the type argument of its base.</summary>
    private static IEnumerable<string> Options(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
            foreach (var settings in current.TypeArguments.OfType<INamedTypeSymbol>())
            foreach (var property in Ancestry.Above(settings).SelectMany(level => level.GetMembers().OfType<IPropertySymbol>()))
            foreach (var use in AttributeUse.On(property, _optionAttribute, _argumentAttribute))
                if (use.Texts.OfType<string>().LastOrDefault() is { } template)
                    yield return template.Replace(' ', '=');
    }
}
