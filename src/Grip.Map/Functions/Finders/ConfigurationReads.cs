using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Keys that are read from IConfiguration.</summary>
internal static class ConfigurationReads
{
    private const string Unknown = "{computed}";

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var access in file.ElementAccesses)
        {
            if (access.ArgumentList.Arguments is not [var argument])
                continue;
            if (IsAppSettings(access))
                yield return Function(
                    file,
                    access,
                    file.LineOf(access),
                    FoundBy.Symbol,
                    file.TextOf(argument.Expression),
                    "app settings",
                    null
                );
            else if (ConfigurationKeys.Recognise(file, access.Expression) is { } by)
                yield return Function(
                    file,
                    access,
                    file.LineOf(access),
                    by,
                    Key(file, access.Expression, argument.Expression),
                    "indexer",
                    null
                );
        }

        foreach (var call in file.Calls("GetValue", "GetConnectionString", "GetSection", "GetRequiredSection", "Get", "Bind"))
            if (Read(file, call) is { } found)
                yield return found;
    }

    private static FoundFunction? Read(SourceFile file, Call call)
    {
        if (call.From("Microsoft.Extensions.Configuration") is null || ConfigurationKeys.Recognise(file, call.Target) is not { } by)
            return null;
        var type = call.TypeArguments.FirstOrDefault();
        switch (call.Name)
        {
            case "GetConnectionString":
                var name = file.TextOf(call.Argument(0, "name"));
                return Function(
                    file,
                    call.Node,
                    call.Line,
                    by,
                    name is null ? null : $"ConnectionStrings:{name}",
                    "connection string",
                    null
                );
            case "GetValue":
                return Function(file, call.Node, call.Line, by, Key(file, call.Target!, call.Argument(0, "key")), "value", type);
            case "Get" when type is not null:
                return Function(file, call.Node, call.Line, by, ConfigurationKeys.SectionOf(file, call.Target), "bound", type);
            case "Bind":
                var isKeyed = call.Arguments.Count() == 2 && file.TextOf(call.Argument(0, "key")) is not null;
                var instance = isKeyed ? call.Argument(1, "instance") : call.Argument(0, "instance");
                var key = isKeyed ? Key(file, call.Target!, call.Argument(0, "key")) : ConfigurationKeys.SectionOf(file, call.Target);
                return Function(file, call.Node, call.Line, by, key, "bound", instance is null ? null : file.TypeOf(instance));
            case "GetSection" or "GetRequiredSection" when !IsPartOfAnother(call.Node):
                return Function(file, call.Node, call.Line, by, ConfigurationKeys.SectionOf(file, call.Node), "section", null);
            default:
                return null;
        }
    }

    private static string? Key(SourceFile file, ExpressionSyntax section, ExpressionSyntax? key) =>
        file.TextOf(key) is { } text && ConfigurationKeys.SectionOf(file, section) is { } outer
            ? ConfigurationKeys.Join(outer, text)
            : null;

    private static FoundFunction Function(
        SourceFile file,
        SyntaxNode node,
        int line,
        FoundBy by,
        string? key,
        string form,
        ITypeSymbol? type
    ) => ConfigurationText.Function(file, node, line, by, key is { Length: 0 } ? "(root)" : key ?? Unknown, form, type);

    /// <summary>A section that a longer read, a binding or a local goes on from is told there.</summary>
    private static bool IsPartOfAnother(SyntaxNode node) =>
        node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
        || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } && Call.NameOf(outer) is "Configure" or "Bind";

    private static bool IsAppSettings(ElementAccessExpressionSyntax access) =>
        access.Expression
            is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "AppSettings" or "ConnectionStrings",
                Expression: IdentifierNameSyntax { Identifier.ValueText: "ConfigurationManager" or "WebConfigurationManager" },
            };
}
