using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>Options classes and the section that fills them: <c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c>.</summary>
internal static class OptionBindings
{
    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls("Configure", "PostConfigure"))
        {
            if (call.From("Microsoft.Extensions.DependencyInjection") is not { } by || call.TypeArguments is not [var type])
                continue;
            var section = call.Arguments.LastOrDefault();
            if (section is null)
                continue;
            if (section is AnonymousFunctionExpressionSyntax)
                yield return ConfigurationText.Function(file, call.Node, call.Line, by, "(set in code)", "options", type);
            else if (ConfigurationKeys.Recognise(file, section) is { } found)
                yield return ConfigurationText.Function(file, call.Node, call.Line, found, Key(file, section), "options", type);
        }

        foreach (var call in file.Calls("Bind", "BindConfiguration"))
        {
            if (call.From("Microsoft.Extensions.DependencyInjection") is not { } by || Options(call) is not { } options)
                continue;
            var key = call.Name == "Bind" ? Key(file, call.Argument(0, "config")) : file.TextOf(call.Argument(0, "configSectionPath"));
            yield return ConfigurationText.Function(
                file,
                call.Node,
                call.Line,
                by,
                key ?? "{computed}",
                "options",
                options.TypeArguments[0]
            );
        }
    }

    private static string Key(SourceFile file, ExpressionSyntax? section) =>
        ConfigurationKeys.SectionOf(file, section) switch
        {
            null => "{computed}",
            "" => "(root)",
            var key => key,
        };

    /// <summary>The AddOptions call that the chain began with.</summary>
    private static Call? Options(Call call)
    {
        for (var current = call.Receiver; current is InvocationExpressionSyntax node; )
        {
            var inner = new Call(call.File, node, Call.NameOf(node) ?? "");
            if (inner.Name is "AddOptions" or "AddOptionsWithValidateOnStart" && inner.TypeArguments.Length > 0)
                return inner;
            current = inner.Receiver;
        }

        return null;
    }
}
