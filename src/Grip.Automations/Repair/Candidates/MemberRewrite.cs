using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Writes the use of one member as the use of another.</summary>
internal static class MemberRewrite
{
    public static IEnumerable<Candidate> Candidates(RepairSite site, MemberUse use, ISymbol old, Successor successor)
    {
        var now = successor.Symbol;
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var score = successor.Confidence;
        var why = successor.Why;
        if (!Name(site, use, old, now, edits))
            yield break;
        switch (old, now)
        {
            case (IMethodSymbol method, IMethodSymbol other) when use.Call is { } call:
                var plan = ArgumentPlan.For(site, method, other, call.ArgumentList, IsReduced(use, other));
                if (plan is null)
                    yield break;
                if (plan.Text != call.ArgumentList.ToString())
                {
                    edits.Add(new TextEdit(call.ArgumentList.SpanStart, call.ArgumentList.Span.Length, plan.Text));
                    edits.AddRange(plan.Imports);
                    why = $"{why}; {plan.Why}";
                }

                score *= plan.Factor;
                if (DroppedTasks.IsTask(other.ReturnType) && !DroppedTasks.IsTask(method.ReturnType))
                {
                    foreach (var awaited in Awaiting.Candidates(site, use.Whole, edits.ToImmutable(), score, $"{Rule(now)}, awaited", why))
                        yield return awaited;
                    yield break;
                }

                break;
            case (IMethodSymbol, IPropertySymbol or IFieldSymbol) when use.Call is { ArgumentList.Arguments.Count: 0 } call:
                edits.Add(new TextEdit(call.ArgumentList.SpanStart, call.ArgumentList.Span.Length, ""));
                break;
            case (IPropertySymbol or IFieldSymbol, IMethodSymbol { Parameters: var parameters } other)
                when use.Call is null
                    && (
                        parameters.Length == 0
                        || other is { IsExtensionMethod: true, Parameters.Length: 1 }
                        || parameters.All(parameter => parameter.IsOptional)
                    ):
                edits.Add(new TextEdit(use.Access.Span.End, 0, "()"));
                break;
            case (IMethodSymbol, IPropertySymbol or IFieldSymbol) or (IPropertySymbol or IFieldSymbol, IMethodSymbol):
                yield break;
        }

        if (edits.Count > 0)
            yield return Candidate.In(site, "member", Rule(now), score, why, edits);
    }

    private static string Rule(ISymbol now) => $"member {NameText.Full(now.ContainingType)}.{now.Name}";

    /// <summary>The name with what stands before it; false if the new member cannot be reached from here.</summary>
    private static bool Name(RepairSite site, MemberUse use, ISymbol old, ISymbol now, ImmutableArray<TextEdit>.Builder edits)
    {
        var extension = now is IMethodSymbol { IsExtensionMethod: true } or IMethodSymbol { ReducedFrom: not null };
        var wasExtension = old is IMethodSymbol { ReducedFrom: not null };
        if (now.IsStatic && !extension || extension && old.IsStatic && !wasExtension)
        {
            if (!old.IsStatic || wasExtension)
                return false;
            return Static(site, use, now, edits);
        }

        if (old.IsStatic && !wasExtension)
            return false;
        if (use.Name.Identifier.ValueText != now.Name)
            edits.Add(new TextEdit(use.Name.Identifier.SpanStart, use.Name.Identifier.Span.Length, now.Name));
        if (extension)
            edits.AddRange(NameText.ImportFor(site, now is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : now));
        return true;
    }

    private static bool Static(RepairSite site, MemberUse use, ISymbol now, ImmutableArray<TextEdit>.Builder edits)
    {
        var written = use.Receiver is null ? null : site.Model.GetSymbolInfo(use.Receiver, site.Cancellation).Symbol as INamedTypeSymbol;
        if (
            written is not null && Same(written, now.ContainingType)
            || use.Receiver is null
                && Same(site.Model.GetEnclosingSymbol(use.Name.SpanStart, site.Cancellation)?.ContainingType, now.ContainingType)
        )
        {
            if (use.Name.Identifier.ValueText != now.Name)
                edits.Add(new TextEdit(use.Name.Identifier.SpanStart, use.Name.Identifier.Span.Length, now.Name));
            return true;
        }

        var qualifier = NameText.Of(now.ContainingType) + TypeArguments(use.Receiver, now.ContainingType);
        if (use.Receiver is null)
            edits.Add(new TextEdit(use.Name.SpanStart, use.Name.Identifier.Span.Length, $"{qualifier}.{now.Name}"));
        else
        {
            edits.Add(new TextEdit(use.Receiver.SpanStart, use.Receiver.Span.Length, qualifier));
            if (use.Name.Identifier.ValueText != now.Name)
                edits.Add(new TextEdit(use.Name.Identifier.SpanStart, use.Name.Identifier.Span.Length, now.Name));
        }

        edits.AddRange(NameText.ImportFor(site, now));
        return true;
    }

    private static string TypeArguments(ExpressionSyntax? receiver, INamedTypeSymbol type) =>
        receiver is GenericNameSyntax generic && generic.Arity == type.Arity ? generic.TypeArgumentList.ToString() : "";

    private static bool Same(INamedTypeSymbol? left, INamedTypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left?.OriginalDefinition, right.OriginalDefinition);

    private static bool IsReduced(MemberUse use, IMethodSymbol now) =>
        now.ReducedFrom is null && now.IsExtensionMethod && (use.Receiver is not null || use.IsConditional);
}
