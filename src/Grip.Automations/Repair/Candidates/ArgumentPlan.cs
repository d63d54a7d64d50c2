using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>The arguments of an old call for a new signature.</summary>
/// <param name="Text">The whole list with its parentheses.</param>
/// <param name="Factor">What it takes from the confidence: 1 if nothing had to be made up.</param>
/// <param name="Why">What was done, as a phrase.</param>
internal sealed record ArgumentPlan(string Text, double Factor, string Why, ImmutableArray<TextEdit> Imports)
{
    /// <summary>Null if an argument has no place any more, or a parameter nothing that could be given for it.</summary>
    /// <param name="reduced">The new method is an extension that is called on its first parameter.</param>
    public static ArgumentPlan? For(RepairSite site, IMethodSymbol old, IMethodSymbol now, BaseArgumentListSyntax list, bool reduced)
    {
        var ours = old.Parameters;
        var theirs = reduced ? now.Parameters.RemoveAt(0) : now.Parameters;
        var given = Given(list, ours);
        if (given is null)
            return null;
        var assigned = new Dictionary<int, List<ArgumentSyntax>>();
        foreach (var (parameter, arguments) in given)
        {
            if (Place(parameter, ours, theirs, assigned) is not { } place)
                return null;
            assigned[place] = arguments;
        }

        var (factor, notes) = (1.0, new List<string>());
        var parts = new List<string>();
        var positional = true;
        foreach (var parameter in theirs)
        {
            if (assigned.TryGetValue(parameter.Ordinal - (reduced ? 1 : 0), out var arguments))
            {
                foreach (var argument in arguments)
                    parts.Add(Argument(argument, parameter, positional && (!parameter.IsParams || arguments.Count > 0)));
                continue;
            }

            if (parameter.IsOptional || parameter.IsParams)
            {
                positional = false;
                continue;
            }

            if (
                Filling.For(parameter, ours, site.Model.GetEnclosingSymbol(list.SpanStart, site.Cancellation) as IMethodSymbol)
                is not { } filling
            )
                return null;
            parts.Add(positional ? filling.Text : $"{Escaped(parameter.Name)}: {filling.Text}");
            factor *= filling.Factor;
            notes.Add(filling.Why);
        }

        var (open, close) = list is BracketedArgumentListSyntax ? ("[", "]") : ("(", ")");
        var text = Unchanged(list, parts) ? list.ToString() : open + string.Join(", ", parts) + close;
        if (text != list.ToString() && notes.Count == 0)
            notes.Add("arguments follow the names of the parameters");
        return new ArgumentPlan(text, factor, string.Join(", ", notes), []);
    }

    private static List<(IParameterSymbol Parameter, List<ArgumentSyntax> Arguments)>? Given(
        BaseArgumentListSyntax list,
        ImmutableArray<IParameterSymbol> parameters
    )
    {
        var result = new List<(IParameterSymbol, List<ArgumentSyntax>)>();
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var parameter =
                argument.NameColon is { } name ? parameters.FirstOrDefault(candidate => candidate.Name == name.Name.Identifier.ValueText)
                : i < parameters.Length ? parameters[i]
                : parameters.LastOrDefault() is { IsParams: true } rest ? rest
                : null;
            if (parameter is null)
                return null;
            if (result.Count > 0 && SymbolEqualityComparer.Default.Equals(result[^1].Item1, parameter))
                result[^1].Item2.Add(argument);
            else
                result.Add((parameter, [argument]));
        }

        return result;
    }

    private static int? Place(
        IParameterSymbol parameter,
        ImmutableArray<IParameterSymbol> ours,
        ImmutableArray<IParameterSymbol> theirs,
        Dictionary<int, List<ArgumentSyntax>> assigned
    )
    {
        bool Free(int index) => !assigned.ContainsKey(index);
        var named = theirs.IndexOf(theirs.FirstOrDefault(other => other.Name == parameter.Name)!);
        if (named >= 0 && Free(named))
            return named;
        var position = ours.IndexOf(parameter);
        // A renamed parameter: the same type at the same position, and its name means nothing else.
        if (
            position >= 0
            && position < theirs.Length
            && Free(position)
            && SameType(parameter, theirs[position])
            && !ours.Any(other => other.Name == theirs[position].Name)
        )
            return position;
        var same = Enumerable
            .Range(0, theirs.Length)
            .Where(i => Free(i) && SameType(parameter, theirs[i]) && !ours.Any(other => other.Name == theirs[i].Name))
            .ToArray();
        if (same.Length == 1)
            return same[0];
        return position >= 0 && position < theirs.Length && Free(position) && ours.Length == theirs.Length ? position : null;
    }

    private static bool SameType(IParameterSymbol left, IParameterSymbol right) =>
        left.Type.OriginalDefinition.ToDisplayString() == right.Type.OriginalDefinition.ToDisplayString();

    private static string Argument(ArgumentSyntax argument, IParameterSymbol parameter, bool positional)
    {
        var kind = argument.RefKindKeyword.IsKind(SyntaxKind.None) ? "" : argument.RefKindKeyword.ValueText + " ";
        var text = kind + argument.Expression;
        return positional && argument.NameColon is null ? text : $"{Escaped(parameter.Name)}: {text}";
    }

    private static bool Unchanged(BaseArgumentListSyntax list, List<string> parts) =>
        list.Arguments.Count == parts.Count && list.Arguments.Select(argument => argument.ToString()).SequenceEqual(parts);

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
