using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>
/// Matches calls of a named method however they are written: through the type, a static using or an alias, as extension
/// or as static method, with the receiver left out, with named or omitted arguments.
/// </summary>
internal sealed class CallMatcher(SiteSymbols symbols, Captures captures)
{
    /// <summary>Null if the compiler cannot say what is called; the shapes are compared then.</summary>
    public bool? Match(InvocationExpressionSyntax pattern, InvocationExpressionSyntax site, NodeMatcher matcher)
    {
        var name = PatternSymbols.SimpleName(pattern.Expression);
        if (name.Length == 0 || name == "nameof" || Metavariable.From(name) is not null)
            return null;
        if (PatternSymbols.SimpleName(site.Expression) != name)
            return false;
        if (
            pattern.Expression is MemberBindingExpressionSyntax
            || symbols.Method(site) is not { MethodKind: not MethodKind.DelegateInvoke } method
        )
            return null;
        if (CallSlot.All(method, site, symbols.Model) is not { } slots)
            return null;
        if (symbols.MeaningOf(pattern.Expression) is { } meaning)
            return meaning.Includes(method.ReducedFrom ?? method)
                && After(site, pattern.ArgumentList.Arguments.FirstOrDefault())
                && TypeArguments(pattern.Expression, site, method, matcher)
                && Arguments(pattern.ArgumentList, slots, matcher)
                && Written(site);
        return pattern.Expression switch
        {
            MemberAccessExpressionSyntax access => After(site, access.Expression)
                && Receiver(access.Expression, site, method, ref slots, matcher)
                && TypeArguments(pattern.Expression, site, method, matcher)
                && Arguments(pattern.ArgumentList, slots, matcher),
            SimpleNameSyntax => IsWithoutReceiver(site, method)
                && TypeArguments(pattern.Expression, site, method, matcher)
                && Arguments(pattern.ArgumentList, slots, matcher),
            _ => null,
        };
    }

    /// <summary>After ?. only a hole can stand for the receiver: what is written there is not evaluated if it is null.</summary>
    private bool After(InvocationExpressionSyntax site, SyntaxNode? receiver)
    {
        if (site.Expression is not MemberBindingExpressionSyntax binding)
            return true;
        if (
            receiver is null
            || Metavariable.Of(receiver) is not { IsMany: false }
            || ConditionalChain.Around(binding) is not { } conditional
        )
            return false;
        captures.AddConditional(conditional);
        return true;
    }

    private static bool Receiver(
        ExpressionSyntax pattern,
        InvocationExpressionSyntax site,
        IMethodSymbol method,
        ref ImmutableArray<CallSlot> slots,
        NodeMatcher matcher
    )
    {
        if (method.IsExtensionMethod)
        {
            var receiver = slots[0].Node is ArgumentSyntax argument ? argument.Expression : slots[0].Node;
            slots = slots[1..];
            return receiver is not null && matcher.Match(pattern, receiver);
        }

        return site.Expression switch
        {
            MemberAccessExpressionSyntax access => matcher.Match(pattern, access.Expression),
            MemberBindingExpressionSyntax binding => matcher.Match(pattern, ConditionalChain.Around(binding)!.Expression),
            SimpleNameSyntax when !method.IsStatic && method.MethodKind == MethodKind.Ordinary => Metavariable.Of(pattern)
                is { IsMany: false } variable
                && matcher.Bind(variable, new Capture([], "this")),
            _ => false,
        };
    }

    private bool IsWithoutReceiver(InvocationExpressionSyntax site, IMethodSymbol method) =>
        site.Expression switch
        {
            SimpleNameSyntax => true,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
            MemberAccessExpressionSyntax access => method is { IsStatic: true, IsExtensionMethod: false }
                && symbols.Symbol(access.Expression) is ITypeSymbol,
            _ => false,
        };

    private bool Written(InvocationExpressionSyntax site)
    {
        if (site.Expression is MemberAccessExpressionSyntax access && symbols.Symbol(access.Expression) is ITypeSymbol type)
            captures.AddType(type.OriginalDefinition, access.Expression.ToString());
        return true;
    }

    /// <summary>Type arguments that the pattern does not write are not asked about; those that the site infers are written out.</summary>
    private bool TypeArguments(ExpressionSyntax pattern, InvocationExpressionSyntax site, IMethodSymbol method, NodeMatcher matcher)
    {
        if (Generic(pattern) is not { } wanted)
            return true;
        if (Generic(site.Expression) is { } written)
            return matcher.Sequence(NodeMatcher.Parts(wanted.TypeArgumentList), NodeMatcher.Parts(written.TypeArgumentList));
        var arguments = wanted.TypeArgumentList.Arguments;
        if (arguments.Count != method.TypeArguments.Length)
            return false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var inferred = method.TypeArguments[i];
            var matches = Metavariable.Of(arguments[i]) is { IsMany: false } variable
                ? matcher.Bind(variable, new Capture([], inferred.ToMinimalDisplayString(symbols.Model, site.SpanStart)))
                : symbols.Means(arguments[i], inferred);
            if (!matches)
                return false;
        }

        return true;
    }

    private bool Arguments(ArgumentListSyntax pattern, ImmutableArray<CallSlot> slots, NodeMatcher matcher)
    {
        var wanted = pattern.Arguments.ToImmutableArray();
        // Omitted arguments at the end may be left out of the pattern too.
        for (var count = slots.Length; count >= 0; count--)
        {
            if (count < slots.Length && slots[count].Node is not null)
                return false;
            var mark = captures.Mark;
            if (Arguments(wanted, slots[..count], matcher))
                return true;
            captures.Rollback(mark);
        }

        return false;
    }

    private static bool Arguments(ImmutableArray<ArgumentSyntax> wanted, ImmutableArray<CallSlot> slots, NodeMatcher matcher)
    {
        if (wanted.IsEmpty)
            return slots.IsEmpty;
        if (Metavariable.Of(wanted[0]) is { IsMany: true } many)
        {
            // The common case, everything that is left, first; omitted arguments stay omitted.
            for (var count = slots.Length; count >= 0; count--)
            {
                var parts = slots[..count].Where(slot => slot.Node is not null).Select(slot => (SyntaxNodeOrToken)slot.Node!);
                if (Arguments(wanted[1..], slots[count..], matcher) && matcher.Bind(many, new Capture([.. parts])))
                    return true;
            }

            return false;
        }

        var named = wanted[0].NameColon?.Name.Identifier.ValueText;
        var slot = named is null ? slots.FirstOrDefault() : slots.FirstOrDefault(candidate => candidate.Parameter.Name == named);
        return slot is not null && Argument(wanted[0], slot, matcher) && Arguments(wanted[1..], slots.Remove(slot), matcher);
    }

    private static bool Argument(ArgumentSyntax wanted, CallSlot slot, NodeMatcher matcher) =>
        slot.Node switch
        {
            null when Metavariable.Of(wanted) is { } variable => matcher.Bind(variable, new Capture([], slot.Default)),
            null => wanted.Expression.ToString() == slot.Default,
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind == wanted.RefKindKeyword.RawKind
                && matcher.Match(wanted.Expression, argument.Expression),
            var receiver => wanted.RefKindKeyword.RawKind == 0 && matcher.Match(wanted.Expression, receiver),
        };

    private static GenericNameSyntax? Generic(ExpressionSyntax callee) =>
        callee switch
        {
            GenericNameSyntax generic => generic,
            MemberAccessExpressionSyntax access => access.Name as GenericNameSyntax,
            MemberBindingExpressionSyntax binding => binding.Name as GenericNameSyntax,
            _ => null,
        };
}
