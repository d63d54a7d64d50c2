using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Commands that an attribute declares: CommandLineParser's [Verb], [Command] of others, PowerShell's [Cmdlet].</summary>
internal static class CommandAttributes
{
    private static readonly ImmutableArray<KnownType> _commands =
    [
        KnownType.Of("CommandLine.VerbAttribute"),
        KnownType.Of("Cocona.CommandAttribute"),
        KnownType.Of("McMaster.Extensions.CommandLineUtils.CommandAttribute"),
        KnownType.Of("ConsoleAppFramework.CommandAttribute"),
        KnownType.Of("CliFx.Attributes.CommandAttribute"),
        KnownType.Of("System.Management.Automation.CmdletAttribute"),
    ];

    private static readonly ImmutableArray<KnownType> _options =
    [
        KnownType.Of("CommandLine.OptionAttribute"),
        KnownType.Of("CommandLine.ValueAttribute"),
        KnownType.Of("McMaster.Extensions.CommandLineUtils.OptionAttribute"),
        KnownType.Of("CliFx.Attributes.CommandOptionAttribute"),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var type in file.Types.OfType<TypeDeclarationSyntax>().Where(type => type.AttributeLists.Count > 0))
            if (file.Model.GetDeclaredSymbol(type, file.Cancellation) is { } symbol)
                foreach (var use in Here(file, symbol))
                    yield return Function(symbol, use, file.LineOf(type.Identifier), Options(symbol));
        foreach (var method in file.Methods.Where(method => method.AttributeLists.Count > 0))
            if (file.Model.GetDeclaredSymbol(method, file.Cancellation) is { } symbol)
                foreach (var use in Here(file, symbol))
                    yield return Function(symbol, use, file.LineOf(method.Identifier), options: []);
    }

    private static IEnumerable<AttributeUse> Here(SourceFile file, ISymbol symbol) =>
        AttributeUse.On(symbol, _commands).Where(use => use.Data.ApplicationSyntaxReference?.SyntaxTree == file.Root.SyntaxTree);

    private static FoundFunction Function(ISymbol symbol, AttributeUse use, int line, string[] options)
    {
        var texts = use.Texts.OfType<string>().ToArray();
        var name = use.Name == "Cmdlet" ? string.Join('-', texts) : texts.FirstOrDefault() ?? use.Named("Name") ?? Titles.Of(symbol);
        var description = use.Named("HelpText") ?? use.Named("Description");
        return new FoundFunction
        {
            Kind = FunctionKind.Command,
            Title = name,
            Symbol = symbol,
            Line = line,
            FoundBy = use.By,
            Details =
            [
                new("name", name),
                .. description is null ? [] : new[] { new FunctionDetail("description", description) },
                .. options.Length == 0 ? [] : new[] { new FunctionDetail("options", string.Join(' ', options)) },
                new("form", $"[{use.Name}]"),
            ],
        };
    }

    private static string[] Options(INamedTypeSymbol type) =>
        [
            .. Ancestry
                .Above(type)
                .SelectMany(level => level.GetMembers().OfType<IPropertySymbol>())
                .SelectMany(property => AttributeUse.On(property, _options).Select(use => Option(property, use)))
                .Distinct(),
        ];

    private static string Option(IPropertySymbol property, AttributeUse use) =>
        use.Texts.OfType<string>().LastOrDefault(text => text.Length > 1 && text[0] is not '\'') switch
        {
            { } template when template.StartsWith('-') => template.Replace(' ', '='),
            { } name => $"--{name}",
            null => use.Named("MetaName") ?? property.Name,
        };
}
