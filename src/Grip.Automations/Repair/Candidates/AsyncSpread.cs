using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Makes the functions around an await asynchronous, and awaits them where they are called.</summary>
internal sealed class AsyncSpread(RepairSite site)
{
    private const int Deepest = 8;
    private readonly Dictionary<string, List<TextEdit>> edits = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, int Start)> functions = [];

    /// <summary>How many calls had to be awaited besides the first.</summary>
    public int Reach { get; private set; }

    /// <summary>False if some function around cannot become asynchronous.</summary>
    public bool Include(ExpressionSyntax expression) => Around(site.Unit, site.Path, expression, depth: 0);

    public ImmutableArray<FileEdits> Edits(string path, IEnumerable<TextEdit> own)
    {
        if (!edits.TryGetValue(path, out var list))
            edits[path] = list = [];
        list.AddRange(own);
        return [.. edits.Select(file => new FileEdits(file.Key, [.. file.Value.Distinct()]))];
    }

    private bool Around(ProjectUnit unit, string path, SyntaxNode inside, int depth)
    {
        foreach (var node in inside.Ancestors())
            switch (node)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return Lambda(unit, path, lambda);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword)
                        || Function(unit, path, local, local.ReturnType, local.Modifiers, local.ParameterList, depth);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword)
                        || Function(unit, path, method, method.ReturnType, method.Modifiers, method.ParameterList, depth);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }

        return false;
    }

    /// <summary>A lambda may become asynchronous only where its result is a task: in a delegate without result nobody would wait for it.</summary>
    private bool Lambda(ProjectUnit unit, string path, AnonymousFunctionExpressionSyntax lambda)
    {
        if (!lambda.AsyncKeyword.IsKind(SyntaxKind.None))
            return true;
        var model = site.Bench.Model(unit, path, site.Cancellation)!;
        if (
            model.GetTypeInfo(lambda, site.Cancellation).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            || !DroppedTasks.IsTask(invoke.ReturnType)
        )
            return false;
        Add(path, new TextEdit(lambda.SpanStart, 0, "async "));
        return true;
    }

    private bool Function(
        ProjectUnit unit,
        string path,
        SyntaxNode function,
        TypeSyntax result,
        SyntaxTokenList modifiers,
        ParameterListSyntax parameters,
        int depth
    )
    {
        if (!functions.Add((path, function.SpanStart)))
            return true;
        if (
            depth > Deepest
            || parameters.Parameters.Any(parameter =>
                parameter.Modifiers.Any(modifier =>
                    modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword
                )
            )
        )
            return false;
        if (
            function
                .DescendantNodes(node =>
                    node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                )
                .Any(node => node is YieldStatementSyntax)
        )
            return false;
        var model = site.Bench.Model(unit, path, site.Cancellation)!;
        if (
            model.GetDeclaredSymbol(function, site.Cancellation) is not IMethodSymbol symbol
            || IsBound(symbol)
            || DroppedTasks.IsTask(symbol.ReturnType)
        )
            return symbolIsTask(model, function) && AddAsync(path, function, modifiers, result);
        var task = TaskName(model, path, result.SpanStart);
        var written = symbol.ReturnsVoid ? task : $"{task}<{result}>";
        // "async" stands last, but before "partial".
        var partial = modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));
        if (partial.IsKind(SyntaxKind.PartialKeyword))
            Add(path, new TextEdit(partial.SpanStart, 0, "async "));
        else
            written = "async " + written;
        Add(path, new TextEdit(result.SpanStart, result.Span.Length, written));
        return Callers(unit, path, symbol, depth);

        bool symbolIsTask(SemanticModel inModel, SyntaxNode node) =>
            inModel.GetDeclaredSymbol(node, site.Cancellation) is IMethodSymbol { ReturnsVoid: false } method
            && DroppedTasks.IsTask(method.ReturnType)
            && method.ReturnType is INamedTypeSymbol { Arity: 0 }
            && !node.DescendantNodes().OfType<ReturnStatementSyntax>().Any(statement => statement.Expression is not null);
    }

    /// <summary>An override or implementation cannot change alone; a partial or abstract method neither.</summary>
    private static bool IsBound(IMethodSymbol symbol) =>
        symbol.IsOverride
        || symbol.IsVirtual
        || symbol.IsAbstract
        || symbol.IsExtern
        || symbol.PartialDefinitionPart is not null
        || symbol.PartialImplementationPart is not null
        || !symbol.ExplicitInterfaceImplementations.IsEmpty
        || symbol.ContainingType is { } type
            && type.AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
                .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));

    private bool AddAsync(string path, SyntaxNode function, SyntaxTokenList modifiers, TypeSyntax result)
    {
        // "async" stands last, but before "partial".
        var partial = modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PartialKeyword));
        Add(path, new TextEdit(partial.IsKind(SyntaxKind.PartialKeyword) ? partial.SpanStart : result.SpanStart, 0, "async "));
        return true;
    }

    private string TaskName(SemanticModel model, string path, int position)
    {
        const string Space = "System.Threading.Tasks";
        if (!ImportScope.Sees(model, position, Space, site.Cancellation))
            foreach (
                var edit in UsingEdits.Insertions(
                    (CompilationUnitSyntax)model.SyntaxTree.GetRoot(site.Cancellation),
                    site.Bench.Text(path),
                    [Space],
                    position
                )
            )
                Add(path, edit);
        return "Task";
    }

    private bool Callers(ProjectUnit unit, string path, IMethodSymbol symbol, int depth)
    {
        foreach (var dependent in site.Bench.Origin.WithDependents([unit]))
        foreach (
            var document in site
                .Bench.Origin.SourcesOf(dependent)
                .Where(source => symbol.MethodKind != MethodKind.LocalFunction || source == path)
        )
        {
            if (!site.Bench.Text(document).ToString().Contains(symbol.Name, StringComparison.Ordinal))
                continue;
            var model = site.Bench.Model(dependent, document, site.Cancellation)!;
            foreach (
                var name in model
                    .SyntaxTree.GetRoot(site.Cancellation)
                    .DescendantNodes()
                    .OfType<SimpleNameSyntax>()
                    .Where(name => name.Identifier.ValueText == symbol.Name)
            )
            {
                if (!Refers(model, name, symbol))
                    continue;
                if (MemberUse.Of(name) is not { Call: { } call })
                {
                    if (
                        name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
                        { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }
                    )
                        continue;
                    return false;
                }

                if (call.Parent is AwaitExpressionSyntax)
                    continue;
                Reach++;
                foreach (var edit in Awaiting.Wrap(call))
                    Add(document, edit);
                if (!Around(dependent, document, call, depth + 1))
                    return false;
            }
        }

        return true;
    }

    private bool Refers(SemanticModel model, SimpleNameSyntax name, IMethodSymbol symbol)
    {
        var info = model.GetSymbolInfo(name, site.Cancellation);
        return info
            .CandidateSymbols.Prepend(info.Symbol)
            .Any(found => found is IMethodSymbol method && Id(method.ReducedFrom ?? method) == Id(symbol));
    }

    private static string Id(IMethodSymbol method) =>
        method.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    private void Add(string path, TextEdit edit)
    {
        if (!edits.TryGetValue(path, out var list))
            edits[path] = list = [];
        if (!list.Contains(edit))
            list.Add(edit);
    }
}
