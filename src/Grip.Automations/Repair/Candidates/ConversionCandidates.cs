using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A value of one type where another is wanted now, because what gives it or what takes it has changed.</summary>
internal sealed class ConversionCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.Id is not ("CS0029" or "CS1503" or "CS0266" or "CS1660" or "CS0030" or "CS1950") || Expression(site) is not { } expression)
            yield break;
        var type = site.Model.GetTypeInfo(expression, site.Cancellation).Type;
        foreach (var wanted in Wanted(site, expression))
        foreach (var (text, score, why) in Written(site, expression, type, wanted))
            yield return Candidate.In(
                site,
                "conversion",
                $"convert {(type is null ? "lambda" : ApiText.Of(type))} to {ApiText.Of(wanted)}: {why.Rule}",
                score,
                why.Text,
                [new TextEdit(expression.SpanStart, expression.Span.Length, text), .. Imports(site, text, wanted)]
            );
    }

    private static ExpressionSyntax? Expression(RepairSite site) =>
        site.Node switch
        {
            ArgumentSyntax argument => argument.Expression,
            ExpressionSyntax expression => expression
                .AncestorsAndSelf()
                .TakeWhile(node => node.Span == expression.Span)
                .OfType<ExpressionSyntax>()
                .Last(),
            _ => site.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>(),
        };

    /// <summary>The types that would be taken: of the target, or of the parameter of each overload at that position.</summary>
    private static IEnumerable<ITypeSymbol> Wanted(RepairSite site, ExpressionSyntax expression)
    {
        if (expression.Parent is ArgumentSyntax { Parent: BaseArgumentListSyntax list } argument)
        {
            var index = list.Arguments.IndexOf(argument);
            var name = argument.NameColon?.Name.Identifier.ValueText;
            var info = site.Model.GetSymbolInfo(list.Parent!, site.Cancellation);
            var methods = info.CandidateSymbols.Prepend(info.Symbol).OfType<IMethodSymbol>();
            return methods
                .Select(method =>
                    name is null
                        ? method.Parameters.ElementAtOrDefault(index)
                        : method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                )
                .OfType<IParameterSymbol>()
                .Select(parameter => parameter.Type)
                .Where(type => type.TypeKind != TypeKind.Error)
                .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default);
        }

        return site.Model.GetTypeInfo(expression, site.Cancellation).ConvertedType is { TypeKind: not TypeKind.Error } converted
            ? [converted]
            : [];
    }

    private static IEnumerable<(string Text, double Score, (string Rule, string Text) Why)> Written(
        RepairSite site,
        ExpressionSyntax expression,
        ITypeSymbol? type,
        ITypeSymbol wanted
    )
    {
        var operand = expression
            is (
                IdentifierNameSyntax
                or MemberAccessExpressionSyntax
                or InvocationExpressionSyntax
                or ElementAccessExpressionSyntax
                or LiteralExpressionSyntax
                or ThisExpressionSyntax
                or ParenthesizedExpressionSyntax
                or ObjectCreationExpressionSyntax
            )
            ? expression.ToString()
            : $"({expression})";
        if (
            expression is LambdaExpressionSyntax { ExpressionBody: { } body } lambda
            && ParameterCount(lambda) == 0
            && wanted.TypeKind != TypeKind.Delegate
        )
            yield return (body.ToString(), 0.88, ("value of the lambda", "the value itself is taken now, not a function that gives it"));
        if (type is null || type.TypeKind == TypeKind.Error)
            yield break;
        if (type is INamedTypeSymbol { DelegateInvokeMethod: { Parameters.Length: 0 } invoke } && Same(invoke.ReturnType, wanted))
            yield return ($"{operand}()", 0.88, ("call", "the value itself is taken now, not a function that gives it"));
        if (IsNumber(type) && wanted.Name == "TimeSpan" && Unit(site, expression) is { } unit)
            yield return (
                $"TimeSpan.From{unit}({expression})",
                0.9,
                ($"TimeSpan.From{unit}", $"the old parameter counted {unit.ToLowerInvariant()}")
            );
        if (IsNumber(type) && IsNumber(wanted) && site.OldTypeOf(expression) is { } old && Same(old, wanted))
            yield return ($"({ApiText.Of(wanted)}){operand}", 0.72, ("cast", $"it was {ApiText.Of(wanted)} before"));
        if (DroppedTasks.IsTask(type) && DroppedTasks.IsTask(wanted) && type.Name == "Task" && wanted.Name == "ValueTask")
        {
            if (expression.ToString() == "Task.CompletedTask")
                yield return ("ValueTask.CompletedTask", 0.92, ("ValueTask.CompletedTask", "a ValueTask is given now"));
            else
                yield return (
                    $"new {ApiText.Of(wanted)}({expression})",
                    0.9,
                    ("new ValueTask", "a ValueTask is given now, made of the task")
                );
        }

        if (wanted.Name == "Uri" && type.SpecialType == SpecialType.System_String)
            yield return ($"new Uri({expression})", 0.85, ("new Uri", "an address is taken as Uri now"));
        if (wanted is IArrayTypeSymbol array && Same(array.ElementType, type))
            yield return ($"[{expression}]", 0.8, ("array of one", "several are taken now"));
        foreach (var member in Members(site, expression, type, wanted))
            yield return (
                $"{operand}.{member.Text}",
                member.Score,
                ($".{member.Text}", $"{ApiText.Of(type)} has {member.Text}, which gives {ApiText.Of(wanted)}")
            );
    }

    /// <summary>What the value itself offers to become the other type.</summary>
    private static IEnumerable<(string Text, double Score)> Members(
        RepairSite site,
        ExpressionSyntax expression,
        ITypeSymbol type,
        ITypeSymbol wanted
    )
    {
        foreach (var member in site.Model.LookupSymbols(expression.SpanStart, type, name: null, includeReducedExtensionMethods: true))
        {
            if (
                member
                    is IMethodSymbol { Parameters.Length: 0, ReturnsVoid: false, IsStatic: false }
                        or IMethodSymbol { ReducedFrom: not null, Parameters.Length: 0 }
                && member is IMethodSymbol method
                && Same(method.ReturnType, wanted)
                && (method.Name.StartsWith("To", StringComparison.Ordinal) || method.Name.StartsWith("As", StringComparison.Ordinal))
            )
            {
                // A text of a thing is not the thing: only where nothing is lost.
                if (
                    method.Name == "ToString"
                    && type.TypeKind != TypeKind.Enum
                    && !type.Name.Contains("String", StringComparison.Ordinal)
                    && type.Name != "Uri"
                )
                    continue;
                yield return ($"{method.Name}()", 0.8);
            }
            else if (
                member is IPropertySymbol { IsStatic: false, IsIndexer: false } property
                && Same(property.Type, wanted)
                && site.Api.IsOfChangedAssembly(type)
            )
                yield return (
                    property.Name,
                    property.Name == "Value"
                    || property.Name == wanted.Name
                    || wanted.Name.EndsWith(property.Name, StringComparison.Ordinal)
                        ? 0.8
                        : 0.6
                );
        }
    }

    /// <summary>Seconds or milliseconds: what the old parameter was called, or what its documentation says.</summary>
    private static string? Unit(RepairSite site, ExpressionSyntax expression)
    {
        if (
            expression.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument
            || site.OldSymbolOf(call) is not IMethodSymbol old
        )
            return null;
        if (old.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument)) is not { } parameter)
            return null;
        var text =
            $"{string.Join(' ', NameWords.Split(parameter.Name))} {site.Api.Difference.DocumentationOf(parameter)}".ToLowerInvariant();
        return text.Contains("millisecond", StringComparison.Ordinal) ? "Milliseconds"
            : text.Contains("second", StringComparison.Ordinal) ? "Seconds"
            : text.Contains("minute", StringComparison.Ordinal) ? "Minutes"
            : null;
    }

    private static IEnumerable<TextEdit> Imports(RepairSite site, string text, ITypeSymbol wanted) =>
        wanted is INamedTypeSymbol named && text.Contains(named.Name, StringComparison.Ordinal) && named.SpecialType == SpecialType.None
            ? NameText.Import(site, NameText.Namespace(named))
            : [];

    private static int ParameterCount(LambdaExpressionSyntax lambda) =>
        lambda switch
        {
            ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList.Parameters.Count,
            _ => 1,
        };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool Same(ITypeSymbol left, ITypeSymbol right) => left.ToDisplayString() == right.ToDisplayString();
}
