using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Which command, option and argument was added to which command, within one file.</summary>
internal sealed class CommandWiring
{
    private const int MaximalDepth = 10;

    private static readonly KnownType[] _options =
    [
        KnownType.Of("System.CommandLine.Option`1"),
        KnownType.Of("System.CommandLine.Option"),
        KnownType.Of("System.CommandLine.Argument`1"),
        KnownType.Of("System.CommandLine.Argument"),
    ];

    private readonly SourceFile _file;
    private readonly Dictionary<SyntaxNode, SyntaxNode> _parent = [];
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _children = [];

    public CommandWiring(SourceFile file)
    {
        _file = file;
        foreach (var call in file.Calls("Add", "AddCommand", "AddOption", "AddArgument", "AddGlobalOption"))
            if (call.Receiver is { } receiver && call.Arguments.FirstOrDefault() is { } child)
                Join(CreationOf(Owner(receiver)), CreationOf(child));
        foreach (var creation in file.Creations)
        {
            foreach (var argument in creation.ArgumentList?.Arguments ?? [])
                Join(creation, CreationOf(argument.Expression));
            foreach (var element in Elements(creation.Initializer))
                Join(creation, CreationOf(element));
        }
    }

    /// <summary>The names of the commands around this one, the outermost first, without the root.</summary>
    public IEnumerable<string> Parents(SyntaxNode creation)
    {
        var names = new Stack<string>();
        for (var depth = 0; depth < MaximalDepth && _parent.TryGetValue(creation, out var parent); depth++)
        {
            creation = parent;
            if (_file.TypeOf(parent) is { Name: "Command" } && NameOf(parent) is { } name)
                names.Push(name);
        }

        return names;
    }

    /// <summary>As in "--output", "FILE".</summary>
    public string[] Options(SyntaxNode creation) =>
        _children.TryGetValue(creation, out var children)
            ? [.. children.Where(child => IsOption(_file, child)).Select(NameOf).OfType<string>().Distinct()]
            : [];

    /// <summary>Those that the members of a class make.</summary>
    public static string[] OptionsIn(SourceFile file, TypeDeclarationSyntax type) =>
        [
            .. type.DescendantNodes()
                .OfType<BaseObjectCreationExpressionSyntax>()
                .Where(creation => IsOption(file, creation))
                .Select(creation => FirstText(file, creation))
                .OfType<string>()
                .Distinct(),
        ];

    private static bool IsOption(SourceFile file, SyntaxNode creation) =>
        file.TypeOf(creation) is { } type && Ancestry.Find(type, _options) is not null;

    private static string? FirstText(SourceFile file, SyntaxNode creation) =>
        (creation as BaseObjectCreationExpressionSyntax)?.ArgumentList?.Arguments is [var first, ..] ? file.TextOf(first.Expression) : null;

    private string? NameOf(SyntaxNode creation) => FirstText(_file, creation);

    private void Join(SyntaxNode? parent, SyntaxNode? child)
    {
        if (parent is null || child is null || parent == child || !_parent.TryAdd(child, parent))
            return;
        if (!_children.TryGetValue(parent, out var list))
            _children[parent] = list = [];
        list.Add(child);
    }

    /// <summary>For <c>command.Options.Add(…)</c> the command.</summary>
    private static ExpressionSyntax Owner(ExpressionSyntax receiver) =>
        receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Options" or "Arguments" or "Subcommands" } access
            ? access.Expression
            : receiver;

    private BaseObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax expression) =>
        Locals.Bare(expression) switch
        {
            BaseObjectCreationExpressionSyntax creation => creation,
            IdentifierNameSyntax name => Locals.ValueOf(_file, _file.SymbolOf(name)) as BaseObjectCreationExpressionSyntax,
            _ => null,
        };

    private static IEnumerable<ExpressionSyntax> Elements(InitializerExpressionSyntax? initializer)
    {
        foreach (var element in initializer?.Expressions ?? [])
            if (element is not AssignmentExpressionSyntax assignment)
                yield return element;
            else if (assignment.Right is InitializerExpressionSyntax nested)
                foreach (var inner in nested.Expressions)
                    yield return inner;
            else if (assignment.Right is CollectionExpressionSyntax collection)
                foreach (var inner in collection.Elements.OfType<ExpressionElementSyntax>())
                    yield return inner.Expression;
    }
}
