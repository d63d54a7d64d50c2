using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Tests.Rewrite;

/// <summary>
/// What is put together must be read as it was meant. The oracle is the same code with parentheses around everything.
/// </summary>
public sealed class ParenthesesProperties
{
    private static readonly string[] Atoms = ["a", "b", "1", "f(a)", "a.b", "a[1]", "\"s\"", "new C()", "(a)", "typeof(C)"];

    private static readonly string[] Binary = ["+", "-", "*", "<<", "<", "==", "&", "&&", "||", "??", "is", "as"];

    /// <summary>Expressions as text; every operand stands in parentheses of its own.</summary>
    private static Gen<string> Expressions(int depth) =>
        depth == 0
            ? Gen.Elements(Atoms)
            : Gen.OneOf(
                Gen.Elements(Atoms),
                from left in Expressions(depth - 1)
                from op in Gen.Elements(Binary)
                from right in Expressions(depth - 1)
                select op is "is" or "as" ? $"({left}) {op} C" : $"({left}) {op} ({right})",
                from operand in Expressions(depth - 1)
                from op in Gen.Elements("-", "!", "~", "(C)", "await ")
                select $"{op}({operand})",
                from test in Expressions(depth - 1)
                from yes in Expressions(depth - 1)
                select $"({test}) ? ({yes}) : (b)",
                from body in Expressions(depth - 1)
                select $"x => ({body})",
                from left in Expressions(depth - 1)
                select $"a = ({left})"
            );

    [Theory]
    [InlineData("Sub($A, $B)", "$A - $B", "(({0}) - ({1}))")]
    [InlineData("Sub($A, $B)", "$B.At($A)", "(({1}).At({0}))")]
    [InlineData("Sub($A, $B)", "$A ? $B : $A", "(({0}) ? ({1}) : ({0}))")]
    [InlineData("Sub($A, $B)", "!$A && $B is C", "((!({0})) && (({1}) is C))")]
    [InlineData("Sub($A, $B)", "await $A ?? $B", "((await ({0})) ?? ({1}))")]
    [InlineData("Sub($A, $B)", "(C)$B", "((C)({1}))")]
    [InlineData("Sub($A, $B)", "$A", "({0})")]
    public void Replaced_code_is_read_as_it_was_meant(string pattern, string replacement, string meant)
    {
        var samples =
            from first in Expressions(2)
            from second in Expressions(1)
            from around in Gen.Elements(
                "{0}",
                "{0} * a",
                "a - {0}",
                "!{0}",
                "{0}.c",
                "f({0})",
                "{0} ? a : b",
                "$\"{{{0}}}\"",
                "(C){0}",
                "{0} is C"
            )
            select (first, second, around);
        Prop.ForAll(
                samples.ToArbitrary(),
                sample =>
                {
                    var call = $"Sub({sample.first}, {sample.second})";
                    var before = Method(string.Format(sample.around, call));
                    var expected = Method(string.Format(sample.around, string.Format(meant, sample.first, sample.second)));
                    if (!Parses(before) || !Parses(expected))
                        return;

                    var after = RewrittenCode.Of(before, pattern, replacement);

                    Assert.True(Parses(after), $"{before}\n{after}");
                    Assert.Equal(Shape(expected), Shape(after));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("f(Sub(a * b, a))", "f(a * b - a)")]
    [InlineData("Sub(a, b) + a", "a - b + a")]
    [InlineData("a - Sub(a, b)", "a - (a - b)")]
    [InlineData("Sub(a, Sub(a, b))", "a - (a - b)")]
    [InlineData("Sub(Sub(a, b), a)", "a - b - a")]
    [InlineData("Sub((a), x => a)", "(a) - (x => a)")]
    [InlineData("Sub(a, b).c", "(a - b).c")]
    public void No_parentheses_stand_where_none_are_needed(string before, string after) =>
        Assert.Equal(Method(after), RewrittenCode.Of(Method(before), "Sub($A, $B)", "$A - $B"));

    private static string Method(string expression) => $"class C {{ async void M() {{ _ = {expression}; }} }}";

    private static bool Parses(string code) =>
        !CSharpSyntaxTree.ParseText(code).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The tree in words, parentheses left out.</summary>
    private static string Shape(string code) => Shape(CSharpSyntaxTree.ParseText(code).GetRoot());

    private static string Shape(SyntaxNodeOrToken part) =>
        part.AsNode() is ParenthesizedExpressionSyntax parenthesized ? Shape(parenthesized.Expression)
        : part.IsToken ? part.AsToken().ValueText
        : $"[{part.Kind()} {string.Join(' ', part.ChildNodesAndTokens().Select(Shape))}]";
}
