using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Reading;

/// <summary>A call of a method with a certain simple name; the compiler is asked only when something about it is wanted.</summary>
internal sealed class Call(SourceFile file, InvocationExpressionSyntax node, string name)
{
    private readonly Lazy<IMethodSymbol?> _method = new(() => file.SymbolOf(node) as IMethodSymbol);

    public SourceFile File => file;

    public InvocationExpressionSyntax Node => node;

    public string Name => name;

    /// <summary>Null where the call cannot be bound, mostly because a package is missing.</summary>
    public IMethodSymbol? Method => _method.Value;

    public int Line => File.LineOf(NameToken(Node.Expression));

    /// <summary>What stands before the dot.</summary>
    public ExpressionSyntax? Receiver =>
        Node.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax when Node.Parent is ConditionalAccessExpressionSyntax conditional => conditional.Expression,
            _ => null,
        };

    /// <summary>The type arguments as the compiler infers them, else as they are written.</summary>
    public ImmutableArray<ITypeSymbol> TypeArguments
    {
        get
        {
            if (Method is { TypeArguments: { IsEmpty: false } inferred })
                return inferred;
            return GenericName(Node.Expression) is { } generic
                ? [.. generic.TypeArgumentList.Arguments.Select(File.TypeOf).OfType<ITypeSymbol>()]
                : [];
        }
    }

    /// <summary>How the call was recognised as one of a type in a namespace that begins so; null if it is another method.</summary>
    public FoundBy? From(params ReadOnlySpan<string> namespaces)
    {
        if (Method is not { ContainingType: { } type })
            return FoundBy.Name;
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        foreach (var prefix in namespaces)
            if (space == prefix || space.StartsWith(prefix + ".", StringComparison.Ordinal))
                return FoundBy.Symbol;
        return null;
    }

    /// <summary>The argument for a parameter, by name or by position; the receiver of an extension does not count.</summary>
    public ExpressionSyntax? Argument(int position, string name)
    {
        var arguments = Node.ArgumentList.Arguments;
        foreach (var argument in arguments)
            if (argument.NameColon?.Name.Identifier.ValueText == name)
                return argument.Expression;
        if (IsStaticForm())
            position++;
        return position < arguments.Count && arguments[position].NameColon is null ? arguments[position].Expression : null;
    }

    public IEnumerable<ExpressionSyntax> Arguments =>
        Node.ArgumentList.Arguments.Skip(IsStaticForm() ? 1 : 0).Select(argument => argument.Expression);

    /// <summary>The object that an extension or instance method works on, also in the static form.</summary>
    public ExpressionSyntax? Target => IsStaticForm() ? Node.ArgumentList.Arguments.FirstOrDefault()?.Expression : Receiver;

    public static string? NameOf(InvocationExpressionSyntax call) => NameToken(call.Expression).ValueText;

    private bool IsStaticForm() => Method is { IsExtensionMethod: true, ReducedFrom: null };

    private static SyntaxToken NameToken(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier,
            SimpleNameSyntax name => name.Identifier,
            _ => default,
        };

    private static GenericNameSyntax? GenericName(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax { Name: GenericNameSyntax generic } => generic,
            MemberBindingExpressionSyntax { Name: GenericNameSyntax generic } => generic,
            GenericNameSyntax generic => generic,
            _ => null,
        };
}
