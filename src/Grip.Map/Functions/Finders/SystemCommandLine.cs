using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Commands of System.CommandLine: made with <c>new</c>, or classes that derive from Command.</summary>
internal static class SystemCommandLine
{
    private static readonly KnownType _command = KnownType.Of("System.CommandLine.Command");
    private static readonly KnownType _root = KnownType.Of("System.CommandLine.RootCommand");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        var mayBeUnresolved = file.Root.Usings.Any(import => import.Name?.ToString() == "System.CommandLine");
        var wiring = new Lazy<CommandWiring>(() => new CommandWiring(file));
        foreach (var creation in file.Creations)
        {
            if (!IsLikely(creation) || file.TypeOf(creation) is not { } type)
                continue;
            var by = _command.Recognise(type) ?? _root.Recognise(type);
            if (by is null || by == FoundBy.Name && !mayBeUnresolved)
                continue;
            var isRoot = type.Name == "RootCommand";
            var texts = Texts(file, creation.ArgumentList);
            var name = isRoot ? "(root)" : texts.FirstOrDefault() ?? "{computed}";
            var path = isRoot ? name : string.Join(' ', wiring.Value.Parents(creation).Append(name));
            yield return Function(
                file.Holder(creation),
                file.LineOf(creation),
                by.Value,
                path,
                texts.ElementAtOrDefault(isRoot ? 0 : 1),
                wiring.Value.Options(creation)
            );
        }

        foreach (var found in DerivedCommands(file))
            yield return found;
    }

    private static IEnumerable<FoundFunction> DerivedCommands(SourceFile file)
    {
        foreach (var (node, type) in file.Derived())
        {
            if (type.IsAbstract || Ancestry.Find(type.BaseType, _command, _root) is not { By: FoundBy.Symbol } found)
                continue;
            var arguments =
                node.BaseList!.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList
                ?? node.Members.OfType<ConstructorDeclarationSyntax>()
                    .Select(constructor => constructor.Initializer)
                    .FirstOrDefault(initializer => initializer.IsKind(SyntaxKind.BaseConstructorInitializer))
                    ?.ArgumentList;
            var texts = Texts(file, arguments);
            var isRoot = _root.Recognise(found.Type) is not null;
            yield return Function(
                type,
                file.LineOf(node.Identifier),
                found.By,
                isRoot ? "(root)" : texts.FirstOrDefault() ?? Titles.Of(type),
                texts.ElementAtOrDefault(isRoot ? 0 : 1),
                CommandWiring.OptionsIn(file, node)
            );
        }
    }

    private static FoundFunction Function(ISymbol? symbol, int line, FoundBy by, string name, string? description, string[] options) =>
        new()
        {
            Kind = FunctionKind.Command,
            Title = name,
            Symbol = symbol,
            Line = line,
            FoundBy = by,
            Details =
            [
                new("name", name),
                .. description is null ? [] : new[] { new FunctionDetail("description", description) },
                .. options.Length == 0 ? [] : new[] { new FunctionDetail("options", string.Join(' ', options)) },
                new("form", "System.CommandLine"),
            ],
        };

    private static string[] Texts(SourceFile file, ArgumentListSyntax? list) =>
        [.. list?.Arguments.Select(argument => file.TextOf(argument.Expression)).OfType<string>() ?? []];

    private static bool IsLikely(BaseObjectCreationExpressionSyntax creation) =>
        creation is not ObjectCreationExpressionSyntax { Type: var type } || type.ToString().EndsWith("Command", StringComparison.Ordinal);
}
