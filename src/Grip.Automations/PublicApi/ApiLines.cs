using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Automations.Rename;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.PublicApi;

/// <summary>What a line of a public API list says after a change, as in <c>Shop.Order.Total.get -> decimal</c>.</summary>
internal sealed class ApiLines(IEnumerable<(string Key, Func<string, string> Apply)> byKey)
{
    // Generic arguments of the types around a member, as in Shop.Box<T>.Item.
    private const string Arguments = "(?:<[^>]*>)?";

    private readonly ImmutableArray<Func<string, string>> rules = [.. byKey.DistinctBy(rule => rule.Key).Select(rule => rule.Apply)];

    public static ApiLines OfRename(RenameTargets targets, NewName newName) =>
        new(targets.All.Symbols.SelectMany(symbol => Rules(symbol, newName)));

    /// <summary>For types that go to another namespace, wherever they are named.</summary>
    public static ApiLines OfMove(IEnumerable<INamedTypeSymbol> types, string space) =>
        new(
            types.Select(type =>
                Replace(
                    $@"(?<![\w.]){PathOf(type.ContainingNamespace)}{type.Name}{(type.Arity > 0 ? "(?=<)" : @"(?![\w<])")}",
                    $"{space}.{type.Name}"
                )
            )
        );

    /// <summary>The new line; null if the line does not speak of the renamed symbol.</summary>
    public string? After(string line)
    {
        if (line.StartsWith('#'))
            return null;
        var renamed = rules.Aggregate(line, (text, rule) => rule(text));
        return renamed == line ? null : renamed;
    }

    private static IEnumerable<(string Key, Func<string, string> Apply)> Rules(ISymbol symbol, NewName name)
    {
        switch (symbol)
        {
            case INamespaceSymbol space:
                yield return Replace($@"(?<![\w.]){Regex.Escape(space.ToDisplayString())}(?=\.)", name.FullNamespace!);
                break;
            case INamedTypeSymbol type:
                var path = PathOf(type.ContainingSymbol);
                var generic = type.Arity > 0 ? "(?=<)" : "(?![\\w<])";
                yield return Replace($@"(?<![\w.]){path}{type.Name}{generic}", match => match[..^type.Name.Length] + name.Value);
                yield return Replace(
                    $@"(?<![\w.]){path}{name.Value}{Arguments}\.{type.Name}(?=\()",
                    match => match[..^type.Name.Length] + name.Value
                );
                break;
            case IMethodSymbol method when method.ContainingType is not null:
                yield return Method(method, name);
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol or IPropertySymbol } parameter:
                yield return Parameter(parameter, name);
                break;
            case ITypeParameterSymbol { ContainingSymbol: IMethodSymbol or INamedTypeSymbol } parameter:
                yield return TypeParameter(parameter, name);
                break;
            case IPropertySymbol or IFieldSymbol or IEventSymbol when symbol.ContainingType is not null:
                yield return Replace(
                    $@"(?<![\w.]){PathOf(symbol.ContainingType)}{NamedSymbol.NameOf(symbol)}(?=\.get|\.set|\.init| ->| =)",
                    match => match[..^NamedSymbol.NameOf(symbol).Length] + name.Value
                );
                break;
        }
    }

    private static (string, Func<string, string>) Method(IMethodSymbol method, NewName name)
    {
        var head = new Regex(
            $@"(?<![\w.]){PathOf(method.ContainingType)}{method.Name}{Arguments}\((?<parameters>.*)\) ->",
            RegexOptions.ExplicitCapture
        );
        var only = method.Parameters.Select(parameter => parameter.Name).ToArray();
        return (
            $"{head} {string.Join(',', only)}",
            line =>
            {
                var match = head.Match(line);
                if (!match.Success || !ParameterNames(match.Groups["parameters"].Value).SequenceEqual(only))
                    return line;
                var at = line.IndexOf(
                    method.Name,
                    match.Index + match.Value[..match.Value.IndexOf('(')].LastIndexOf(method.Name, StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
                return line[..at] + name.Value + line[(at + method.Name.Length)..];
            }
        );
    }

    private static (string, Func<string, string>) Parameter(IParameterSymbol parameter, NewName name)
    {
        var owner = parameter.ContainingSymbol;
        var member = owner is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? $"(?:{owner.ContainingType.Name}|Deconstruct)"
            : Regex.Escape(owner is IPropertySymbol ? "this" : owner.Name);
        var line = new Regex(
            $@"(?<![\w.]){PathOf(owner.ContainingType)}{member}{Arguments}[(\[](?<parameters>.*)[)\]]",
            RegexOptions.ExplicitCapture
        );
        var pattern = new Regex($@"(?<= )@?{Regex.Escape(parameter.Name)}(?=,|$| =)");
        return (
            $"{line} {parameter.Name}",
            text =>
            {
                var match = line.Match(text);
                if (!match.Success)
                    return text;
                var group = match.Groups["parameters"];
                return text[..group.Index] + pattern.Replace(group.Value, name.Source) + text[(group.Index + group.Length)..];
            }
        );
    }

    /// <summary>In all lines of the type or method that declares it: its members and signatures name it as well.</summary>
    private static (string, Func<string, string>) TypeParameter(ITypeParameterSymbol parameter, NewName name)
    {
        var owner = parameter.ContainingSymbol;
        var declared =
            $@"^~?(?:[a-z]+ )*{PathOf((ISymbol?)owner.ContainingType ?? owner.ContainingNamespace)}{owner.Name}<[^>]*\b{Regex.Escape(parameter.Name)}\b[^>]*>";
        var line = new Regex(owner is IMethodSymbol ? declared + @"\(" : declared);
        var pattern = new Regex($@"(?<![\w.@]){Regex.Escape(parameter.Name)}(?=[\s,>?\[)!]|$)");
        return ($"{line} {parameter.Name}", text => line.IsMatch(text) ? pattern.Replace(text, name.Source) : text);
    }

    private static IEnumerable<string> ParameterNames(string parameters) =>
        parameters.Length == 0 ? [] : Split(parameters).Select(parameter => parameter.Split(" = ")[0].Trim().Split(' ')[^1].TrimStart('@'));

    private static IEnumerable<string> Split(string parameters)
    {
        int depth = 0,
            start = 0;
        for (var i = 0; i <= parameters.Length; i++)
        {
            if (i == parameters.Length || parameters[i] == ',' && depth == 0)
            {
                yield return parameters[start..i];
                start = i + 1;
            }
            else
                depth +=
                    parameters[i] is '<' or '(' or '[' ? 1
                    : parameters[i] is '>' or ')' or ']' ? -1
                    : 0;
        }
    }

    /// <summary>The pattern of everything before a name, as in <c>Shop\.Orders\.Box(…)\.</c></summary>
    private static string PathOf(ISymbol? container) =>
        container switch
        {
            INamespaceSymbol { IsGlobalNamespace: false } space => Regex.Escape(space.ToDisplayString()) + @"\.",
            INamedTypeSymbol type => $@"{PathOf(type.ContainingSymbol)}{type.Name}{Arguments}\.",
            _ => "",
        };

    private static (string, Func<string, string>) Replace(string pattern, string with) => Replace(pattern, _ => with);

    private static (string, Func<string, string>) Replace(string pattern, Func<string, string> with)
    {
        var expression = new Regex(pattern);
        return (pattern, text => expression.Replace(text, match => with(match.Value)));
    }
}
