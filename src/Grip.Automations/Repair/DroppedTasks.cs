using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>A call whose task nobody awaits compiles and does nothing in time: an assertion in it tests nothing.</summary>
internal static class DroppedTasks
{
    /// <summary>True if an edit makes a statement of a call, or the body of a lambda without result, give a task that is dropped.</summary>
    public static bool Any(RepairSite site, Bench after, ImmutableArray<TextEdit> edits)
    {
        var model = after.Model(site.Unit, site.Path, site.Cancellation)!;
        var root = model.SyntaxTree.GetRoot(site.Cancellation);
        foreach (var edit in edits)
        {
            var span = FileHistory.Forward(new TextSpan(edit.Start, edit.Length), [.. edits]);
            var node = root.FindNode(
                TextSpan.FromBounds(Math.Min(span.Start, root.FullSpan.End), Math.Min(span.End, root.FullSpan.End)),
                getInnermostNodeForTie: true
            );
            foreach (var around in node.AncestorsAndSelf().TakeWhile(parent => parent is not MemberDeclarationSyntax))
            {
                var dropped = around switch
                {
                    ExpressionStatementSyntax statement => statement.Expression,
                    LambdaExpressionSyntax { ExpressionBody: { } body } lambda when GivesNothing(model, lambda, site.Cancellation) => body,
                    AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard => discard.Right,
                    _ => null,
                };
                if (
                    dropped is not null
                    && dropped is not AssignmentExpressionSyntax
                    && IsTask(model.GetTypeInfo(dropped, site.Cancellation).Type)
                    && !IsTask(OldType(site, around, edits))
                )
                    return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? OldType(RepairSite site, SyntaxNode around, ImmutableArray<TextEdit> edits)
    {
        // The same statement in the text before this step: its start has not moved further than the edits before it.
        var start = around.SpanStart;
        foreach (var edit in edits.Reverse())
            if (edit.End < start)
                start -= edit.NewText.Length - edit.Length;
        var node = site.Root.FindNode(
            new TextSpan(Math.Clamp(start, 0, Math.Max(0, site.Root.FullSpan.End - 1)), 0),
            getInnermostNodeForTie: true
        );
        var old = node.AncestorsAndSelf().FirstOrDefault(parent => parent.RawKind == around.RawKind);
        return old switch
        {
            ExpressionStatementSyntax statement => site.OldTypeOf(statement.Expression),
            LambdaExpressionSyntax { ExpressionBody: { } body } => site.OldTypeOf(body),
            _ => null,
        };
    }

    private static bool GivesNothing(SemanticModel model, LambdaExpressionSyntax lambda, CancellationToken cancellation) =>
        model.GetTypeInfo(lambda, cancellation).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: true };

    public static bool IsTask(ITypeSymbol? type) =>
        type?.OriginalDefinition
            is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
}
