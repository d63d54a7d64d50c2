using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>Brings one use in step with the new signature, or says why that cannot be done.</summary>
internal sealed class UseRewriter(SignaturePlan plan, SignatureTargets targets, CancellationToken cancellation)
{
    /// <returns>Why the use cannot be rewritten, as part of a sentence; null if it was, or need not be.</returns>
    public string? Rewrite(FileRewrite file, SignatureUse use) =>
        use.Kind switch
        {
            SignatureUseKind.Call => Call(file, use),
            SignatureUseKind.Lambda => ChangesList ? Lambda(file, use) : null,
            SignatureUseKind.Cref => ChangesList ? Cref(file, use) : null,
            SignatureUseKind.Group when !plan.ChangesShape && plan.Modifiers.IsEmpty || MethodGroups.IsInNameOf(use.Node) => null,
            SignatureUseKind.Group => new GroupLambda(plan, targets, cancellation).Rewrite(file, use),
            SignatureUseKind.Implicit when !plan.ChangesShape => null,
            SignatureUseKind.Implicit when use.Node.Parent is InitializerExpressionSyntax && use.Node is ExpressionSyntax element =>
                Element(file, use, element),
            SignatureUseKind.Implicit when Deconstructions.Is(use.Node) => new Deconstructions(
                plan,
                symbol => targets.Contains(symbol) || symbol is not null && targets.IsDeconstructOfRecord(symbol)
            ).Rewrite(file, use),
            SignatureUseKind.Implicit => "the language calls it here without arguments that could be changed",
            _ => "the call is bound at run time, or does not compile",
        };

    private bool ChangesList => plan.ChangesShape || plan.ChangesParameters;

    private string? Call(FileRewrite file, SignatureUse use)
    {
        var (nodes, separators, span) = List(use.Node);
        if (!plan.ChangesShape && plan.Modifiers.IsEmpty && !nodes.Any(node => NameOf(node) is not null))
            return null;
        var context = new CallContext(use.Bound, use.Path, use.Model, nodes, InExpressionTree(use), Passes(use), use.Node.SpanStart);
        var arguments = CallArguments.Of(nodes, use.Bound, use.Model, cancellation);
        var call = new CallPlan(plan, context, arguments, cancellation);
        if (call.Write() is not { } items)
            return call.Obstacle;
        if (span is { } between)
            file.Replace(between, new ListLayout(file.Document.Text, between, nodes, separators).Write(items));
        else if (items.Length > 0)
            file.Replace(new TextSpan(AfterName(use.Node), 0), [new Piece.New("("), .. Joined(items), new Piece.New(")")]);
        return null;
    }

