using Grip.Map.ApiDifference;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>One error in one state, with what stood for the same code before.</summary>
internal sealed class RepairSite
{
    private readonly OldSolution old;
    private readonly Lazy<(SyntaxNode? Node, ISymbol? Symbol)> use;

    public RepairSite(Bench bench, OldSolution old, ProjectUnit unit, string path, Diagnostic error, CancellationToken cancellation)
    {
        (Bench, this.old, Unit, Path, Error, Cancellation) = (bench, old, unit, path, error, cancellation);
        Model = bench.Model(unit, path, cancellation)!;
        Root = (CompilationUnitSyntax)Model.SyntaxTree.GetRoot(cancellation);
        Node = Root.FindNode(error.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true);
        use = new Lazy<(SyntaxNode?, ISymbol?)>(FindUse);
    }

    public Bench Bench { get; }
    public ProjectUnit Unit { get; }
    public string Path { get; }
    public Diagnostic Error { get; }
    public CancellationToken Cancellation { get; }
    public SemanticModel Model { get; }
    public CompilationUnitSyntax Root { get; }

    /// <summary>The innermost node at the error.</summary>
    public SyntaxNode Node { get; }

    public string Id => Error.Id;

    public SourceText Text => Bench.Text(Path);

    public UnitApi Api => old.Api(Unit, Cancellation);

    /// <summary>The node at the error or around it that used what has changed; null if nothing known has changed there.</summary>
    public SyntaxNode? UseNode => use.Value.Node;

    /// <summary>The symbol that this node stood for; null if nothing stood there.</summary>
    public ISymbol? OldSymbol => use.Value.Symbol;

    /// <summary>The symbol that the error belongs to, by which errors are put together.</summary>
    public string ClusterKey =>
        OldSymbol is { } symbol ? OldSolution.NameOf(symbol)
        : Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive ? $"using {directive.NamespaceOrType}"
        : $"{Id} {(Name?.Identifier.ValueText ?? Node.ToString().Split('\n')[0].Trim())}";

    /// <summary>The simple name at the error, if it is one.</summary>
    public SimpleNameSyntax? Name =>
        Node as SimpleNameSyntax
        ?? (Node as MemberAccessExpressionSyntax)?.Name
        ?? (Node as QualifiedNameSyntax)?.Right
        ?? (Node as AttributeSyntax)?.Name as SimpleNameSyntax
        ?? (Node as InvocationExpressionSyntax)?.Expression switch
        {
            SimpleNameSyntax simple => simple,
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };

    /// <summary>What a node of the current text stood for before.</summary>
    public ISymbol? OldSymbolOf(SyntaxNode node) => old.SymbolAt(Unit, Path, Bench.Original(Path, node.Span), node.RawKind, Cancellation);

    public ITypeSymbol? OldTypeOf(SyntaxNode node) => old.TypeAt(Unit, Path, Bench.Original(Path, node.Span), node.RawKind, Cancellation);

    /// <summary>What may stand for an old symbol now, as symbols of the current state.</summary>
    public IEnumerable<Successor> SuccessorsOf(ISymbol symbol)
    {
        foreach (var successor in Api.SuccessorsOf(symbol))
        {
            // Symbols of sources belong to one state of them.
            var current =
                successor.Symbol.Locations.Any(location => location.IsInSource)
                && DocumentationCommentId.CreateDeclarationId(successor.Symbol) is { } id
                    ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Model.Compilation)
                    : successor.Symbol;
            if (current is not null)
                yield return successor with
                {
                    Symbol = current,
                };
        }
    }

    /// <summary>The type that an old type is now, in the current state; null if it is gone without a clear successor.</summary>
    public INamedTypeSymbol? TypeNow(INamedTypeSymbol type) =>
        Api.Difference.TypeNow(type) is { } now && DocumentationCommentId.CreateDeclarationId(now) is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Model.Compilation) as INamedTypeSymbol ?? now
            : null;

    /// <summary>A symbol of now was there before as well: then it meant something else than what is gone.</summary>
    public bool HadBefore(ISymbol symbol) => old.HadBefore(Unit, symbol, Cancellation);

    /// <summary>The delegate that a lambda was made into before.</summary>
    public IMethodSymbol? OldLambda(LambdaExpressionSyntax lambda) =>
        old.ConvertedTypeAt(Unit, Path, Bench.Original(Path, lambda.Span), lambda.RawKind, Cancellation)
            is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            ? invoke
            : null;

    /// <summary>Another error in another state, as a follow-up of this one.</summary>
    public RepairSite Next(Bench bench, Diagnostic error) => new(bench, old, Unit, Path, error, Cancellation);

    /// <summary>The member around the error; the whole file for what stands outside of members.</summary>
    public TextSpan Region => RegionOf(Node, Root);

    public static TextSpan RegionOf(SyntaxNode node, SyntaxNode root) =>
        node.AncestorsAndSelf()
            .OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(member =>
                member
                    is not (
                        BaseTypeDeclarationSyntax
                        or BaseNamespaceDeclarationSyntax
                        or GlobalStatementSyntax
                        or DelegateDeclarationSyntax
                        or EnumMemberDeclarationSyntax
                    )
            )
            ?.FullSpan
        ?? root.FullSpan;

    private (SyntaxNode?, ISymbol?) FindUse()
    {
        ISymbol? first = null;
        SyntaxNode? firstNode = null;
        foreach (var node in Node.AncestorsAndSelf())
        {
            if (
                node is StatementSyntax and not LocalFunctionStatementSyntax
                || node is MemberDeclarationSyntax && node != Node && node is not BaseMethodDeclarationSyntax
            )
                break;
            if (!CanUse(node) || OldSymbolOf(node) is not { } symbol)
                continue;
            if (symbol is INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
                continue;
            if (firstNode is null)
                (firstNode, first) = (node, symbol);
            // A type that is still there is not to blame for a member that is looked for on it.
            if (
                symbol is INamedTypeSymbol type
                && node.Parent is MemberAccessExpressionSyntax access
                && access.Expression == node
                && TypeNow(type)?.Name == type.Name
            )
                continue;
            if (old.HasChanged(Unit, symbol, Bench, Cancellation))
                return (node, symbol);
            if (node is BaseMethodDeclarationSyntax)
                break;
        }

        return (firstNode, first);
    }

    private static bool CanUse(SyntaxNode node) =>
        node
            is NameSyntax
                or InvocationExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or AttributeSyntax
                or ConstructorInitializerSyntax
                or ElementAccessExpressionSyntax
                or MemberAccessExpressionSyntax
                or BinaryExpressionSyntax
                or PrimaryConstructorBaseTypeSyntax
                or BaseMethodDeclarationSyntax
                or BasePropertyDeclarationSyntax;
}
