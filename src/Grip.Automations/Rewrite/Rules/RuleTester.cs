using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Rewrite.Running;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Rules;

/// <param name="Test">As in "invalid 2".</param>
/// <param name="Fault">What went wrong, in lines; null if the test passes.</param>
public sealed record RuleTestResult(RuleInFile Rule, string Test, string? Fault);

/// <summary>Runs the tests inside of rule files, on code that stands alone, against the libraries of .NET.</summary>
public static class RuleTester
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    public static ImmutableArray<RuleTestResult> Run(IEnumerable<RuleInFile> rules, CancellationToken cancellation)
    {
        var references = References();
        return [.. rules.SelectMany(rule => Run(rule, references, cancellation))];
    }

    private static IEnumerable<RuleTestResult> Run(
        RuleInFile rule,
        ImmutableArray<MetadataReference> references,
        CancellationToken cancellation
    )
    {
        foreach (var (code, number) in rule.Valid.Select((code, index) => (code, index + 1)))
        {
            var (matches, _) = Apply(rule.Rule.Parse(), code, references, cancellation);
            yield return new RuleTestResult(rule, $"valid {number}", matches == 0 ? null : $"the rule matches it:\n{code.TrimEnd()}");
        }

        foreach (var (test, number) in rule.Invalid.Select((test, index) => (test, index + 1)))
        {
            var (matches, result) = Apply(rule.Rule.Parse(), test.Code, references, cancellation);
            var fault =
                matches == 0 ? $"the rule does not match it:\n{test.Code.TrimEnd()}"
                : test.Expected is { } expected && Bare(expected) != Bare(result)
                    ? $"expected:\n{Bare(expected)}\ncame out:\n{Bare(result)}"
                : Broken(test.Code, result) is { } error ? $"what comes out is no C# ({error}):\n{Bare(result)}"
                : null;
            yield return new RuleTestResult(rule, $"invalid {number}", fault);
        }
    }

    private static (int Matches, string Result) Apply(
        ParsedRule rule,
        string code,
        ImmutableArray<MetadataReference> references,
        CancellationToken cancellation
    )
    {
        var found = 0;
        // A match that overlaps another one waits for the next round.
        for (var round = 0; round < 8; round++)
        {
            var tree = CSharpSyntaxTree.ParseText(
                code,
                new CSharpParseOptions(LanguageVersion.Preview),
                "test.cs",
                cancellationToken: cancellation
            );
            var compilation = CSharpCompilation.Create(
                "RuleTest",
                [
                    tree,
                    CSharpSyntaxTree.ParseText(
                        GlobalUsings,
                        new CSharpParseOptions(LanguageVersion.Preview),
                        "usings.cs",
                        cancellationToken: cancellation
                    ),
                ],
                references,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true)
            );
            var sites = new UnitRule(rule, "test", compilation, cancellation).Sites("test.cs", cancellation);
            var kept = sites.Sites.Where(site => site.Refusal is null).ToArray();
            found += kept.Length;
            if (kept.Length == 0 || rule.Replacement is null)
                break;
            var text = SourceText.From(code);
            var imports = kept.SelectMany(site => site.Imports).ToArray();
            var edits = kept.SelectMany(site => site.Edits)
                .Concat(UsingEdits.Insertions(tree.GetCompilationUnitRoot(cancellation), text, imports, kept[0].Span.Start));
            code = TextEdits.Apply(code, [.. edits]);
            if (sites.Overlapping == 0)
                break;
        }

        return (found, code);
    }

    private static string? Broken(string before, string after)
    {
        var known = CSharpSyntaxTree.ParseText(before).GetDiagnostics().Select(diagnostic => diagnostic.Id).ToHashSet();
        return CSharpSyntaxTree
            .ParseText(after)
            .GetDiagnostics()
            .FirstOrDefault(diagnostic => !known.Contains(diagnostic.Id))
            ?.GetMessage();
    }

    private static string Bare(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    private static ImmutableArray<MetadataReference> References() =>
        [
            .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(path =>
                    Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                    || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll"
                )
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
}
