using System.Collections.Immutable;
using Grip.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Grip.Automations.Rewrite.Rules;

/// <summary>Reads YAML that anybody may have written: bounded in size and depth, without aliases.</summary>
internal static class RuleYaml
{
    private const int MaxLength = 1_000_000;
    private const int MaxDepth = 40;

    /// <returns>One node for each document, or for each item of a document that is a list.</returns>
    /// <exception cref="GripException">It is no YAML, or more than a rule file can be.</exception>
    public static ImmutableArray<YamlNode> Read(string path, string text)
    {
        if (text.Length > MaxLength)
            throw new GripException(
                ExitCode.Usage,
                $"The rule file cannot be used: it holds {text.Length} characters, and may hold {MaxLength}.",
                "Split it into several files.",
                [path]
            );
        try
        {
            Check(path, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return
            [
                .. stream.Documents.SelectMany(document =>
                    document.RootNode is YamlSequenceNode list ? list.Children : [document.RootNode]
                ),
            ];
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // What the library throws where it has lost its own way.
            throw new GripException(
                ExitCode.Usage,
                "The rule file is no YAML.",
                "Mind the braces and the indentation; a pattern with a colon or a # is written in quotes or after '|'.",
                [path]
            );
        }
        catch (YamlException error)
        {
            throw new GripException(
                ExitCode.Usage,
                $"The rule file is no YAML: {error.InnerException?.Message ?? error.Message}",
                "Mind the indentation; a pattern with a colon or a # is written in quotes or after '|'.",
                [$"{path}:{error.Start.Line}:{error.Start.Column}"]
            );
        }
    }

    // Before a tree is made of it, which is done by recursion.
    private static void Check(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                throw Fault(path, parser.Current, $"it is nested more than {MaxDepth} deep");
            if (parser.Current is AnchorAlias alias)
                throw Fault(path, alias, $"'*{alias.Value}' is an alias, which is not followed; write it out");
        }
    }

    private static GripException Fault(string path, ParsingEvent at, string reason) =>
        new(
            ExitCode.Usage,
            $"The rule file cannot be used: {reason}.",
            "The form is described in docs/rules.md.",
            [$"{path}:{at.Start.Line}:{at.Start.Column}"]
        );
}
