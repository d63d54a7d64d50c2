using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>How a member is written at a place: its name, what stands before it, whether it is called.</summary>
/// <param name="Access">The whole of "receiver.Name", or the name alone.</param>
/// <param name="Receiver">Null for a name alone and after "?.".</param>
/// <param name="Call">The call of it, if it is called.</param>
internal sealed record MemberUse(
    SimpleNameSyntax Name,
    ExpressionSyntax Access,
    ExpressionSyntax? Receiver,
    InvocationExpressionSyntax? Call
)
{
    /// <summary>The largest expression that belongs to the use: the call, or the access.</summary>
    public ExpressionSyntax Whole => Call ?? Access;

    public bool IsConditional => Access is MemberBindingExpressionSyntax;

    public static MemberUse? Of(SyntaxNode? node)
    {
        if (node is InvocationExpressionSyntax invocation)
            node = invocation.Expression;
        if (node is MemberAccessExpressionSyntax member)
            node = member.Name;
        else if (node is MemberBindingExpressionSyntax binding)
            node = binding.Name;
        if (node is not SimpleNameSyntax name || name.Parent is AttributeSyntax or NameColonSyntax or NameEqualsSyntax)
            return null;
        var (access, receiver) = name.Parent switch
        {
            MemberAccessExpressionSyntax parent when parent.Name == name => ((ExpressionSyntax)parent, parent.Expression),
            MemberBindingExpressionSyntax parent => (parent, null),
            // A constant in a pattern looks like a type.
            QualifiedNameSyntax parent when parent.Right == name => (parent, parent.Left),
            _ => (name, null),
        };
        return new MemberUse(
            name,
            access,
            receiver,
            access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : null
        );
    }
}
