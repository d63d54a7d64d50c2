using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>What a call needs to know besides its arguments.</summary>
/// <param name="InExpressionTree">Named and left-out arguments are not allowed there.</param>
/// <param name="Passes">The call is <c>base.M(…)</c> in a member that changes too: added values are passed on.</param>
/// <param name="Nodes">The argument list as it is.</param>
internal sealed record CallContext(
    ISymbol Bound,
    string Path,
    SemanticModel Model,
    IReadOnlyList<SyntaxNode> Nodes,
    bool InExpressionTree,
    bool Passes
);

/// <summary>Works out the new argument list of one call.</summary>
internal sealed class CallPlan(SignaturePlan plan, CallContext context, CallArguments arguments, CancellationToken cancellation)
{
    private sealed record Planned(CallArgument? Old, AddedParameter? Added, string Name, bool AfterGap);

    /// <summary>Why the call cannot be rewritten, as part of a sentence; null if it can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>The new list; null with an <see cref="Obstacle"/>.</summary>
    public ImmutableArray<ListItem>? Write()
    {
        foreach (var removed in arguments.Items.Where(item => plan.Removed.Contains(item.Parameter)))
            if (SideEffects.Of(removed.Expression, context.Model, cancellation) == SideEffect.Acts)
                return Fail($"the argument '{removed.Expression}' would go, and evaluating it may do something");
        var wanted = Wanted();
        var kept = wanted.Select(item => item.Old).OfType<CallArgument>().ToArray();
        var inOrder = kept.Zip(kept.Skip(1)).All(pair => pair.First.Index < pair.Second.Index);
        if (inOrder || MayChangePlaces(kept) && kept.All(item => item.Name is null))
            return Positional(wanted);
        if (context.InExpressionTree)
            return Fail("the arguments have side effects in an expression tree, where none can be named");
        if (arguments.ExpandedFrom >= 0 && kept.Any(item => item.Parameter == arguments.ExpandedFrom))
            return Fail("the arguments have side effects, and the elements of a params array cannot be named");
        return Named(wanted, kept);
    }

    private List<Planned> Wanted()
    {
        var result = new List<Planned>();
        var gap = false;
        foreach (var slot in plan.Slots)
        {
            if (slot.Added is { } added)
            {
                // What stands before the elements of a params array cannot be left out.
                var isGiven =
                    context.Passes || added.Value is not null || added.Default is not null && (context.InExpressionTree || HasElements);
                if (isGiven)
                    result.Add(new Planned(null, added, added.Name, gap));
                gap |= !isGiven;
                continue;
            }

            if (slot.Old < arguments.Offset)
                continue;
            var given = arguments.Items.Where(item => item.Parameter == slot.Old).ToArray();
            var parameter = SignatureTargets.ParametersOf(context.Bound)[slot.Old - arguments.Offset];
            result.AddRange(given.Select(item => new Planned(item, null, NameOf(slot.Old, parameter), gap)));
            gap |= given.Length == 0 && !parameter.IsParams;
        }

        return result;
    }

    private bool HasElements => arguments.ExpandedFrom >= 0 && arguments.Items.Any(item => item.Parameter == arguments.ExpandedFrom);

    private string NameOf(int ordinal, IParameterSymbol parameter) =>
        plan.Renames.TryGetValue(ordinal, out var name) && parameter.Name == plan.OldNames[ordinal] ? name : parameter.Name;

    private ImmutableArray<ListItem>? Positional(List<Planned> wanted)
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        foreach (var item in wanted)
        {
            var isElement = item.Old is { } old && old.Parameter == arguments.ExpandedFrom;
            if (item.AfterGap && isElement)
                return Fail("the elements of a params array follow a parameter that is left out");
            if (item.AfterGap && context.InExpressionTree)
                return Fail("an expression tree can hold no named argument");
            items.Add(Item(item, item.AfterGap || item.Old?.Name is not null));
        }

        return [.. items, .. Properties()];
    }

    /// <summary>Old arguments stay in their order, so that they are evaluated as before; from the first that moves on they are named.</summary>
    private ImmutableArray<ListItem> Named(List<Planned> wanted, CallArgument[] kept)
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        var byPosition = 0;
        var written = wanted.Where(item => item.Old is not null).OrderBy(item => item.Old!.Index).ToArray();
        while (byPosition < written.Length && wanted[byPosition] == written[byPosition] && !wanted[byPosition].AfterGap)
            items.Add(Item(wanted[byPosition], wanted[byPosition++].Old!.Name is not null));
        items.AddRange(written.Skip(byPosition).Select(item => Item(item, named: true)));
        items.AddRange(wanted.Where(item => item.Old is null).Select(item => Item(item, named: true)));
        return [.. items, .. Properties()];
    }

    private ListItem Item(Planned item, bool named)
    {
        var name = named ? item.Name + ": " : "";
        if (item.Added is { } added)
            return ListItem.New(name + (context.Passes ? added.Name : added.Value ?? added.Default));
        var old = item.Old!;
        var span = old.Node.Span;
        if (old.Name is not null)
        {
            var colon = old.Node is ArgumentSyntax argument ? argument.NameColon! : ((AttributeArgumentSyntax)old.Node).NameColon!;
            span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(colon.GetLastToken().GetNextToken().SpanStart, span.End);
        }

        return ListItem.Kept(old.Index, context.Path, span, name);
    }

    /// <summary>Properties of an attribute follow its arguments.</summary>
    private IEnumerable<ListItem> Properties() =>
        context
            .Nodes.Select((node, i) => (node, i))
            .Where(pair => pair.node is AttributeArgumentSyntax { NameEquals: not null })
            .Select(pair => ListItem.Kept(pair.i, context.Path, pair.node.Span));

    /// <summary>True if no two arguments that change places can notice it.</summary>
    private bool MayChangePlaces(CallArgument[] kept)
    {
        var effects = kept.Select(item =>
                item.Node is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
                    ? SideEffect.Acts
                    : SideEffects.Of(item.Expression, context.Model, cancellation)
            )
            .ToArray();
        for (var i = 0; i < kept.Length; i++)
        for (var j = i + 1; j < kept.Length; j++)
            if (kept[i].Index > kept[j].Index && Notice(effects[i], effects[j]))
                return false;
        return true;
    }

    private static bool Notice(SideEffect left, SideEffect right) =>
        left == SideEffect.Acts && right != SideEffect.None || right == SideEffect.Acts && left != SideEffect.None;

    private ImmutableArray<ListItem>? Fail(string why)
    {
        Obstacle = why;
        return null;
    }
}
