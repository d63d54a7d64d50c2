using System.Globalization;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.ChangeSignature;

/// <summary>Reads the changes of a signature as they are typed on a command line.</summary>
public static class SignatureText
{
    /// <param name="add">As in "int count", "CancellationToken token = default", "in Mark mark".</param>
    /// <param name="values">What callers pass: "NAME=EXPRESSION", or the expression alone, in the order of <paramref name="add"/>.</param>
    /// <param name="at">Where added parameters go: "INDEX" or "after NAME", one for all or one for each; the first may be all.</param>
    /// <param name="rename">As in "old=new".</param>
    /// <param name="types">As in "count=long".</param>
    /// <param name="modifiers">As in "mark=in", "mark=none".</param>
    /// <exception cref="GripException">Something does not parse; exit code 2.</exception>
    public static SignatureRequest Parse(
        string symbol,
        IReadOnlyList<string> add,
        IReadOnlyList<string> values,
        IReadOnlyList<string> at,
        IReadOnlyList<string> remove,
        string? reorder,
        IReadOnlyList<string> rename,
        IReadOnlyList<string> types,
        IReadOnlyList<string> modifiers
    )
    {
        var parameters = add.Select(Parameter).ToArray();
        var pending = values.ToList();
        for (var i = 0; i < parameters.Length; i++)
        {
            var named = pending.FindIndex(value =>
                value.StartsWith(parameters[i].Name + "=", StringComparison.Ordinal)
                && !value.StartsWith(parameters[i].Name + "==", StringComparison.Ordinal)
            );
            if (named < 0)
                continue;
            parameters[i] = parameters[i] with { Value = Expression(pending[named][(parameters[i].Name.Length + 1)..]) };
            pending.RemoveAt(named);
        }

        for (var i = 0; i < parameters.Length && pending.Count > 0; i++)
            if (parameters[i].Value is null)
            {
                parameters[i] = parameters[i] with { Value = Expression(pending[0]) };
                pending.RemoveAt(0);
            }

        if (pending.Count > 0)
            throw new GripException(
                ExitCode.Usage,
                $"The value '{pending[0]}' belongs to no added parameter.",
                "Give one --value for each --add."
            );
        if (at.Count > 0 && at.Count != parameters.Length)
            throw new GripException(
                ExitCode.Usage,
                $"There are {at.Count} positions for {parameters.Length} added parameters.",
                "Give one --at for each --add, or none."
            );
        for (var i = 0; i < at.Count; i++)
            parameters[i] = Placed(parameters[i], at[i]);
        return new SignatureRequest(
            symbol,
            [.. parameters],
            [.. remove.SelectMany(Names)],
            reorder is null ? [] : [.. Names(reorder)],
            [.. rename.Select(text => Pair(text, "gets which name", "old=new"))]
        )
        {
            Types = [.. types.Select(text => Pair(text, "gets which type", "count=long")).Select(pair => (pair.Item1, Type(pair.Item2)))],
            Modifiers =
            [
                .. modifiers
                    .Select(text => Pair(text, "is passed how", "mark=in"))
                    .Select(pair => (pair.Item1, ParameterModifiers.Parse(pair.Item2))),
            ],
        };
    }

    private static AddedParameter Parameter(string text)
    {
        var list = SyntaxFactory.ParseParameterList($"({text})");
        if (list.ContainsDiagnostics || list.Parameters is not [{ Type: { } type } parameter] || parameter.Identifier.IsMissing)
            throw new GripException(
                ExitCode.Usage,
                $"'{text}' is not a parameter.",
                "Write its type and name, as in 'int count' or 'int count=0'."
            );
        var modifiers = string.Concat(parameter.Modifiers.Select(modifier => modifier.Text + " "));
        return new AddedParameter(
            modifiers + type,
            parameter.Identifier.Text,
            parameter.Default?.Value.ToString(),
            Value: null,
            Index: null,
            After: null
        );
    }

    private static AddedParameter Placed(AddedParameter added, string at)
    {
        if (int.TryParse(at, CultureInfo.InvariantCulture, out var index))
            return added with { Index = index };
        if (at.StartsWith("after ", StringComparison.Ordinal))
            return added with { After = at["after ".Length..].Trim() };
        throw new GripException(ExitCode.Usage, $"'{at}' is not a position.", "Write a number from 0, or 'after NAME'.");
    }

    private static string Expression(string text)
    {
        // As an argument, so that 'ref total' and 'out _' are values as well.
        var list = SyntaxFactory.ParseArgumentList($"({text})");
        return list.ContainsDiagnostics || list.Arguments is not [{ NameColon: null }] || list.FullSpan.Length != text.Length + 2
            ? throw new GripException(ExitCode.Usage, $"'{text}' is not an expression.")
            : text.Trim();
    }

    private static IEnumerable<string> Names(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Type(string text)
    {
        var type = SyntaxFactory.ParseTypeName(text);
        return type.ContainsDiagnostics || type.IsMissing || type.FullSpan.Length != text.Length
            ? throw new GripException(ExitCode.Usage, $"'{text}' is not a type.")
            : text;
    }

    private static (string, string) Pair(string text, string what, string example) =>
        text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } old, { Length: > 0 } name]
            ? (old, name)
            : throw new GripException(ExitCode.Usage, $"'{text}' does not say which parameter {what}.", $"Write it as in '{example}'.");
}
