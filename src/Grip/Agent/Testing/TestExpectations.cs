using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Agent.Testing;

/// <summary>
/// What the test methods of a C# file expect: which there are, whether they run, how much they assert, and the literals that they
/// compare with. Names and signatures around it may change freely.
/// </summary>
/// <remarks>Speaks of the compiler's types: only entered where there is a solution.</remarks>
internal static class TestExpectations
{
    private static readonly HashSet<string> Markers =
    [
        "Fact",
        "Theory",
        "Test",
        "TestCase",
        "TestCaseSource",
        "TestMethod",
        "DataTestMethod",
        "Property",
        "SkippableFact",
        "SkippableTheory",
    ];

    private static readonly HashSet<string> Skips = ["Ignore", "Skip", "Explicit"];

    private static readonly string[] Asserting = ["Assert", "Should", "Expect", "Verify", "Must", "Throw"];

    /// <summary>In sentences without their subject's file and without a full stop.</summary>
    public static IEnumerable<string> Weakened(string before, string after)
    {
        var now = Methods(after);
        foreach (var (name, old) in Methods(before))
        {
            if (!now.TryGetValue(name, out var method))
            {
                yield return $"{name} is gone";
                continue;
            }

            if (!IsSkipped(old) && IsSkipped(method))
                yield return $"{name} is skipped";
            var (had, has) = (Assertions(old).Count(), Assertions(method).Count());
            if (has < had)
                yield return $"{name} asserts {has} times, not {had}";
            else if (Missing(Literals(old), Literals(method)) is { Length: > 0 } missing)
                yield return $"{name} no longer expects {string.Join(", ", missing.Take(3))}";
        }
    }

    private static Dictionary<string, MethodDeclarationSyntax> Methods(string text)
    {
        var methods = new Dictionary<string, MethodDeclarationSyntax>(StringComparer.Ordinal);
        foreach (var method in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            if (Attributes(method).Any(attribute => Markers.Contains(attribute)))
                methods.TryAdd($"{(method.Parent as TypeDeclarationSyntax)?.Identifier.Text}.{method.Identifier.Text}", method);
        return methods;
    }

    private static IEnumerable<string> Attributes(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Select(NameOf);

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    private static bool IsSkipped(MethodDeclarationSyntax method) =>
        method
            .AttributeLists.Concat((method.Parent as TypeDeclarationSyntax)?.AttributeLists ?? [])
            .SelectMany(list => list.Attributes)
            .Any(attribute =>
                Skips.Contains(NameOf(attribute))
                || attribute.ArgumentList?.Arguments.Any(argument =>
                    argument.NameEquals?.Name.Identifier.Text is "Skip" or "Ignore" or "Explicit"
                ) == true
            );

    private static IEnumerable<SyntaxNode> Assertions(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsAssertion);

    private static bool IsAssertion(InvocationExpressionSyntax call) =>
        call
            .Expression.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Any(token => Asserting.Any(word => token.Text.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>Those in assertions, in rows of data, and of variables that an assertion names.</summary>
    private static IEnumerable<string> Literals(MethodDeclarationSyntax method)
    {
        var assertions = Assertions(method).ToArray();
        var named = assertions
            .SelectMany(node => node.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Select(name => name.Identifier.Text)
            .ToHashSet();
        var variables = method
            .DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Where(variable => named.Contains(variable.Identifier.Text))
            .Select(variable => variable.Initializer?.Value)
            .Where(value => value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax })
            .OfType<SyntaxNode>();
        return assertions
            .Where(node => !node.Ancestors().Any(outer => assertions.Contains(outer)))
            .Concat(method.AttributeLists)
            .Concat(variables)
            .SelectMany(node => node.DescendantTokens())
            .Where(IsLiteral)
            .Select(token => token.Text);
    }

    private static bool IsLiteral(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.NumericLiteralToken
                or SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.TrueKeyword
                or SyntaxKind.FalseKeyword
                or SyntaxKind.NullKeyword;

    private static string[] Missing(IEnumerable<string> before, IEnumerable<string> after)
    {
        var left = after.CountBy(text => text).ToDictionary(StringComparer.Ordinal);
        return [.. before.CountBy(text => text).Where(one => left.GetValueOrDefault(one.Key) < one.Value).Select(one => one.Key)];
    }
}