    /// <summary>An element of a collection initialiser: <c>{ 1, "a" }</c>, or one value without braces.</summary>
    private string? Element(FileRewrite file, SignatureUse use, ExpressionSyntax element)
    {
        var own = element as InitializerExpressionSyntax;
        SyntaxNode[] nodes = own is null ? [element] : [.. own.Expressions];
        var isExtension = use.Bound is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null };
        if (isExtension)
            return "an extension method called by a collection initialiser";
        var context = new CallContext(use.Bound, use.Path, use.Model, nodes, ByPositionOnly: true, Passes: false, element.SpanStart);
        var call = new CallPlan(plan, context, CallArguments.Of(nodes, use.Bound, use.Model, cancellation), cancellation);
        if (call.Write() is not { } items)
            return call.Obstacle;
        if (own is null && items is [{ Old: 0 }])
            return null;
        if (own is null)
            file.Replace(element.Span, [new Piece.New("{ "), .. Joined(items), new Piece.New(" }")]);
        else
            file.Replace(
                Between(own),
                new ListLayout(file.Document.Text, Between(own), nodes, [.. own.Expressions.GetSeparators()]).Write(items)
            );
        return null;
    }

    private static IEnumerable<Piece> Joined(ImmutableArray<ListItem> items) =>
        items.SelectMany((item, i) => i == 0 ? item.Core : item.Core.Insert(0, new Piece.New(", ")));

    private static (IReadOnlyList<SyntaxNode> Nodes, IReadOnlyList<SyntaxToken> Separators, TextSpan? Between) List(SyntaxNode node)
    {
        BaseArgumentListSyntax? list = node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
            ElementAccessExpressionSyntax access => access.ArgumentList,
            ElementBindingExpressionSyntax binding => binding.ArgumentList,
            ImplicitElementAccessSyntax access => access.ArgumentList,
            _ => null,
        };
        if (list is not null)
            return ([.. list.Arguments], [.. list.Arguments.GetSeparators()], Between(list));
        return node is AttributeSyntax { ArgumentList: { } attribute }
            ? ([.. attribute.Arguments], [.. attribute.Arguments.GetSeparators()], Between(attribute))
            : ([], [], null);
    }

    private static TextSpan Between(SyntaxNode list) => TextSpan.FromBounds(list.GetFirstToken().Span.End, list.GetLastToken().SpanStart);

    private static int AfterName(SyntaxNode node) =>
        node switch
        {
            ObjectCreationExpressionSyntax creation => creation.Type.Span.End,
            AttributeSyntax attribute => attribute.Name.Span.End,
            _ => throw new InvalidOperationException($"{node.Kind()} has an argument list."),
        };

    private static string? NameOf(SyntaxNode node) =>
        (node as ArgumentSyntax)?.NameColon?.Name.Identifier.ValueText
        ?? (node as AttributeArgumentSyntax)?.NameColon?.Name.Identifier.ValueText;

    private bool InExpressionTree(SignatureUse use) =>
        use
            .Node.Ancestors()
            .OfType<LambdaExpressionSyntax>()
            .Any(lambda => use.Model.GetTypeInfo(lambda, cancellation).ConvertedType is INamedTypeSymbol { Name: "Expression", Arity: 1 });

    /// <summary>An override that calls what it overrides has the new parameter itself.</summary>
    private bool Passes(SignatureUse use)
    {
        if (use.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } })
            return false;
        for (
            var symbol = use.Model.GetEnclosingSymbol(use.Node.SpanStart, cancellation);
            symbol is not null;
            symbol = symbol.ContainingSymbol
        )
            if (targets.Contains(symbol))
                return true;
        return false;
    }

    private string? Lambda(FileRewrite file, SignatureUse use)
    {
        var parameters = use.Node switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.ToArray(),
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => [.. list.Parameters],
            _ => (ParameterSyntax[]?)null,
        };
        if (parameters is null)
            return null;
        foreach (var ordinal in plan.Removed)
            if (IsUsed(parameters[ordinal], use))
                return $"the lambda uses '{parameters[ordinal].Identifier.ValueText}'";
        var hasTypes = parameters.Length == 0 || parameters[0].Type is not null;
        var typed = hasTypes || plan.Modifiers.Values.Any(modifier => modifier is not ("" or "params"));
        var items = plan
            .Slots.Select(slot =>
                slot.Added is { } added ? ListItem.New(typed ? $"{added.Declaration} {added.Name}" : added.Name)
                : typed && !hasTypes ? ListItem.Kept(slot.Old, use.Path, parameters[slot.Old].Span, Typed(use, slot.Old))
                : ListItem.Kept(slot.Old, use.Path, parameters[slot.Old].Span)
            )
            .ToArray();
        if (hasTypes)
            foreach (var ordinal in plan.Types.Keys.Union(plan.Modifiers.Keys).Where(ordinal => ordinal < parameters.Length))
            {
                var (place, text) = ParameterModifiers.Edit(
                    parameters[ordinal],
                    plan.Modifiers.TryGetValue(ordinal, out var modifier) && modifier != "params" ? modifier : null,
                    plan.Types.GetValueOrDefault(ordinal)
                );
                file.Replace(place, text);
            }

        if (use.Node is SimpleLambdaExpressionSyntax)
        {
            file.Replace(parameters[0].Span, [new Piece.New("("), .. Joined([.. items]), new Piece.New(")")]);
            return null;
        }

        var own =
            parameters.Length > 0
                ? (ParameterListSyntax)parameters[0].Parent!
                : use.Node.ChildNodes().OfType<ParameterListSyntax>().First();
        var between = Between(own);
        file.Replace(
            between,
            new ListLayout(file.Document.Text, between, [.. own.Parameters], [.. own.Parameters.GetSeparators()]).Write(items)
        );
        return null;
    }

    /// <summary>What has to stand before a lambda's parameter that had no type so far.</summary>
    private string Typed(SignatureUse use, int ordinal)
    {
        var parameter = SignatureTargets.ParametersOf(use.Bound)[ordinal];
        var modifier =
            plan.Modifiers.TryGetValue(ordinal, out var wanted) ? wanted
            : parameter.RefKind == RefKind.None ? ""
            : SyntaxFacts.GetText(
                parameter.RefKind switch
                {
                    RefKind.Ref => SyntaxKind.RefKeyword,
                    RefKind.Out => SyntaxKind.OutKeyword,
                    _ => SyntaxKind.InKeyword,
                }
            );
        var type = plan.Types.GetValueOrDefault(ordinal) ?? parameter.Type.ToMinimalDisplayString(use.Model, use.Node.SpanStart);
        return (modifier is "" or "params" ? "" : modifier + " ") + type + " ";
    }

    private bool IsUsed(ParameterSyntax parameter, SignatureUse use)
    {
        var symbol = use.Model.GetDeclaredSymbol(parameter, cancellation);
        return use
            .Node.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Identifier.ValueText)
            .Any(name => SymbolEqualityComparer.Default.Equals(use.Model.GetSymbolInfo(name, cancellation).Symbol, symbol));
    }

    private string? Cref(FileRewrite file, SignatureUse use)
    {
        BaseCrefParameterListSyntax? list = use.Node switch
        {
            NameMemberCrefSyntax name => name.Parameters,
            IndexerMemberCrefSyntax indexer => indexer.Parameters,
            _ => null,
        };
        if (list is null || list.Parameters.Count != plan.OldNames.Length)
            return null;
        var items = plan.Slots.Select(slot =>
            slot.Added is { } added ? ListItem.New(CrefType(added.Declaration)) : CrefItem(slot.Old, use.Path, list.Parameters[slot.Old])
        );
        var between = Between(list);
        file.Replace(
            between,
            new ListLayout(file.Document.Text, between, [.. list.Parameters], [.. list.Parameters.GetSeparators()]).Write([.. items])
        );
        return null;
    }

    private ListItem CrefItem(int ordinal, string path, CrefParameterSyntax parameter)
    {
        var hasModifier = plan.Modifiers.TryGetValue(ordinal, out var modifier);
        var hasType = plan.Types.TryGetValue(ordinal, out var type);
        if (!hasModifier && !hasType)
            return ListItem.Kept(ordinal, path, parameter.Span);
        var word = hasModifier
            ? modifier is "ref" or "out" or "in"
                ? modifier + " "
                : ""
            : parameter.RefKindKeyword.ToString() is { Length: > 0 } kept
                ? kept + " "
                : "";
        return hasType
            ? new ListItem(ordinal, [new Piece.New(word + CrefType(type!))])
            : ListItem.Kept(ordinal, path, parameter.Type.Span, word);
    }

    /// <summary>Type arguments stand in braces there, and only ref, in and out are written.</summary>
    private static string CrefType(string declaration)
    {
        foreach (var modifier in new[] { "params ", "scoped ", "this " })
            declaration = declaration.Replace(modifier, "", StringComparison.Ordinal);
        return declaration.Replace('<', '{').Replace('>', '}').Replace("?", "", StringComparison.Ordinal);
    }
}
