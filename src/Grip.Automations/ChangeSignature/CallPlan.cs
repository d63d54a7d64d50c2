using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>What a call needs to know besides its arguments.</summary>
/// <param name="ByPositionOnly">Arguments can be neither named nor left out: in an expression tree, in a collection initialiser.</param>
/// <param name="Passes">The call is <c>base.M(…)</c> in a member that changes too: added values are passed on.</param>
/// <param name="Nodes">The argument list as it is.</param>
internal sealed record CallContext(
    ISymbol Bound,
    string Path,
    SemanticModel Model,
    IReadOnlyList<SyntaxNode> Nodes,
    bool ByPositionOnly,
    bool Passes,
    int Position
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
        if (Unpassable() is { } argument)
            return Fail($"'{argument}' is no variable that could be passed by reference");
        foreach (var removed in arguments.Items.Where(item => plan.Removed.Contains(item.Parameter)))
            if (SideEffects.Of(removed.Expression, context.Model, cancellation) == SideEffect.Acts)
                return Fail($"the argument '{removed.Expression}' would go, and evaluating it may do something");
        var wanted = Wanted();
        var kept = wanted.Select(item => item.Old).OfType<CallArgument>().ToArray();
        var inOrder = kept.Zip(kept.Skip(1)).All(pair => pair.First.Index < pair.Second.Index);
        if (inOrder || MayChangePlaces(kept) && kept.All(item => item.Name is null))
            return Positional(wanted);
        if (context.ByPositionOnly)
            return Fail("the arguments have side effects, and cannot be named here");
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
                    context.Passes || added.Value is not null || added.Default is not null && (context.ByPositionOnly || HasElements);
                if (isGiven)
                    result.Add(new Planned(null, added, added.Name, gap));
                gap |= !isGiven;
                continue;
            }

            if (slot.Old < arguments.Offset)
                continue;
            var given = arguments.Items.Where(item => item.Parameter == slot.Old).ToArray();
            var parameter = SignatureTargets.ParametersOf(context.Bound)[slot.Old - arguments.Offset];
            if (Unpacks && slot.Old == arguments.ExpandedFrom)
            {
                if (given.Length == 0)
                    result.Add(new Planned(null, NoElements(parameter), NameOf(slot.Old, parameter), gap));
                given = [.. given.Take(1)];
            }

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
            if (item.AfterGap && context.ByPositionOnly)
                return Fail("an argument before others is left out, and none can be named here");
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
        if (Unpacks && old.Parameter == arguments.ExpandedFrom)
            return Packed(name);
        var span = old.Node.Span;
        if (old.Name is not null)
        {
            var colon = old.Node is ArgumentSyntax argument ? argument.NameColon! : ((AttributeArgumentSyntax)old.Node).NameColon!;
            span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(colon.GetLastToken().GetNextToken().SpanStart, span.End);
        }

        if (plan.Modifiers.TryGetValue(old.Parameter, out var modifier) && old.Node is ArgumentSyntax)
        {
            span = old.Expression.Span;
            name += modifier is "ref" or "out" ? modifier + " " : "";
        }

        return ListItem.Kept(old.Index, context.Path, span, name);
    }

    /// <summary>A params array that is one no longer gets its elements as an array.</summary>
    private bool Unpacks => arguments.ExpandedFrom >= 0 && plan.Modifiers.ContainsKey(arguments.ExpandedFrom);

    private ListItem Packed(string name)
    {
        var parameter = SignatureTargets.ParametersOf(context.Bound)[arguments.ExpandedFrom - arguments.Offset];
        var elements = arguments.Items.Where(item => item.Parameter == arguments.ExpandedFrom).ToArray();
        var type = ElementType(parameter);
        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(elements[0].Node.SpanStart, elements[^1].Node.Span.End);
        var (open, close) = type.Length > 0 ? ($"{name}new {type}[] {{ ", " }") : ($"{name}[", "]");
        return new ListItem(
            elements[0].Index,
            [new Pieces.Piece.New(open), new Pieces.Piece.Kept(context.Path, span), new Pieces.Piece.New(close)]
        );
    }

    private AddedParameter NoElements(IParameterSymbol parameter) =>
        new("", parameter.Name, Default: null, ElementType(parameter) is { Length: > 0 } type ? $"new {type}[0]" : "[]", null, null);

    /// <summary>Empty if the parameter is a collection of another kind.</summary>
    private string ElementType(IParameterSymbol parameter) =>
        parameter.Type is IArrayTypeSymbol array ? array.ElementType.ToMinimalDisplayString(context.Model, context.Position) : "";

    /// <summary>An argument that cannot stand behind the 'ref' or 'out' that its parameter gets.</summary>
    private ExpressionSyntax? Unpassable() =>
        arguments
            .Items.Where(item => plan.Modifiers.GetValueOrDefault(item.Parameter) is "ref" or "out")
            .Select(item => item.Expression)
            .FirstOrDefault(expression =>
                expression is not ElementAccessExpressionSyntax
                && context.Model.GetSymbolInfo(expression, cancellation).Symbol
                    is not (ILocalSymbol { IsConst: false } or IParameterSymbol or IFieldSymbol { IsReadOnly: false, IsConst: false })
            );

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
