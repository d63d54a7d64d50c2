using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>
/// A method that is used as a value, where method and delegate no longer have the same signature, becomes a lambda that
/// calls it: <c>list.ForEach(Add)</c> becomes <c>list.ForEach(order => Add(order, gift: false))</c>.
/// </summary>
internal sealed class GroupLambda(SignaturePlan plan, SignatureTargets targets, CancellationToken cancellation)
{
    /// <returns>Why there can be no lambda, as part of a sentence; null if it was written.</returns>
    public string? Rewrite(FileRewrite file, SignatureUse use)
    {
        var whole = MethodGroups.Inner((SimpleNameSyntax)use.Node);
        if (
            use.Model.GetSymbolInfo(whole, cancellation).Symbol is not IMethodSymbol method
            || MethodGroups.DelegateOf((SimpleNameSyntax)use.Node, use.Model, cancellation) is not { } invoke
        )
            return "the method is used as a value of a type that says nothing about its signature";
        if (new GroupObstacles(use.Model, cancellation).Of(whole, method) is { } why)
            return why;
        if (targets.IsDelegate && !plan.Removed.IsEmpty)
            return $"the method takes '{plan.OldNames[plan.Removed[0]]}', which the delegate would no longer pass";
        var names = new FreeNames(use.Model, whole, [.. plan.Slots.Select(slot => slot.Added?.Value).OfType<string>()]);
        var own = Own(method, invoke, names);
        var arguments = targets.IsDelegate ? Passed(own, method) : Called(own, method);
        var typed = IsTyped(whole) || own.Any(parameter => parameter.Modifier.Length > 0);
        var list = string.Join(
            ", ",
            own.Select(parameter =>
                typed
                    ? parameter.Modifier + (parameter.Type ?? Shown(parameter.Symbol!, use, whole)) + " " + parameter.Name
                    : parameter.Name
            )
        );
        var head = own.Length == 1 && !typed ? $"{list} => " : $"({list}) => ";
        var wrap = NeedsParentheses(whole);
        file.Replace(
            whole.Span,
            [
                new Piece.New((wrap ? "(" : "") + head),
                new Piece.Kept(use.Path, whole.Span),
                new Piece.New($"({string.Join(", ", arguments)})" + (wrap ? ")" : "")),
            ]
        );
        return null;
    }

    /// <param name="Old">The ordinal in the delegate as it is; -1 for an added one.</param>
    /// <param name="Type">As typed by the user; null if the symbol says it.</param>
    private sealed record Parameter(int Old, string Modifier, string? Type, IParameterSymbol? Symbol, string Name);

    /// <summary>The parameters of the lambda: those that the delegate will have.</summary>
    private ImmutableArray<Parameter> Own(IMethodSymbol method, IMethodSymbol invoke, FreeNames names)
    {
        if (!targets.IsDelegate)
            return
            [
                .. invoke.Parameters.Select(
                    (parameter, i) =>
                        new Parameter(
                            i,
                            Modifier(parameter.RefKind),
                            Type: null,
                            parameter,
                            names.Take(plan.NameOf(method.Parameters[i], Offset(method)))
                        )
                ),
            ];
        return
        [
            .. plan.Slots.Select(slot =>
                slot.Added is { } added
                    ? new Parameter(-1, "", added.Declaration, Symbol: null, names.Take(added.Name))
                    : new Parameter(
                        slot.Old,
                        plan.Modifiers.TryGetValue(slot.Old, out var modifier)
                            ? Spaced(modifier)
                            : Modifier(invoke.Parameters[slot.Old].RefKind),
                        plan.Types.GetValueOrDefault(slot.Old),
                        invoke.Parameters[slot.Old],
                        names.Take(plan.NameOf(invoke.Parameters[slot.Old]))
                    )
            ),
        ];
    }

    /// <summary>What the lambda passes to the method, whose signature is the new one.</summary>
    private IEnumerable<string> Called(ImmutableArray<Parameter> own, IMethodSymbol method)
    {
        var offset = Offset(method);
        var gap = false;
        foreach (var slot in plan.Slots)
            if (slot.Added is { } added)
            {
                if (added.Value is { } value)
                    yield return (gap ? added.Name + ": " : "") + value;
                gap |= added.Value is null;
            }
            else if (slot.Old >= offset)
            {
                var parameter = method.Parameters[slot.Old - offset];
                var modifier = plan.Modifiers.TryGetValue(slot.Old, out var text) ? Spaced(text) : Modifier(parameter.RefKind);
                yield return (gap ? plan.NameOf(parameter, offset) + ": " : "")
                    + (modifier is "ref " or "out " ? modifier : "")
                    + own[slot.Old - offset].Name;
            }
    }

    /// <summary>What the lambda, which has the delegate's new signature, passes to a method with the old one.</summary>
    private static IEnumerable<string> Passed(ImmutableArray<Parameter> own, IMethodSymbol method) =>
        own.Where(parameter => parameter.Old >= 0)
            .OrderBy(parameter => parameter.Old)
            .Select(parameter =>
                Modifier(method.Parameters[parameter.Old].RefKind).Replace("in ", "", StringComparison.Ordinal) + parameter.Name
            );

    private static int Offset(IMethodSymbol method) => method.MethodKind == MethodKind.ReducedExtension ? 1 : 0;

    private static string Modifier(RefKind kind) =>
        kind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };

    private static string Spaced(string modifier) => modifier is "" or "this" or "params" ? "" : modifier + " ";

    private static string Shown(IParameterSymbol parameter, SignatureUse use, SyntaxNode at) =>
        parameter.Type.ToMinimalDisplayString(use.Model, at.SpanStart);

    /// <summary>Nothing around says the types: <c>var add = Add;</c></summary>
    private static bool IsTyped(ExpressionSyntax whole)
    {
        var outer = MethodGroups.Outer(whole);
        return outer.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } };
    }

    private static bool NeedsParentheses(ExpressionSyntax whole) =>
        whole.Parent
            is not (
                ArgumentSyntax
                or EqualsValueClauseSyntax
                or AssignmentExpressionSyntax
                or ReturnStatementSyntax
                or YieldStatementSyntax
                or ArrowExpressionClauseSyntax
                or AnonymousFunctionExpressionSyntax
                or InitializerExpressionSyntax
                or ParenthesizedExpressionSyntax
                or ExpressionElementSyntax
                or SwitchExpressionArmSyntax
            );
}
