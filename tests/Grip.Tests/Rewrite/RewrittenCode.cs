using Grip.Automations.Rewrite;
using Grip.Automations.Rewrite.Running;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Tests.Rewrite;

/// <summary>A rule carried out on one file that stands alone.</summary>
internal static class RewrittenCode
{
    public static string Of(string code, string pattern, string replacement)
    {
        var rule = new RewriteRule
        {
            Patterns = [pattern],
            Replacement = replacement,
            AnyEffect = true,
        }.Parse();
        var tree = CSharpSyntaxTree.ParseText(code, path: "a.cs");
        var compilation = CSharpCompilation.Create(
            "Alone",
            [tree],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        var cancellation = TestContext.Current.CancellationToken;
        var sites = new UnitRule(rule, "Alone", compilation, cancellation).Sites("a.cs", cancellation).Sites;
        Assert.Equal([], sites.Select(site => site.Refusal).OfType<string>());
        return TextEdits.Apply(code, [.. sites.SelectMany(site => site.Edits)]);
    }
}
