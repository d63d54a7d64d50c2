using System.Collections.Immutable;
using Grip.Automations.Rewrite.Constraints;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Grip.Automations.Rewrite.Replacing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Running;

/// <summary>A rule in one project and target framework: its names resolved, its replacement taken apart.</summary>
internal sealed class UnitRule
{
    private readonly ParsedRule rule;
    private readonly CSharpCompilation compilation;
    private readonly NameResolver names;
    private readonly ImmutableArray<PatternSymbols> patterns;
    private readonly Dictionary<Pattern, PatternSymbols> conditions;
    private readonly PatternSymbols? template;
    private readonly ImmutableArray<TemplatePiece> pieces;
    private readonly Dictionary<string, SyntaxTree> trees;
    private readonly ImmutableHashSet<string> globalAliases;

    /// <param name="unit">As in "Shop.Core (net10.0)".</param>
    public UnitRule(ParsedRule rule, string unit, CSharpCompilation compilation, CancellationToken cancellation)
    {
        this.rule = rule;
        this.compilation = compilation;
        Unit = unit;
        names = new NameResolver(compilation, rule.Usings);
        patterns = [.. rule.Patterns.Select(pattern => new PatternSymbols(pattern, names, "pattern"))];
        conditions = rule
            .Constraints.SelectMany(ConstraintEvaluator.PatternsOf)
            .ToDictionary(pattern => pattern, pattern => new PatternSymbols(pattern, names, "pattern"));
        template = rule.Replacement is { } replacement ? new PatternSymbols(replacement, names, "replacement") : null;
        pieces = template is null ? [] : new TemplateReader(rule.Replacement!, template).Read();
        trees = compilation
            .SyntaxTrees.GroupBy(tree => tree.FilePath)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        globalAliases =
        [
            .. trees
                .Values.SelectMany(tree => Aliases(tree, cancellation).Where(directive => directive.GlobalKeyword.RawKind != 0))
                .Select(Name),
        ];
    }

    public string Unit { get; }

    /// <summary>Names in the patterns that mean nothing here and are compared by spelling.</summary>
    public IEnumerable<string> Unresolved =>
        patterns.SelectMany(symbols => symbols.Unresolved).Where(name => !compilation.ContainsSymbolsWithName(name));

    public SyntaxTree? Tree(string path) => trees.GetValueOrDefault(path);

    /// <summary>The sites of the rule in one file, outermost first, each with those inside of it.</summary>
    public DocumentSites Sites(string path, CancellationToken cancellation)
    {
        if (Tree(path) is not { } tree)
            return DocumentSites.None;
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
        var aliases = globalAliases.Union(Aliases(tree, cancellation).Select(Name));
        var root = tree.GetRoot(cancellation);
        var matches = new List<(PatternMatch Match, SiteSymbols Symbols)>();
        var groups = new List<Site>();
        for (var i = 0; i < patterns.Length; i++)
        {
            var symbols = new SiteSymbols(patterns[i], model, aliases, cancellation);
            var constraints = new ConstraintEvaluator(
                rule.Constraints,
                names,
                symbols,
                pattern => symbols.For(conditions[pattern]),
                cancellation
            );
            matches.AddRange(
                new SiteFinder(rule.Patterns[i], symbols, cancellation).Find(root).Where(constraints.Hold).Select(match => (match, symbols))
            );
            if (template is not null)
                groups.AddRange(
                    new MethodGroups(rule.Patterns[i], symbols, cancellation)
                        .Find(root)
                        .Where(constraints.MayHold)
                        .Select(match => new Site(match.Span, [], [], 0, "it is handed on as a delegate, not called"))
                );
        }

        if (template is not null)
            matches = new AlreadySo(rule, template).Without(matches, cancellation);
        var composed = new NestedSites(rule, pieces, tree.GetText(cancellation)).Compose([.. matches]);
        return composed with { Sites = [.. composed.Sites, .. groups.DistinctBy(group => group.Span)] };
    }

    private static IEnumerable<UsingDirectiveSyntax> Aliases(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetCompilationUnitRoot(cancellation)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.Alias is not null);

    private static string Name(UsingDirectiveSyntax directive) => directive.Alias!.Name.Identifier.ValueText;
}
