using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations.Rewrite;
using Grip.Changes;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;
using Grip.Rewriting;

namespace Grip.Commands;

internal sealed class RewriteCommand : GripCommand
{
    private readonly Argument<string?> _pattern = new("PATTERN")
    {
        Description = "C# with $X for one node, $$$XS for any number, $_ and $$$ for something without a name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _replacement = new("REPLACEMENT")
    {
        Description = "What is put there, with the same metavariables; '' deletes.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _or = Several("--or", "PATTERN", "Another pattern with the same replacement.");

    private readonly Option<string[]> _where = Several(
        "--where",
        "CONSTRAINT",
        "'$X: Type', '$X == Type', '$X: const', '$M: symbol N.T.M', '$X is KIND', '$X ~ REGEX', each also after 'not'."
    );

    private readonly Option<string[]> _inside = Several("--inside", "KIND", "Only inside of this: a lambda, catch, attribute, type, …");

    private readonly Option<string[]> _notInside = Several("--not-inside", "KIND", "Never inside of this.");

    private readonly Option<string[]> _using = Several(
        "--using",
        "NAMESPACE",
        "Where the names of the pattern and the replacement come from; imported where the replacement needs it."
    );

    private readonly Option<string?> _kind = new("--kind")
    {
        Description =
            "What the pattern is, if grip guesses wrong: expression, type, statement, member, attribute, arguments, using, modifier.",
        HelpName = "KIND",
    };

    private readonly Option<string?> _operators = new("--operators")
    {
        Description =
            "Whether operators that a type defines itself may be replaced: builtin (default) leaves them alone, any replaces them too.",
        HelpName = "WHICH",
    };

    private readonly Option<string?> _effects = new("--effects")
    {
        Description =
            "Whether code that a metavariable stands for may be evaluated more or less often, or in another order: same (default) leaves such "
            + "places alone, any changes them too.",
        HelpName = "WHICH",
    };

    private readonly Option<string?> _overloads = new("--overloads")
    {
        Description =
            "Whether code around a place may come to call another overload because of a new type: same (default) leaves such places alone, any "
            + "changes them too.",
        HelpName = "WHICH",
    };

    private readonly Option<string[]> _inProject = Several("--in-project", "GLOB", "Only projects with such a name, as in 'Shop.*'.");

    private readonly Option<string[]> _path = Several("--path", "GLOB", "Only files with such a path, as in 'src/**' or a folder.");

    private readonly Option<bool> _keepUsings = new("--keep-usings")
    {
        Description = "Leave using directives that the change makes unnecessary.",
    };

    private readonly Option<string[]> _rule = Several("--rule", "FILE", "Take the rules from a YAML file (docs/rules.md).");

    private readonly Option<string?> _testRules = new("--test-rules")
    {
        Description = "Run the tests inside of a rule file or of all rule files in a folder; change nothing.",
        HelpName = "PATH",
    };

    public RewriteCommand()
        : base("rewrite", "Find a pattern of C# by syntax and by symbol, and put another one there.")
    {
        _operators.OneOf("builtin", "any");
        _effects.OneOf("same", "any");
        _overloads.OneOf("same", "any");
        Add(_pattern);
        Add(_replacement);
        foreach (
            Option option in new Option[]
            {
                _or,
                _where,
                _inside,
                _notInside,
                _using,
                _kind,
                _operators,
                _effects,
                _overloads,
                _inProject,
                _path,
                _keepUsings,
                _rule,
                _testRules,
            }
        )
            Add(option);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override bool ChangesFiles => true;

    public override string Details =>
        "A name in the pattern means the symbol, however it is written: through a static using, an alias, as extension or static method, with "
        + "named or omitted arguments. Imports are added where the replacement needs them and removed where they became unnecessary. A site "
        + "whose new code would not compile, or would make other code mean something else, is left alone and listed. The pattern language is described in docs/rewrite.md.";

    public override ImmutableArray<Example> Examples =>
        [
            new("rewrite '$X == null' '$X is null'", "Everywhere but where a type defines the operator, and not in expression trees."),
            new(
                "rewrite 'Assert.AreEqual($A, $B)' 'Assert.That($B, Is.EqualTo($A))' --using NUnit.Framework",
                "One API for another, arguments turned."
            ),
            new(
                "rewrite 'await $X' 'await $X.ConfigureAwait(false)' --in-project Shop.Core",
                "Every await of a project, 'await foreach' too."
            ),
            new(
                "rewrite 'string.Format($F, $$$ARGS)' '$interpolate($F, $$$ARGS)' --where '$F is string'",
                "Format strings to interpolated ones."
            ),
            new("rewrite '$X.AsNoTracking()' '$X' --where '$X: IQueryable<T>'", "Drop a call from a chain."),
            new("rewrite --rule rules/house.yml --dry-run", "Rules from a file; show the diff."),
            new("rewrite --test-rules rules", "Run the tests inside of all rule files of a folder."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            .. ChangeExitCodes.All.Select(code =>
                code.Code == ExitCode.Refused
                    ? (code.Code, $"{code.Meaning} Or a test of a rule fails; or a rule without a fix has found something.")
                    : code
            ),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var files = new RuleFiles(invocation);
        if (invocation.Get(_testRules) is { } tests)
            return await files.TestAsync(tests, cancellation);
        var named = invocation.Get(_rule) ?? [];
        var pattern = invocation.Get(_pattern);
        if ((pattern is null) == (named.Length == 0))
            throw UsageErrors.Usage("A rewrite needs a pattern and a replacement, or --rule.", invocation.Line, hint: null);
        if (pattern is not null && invocation.Get(_replacement) is null)
            throw UsageErrors.Usage("The replacement is missing; '' deletes what matches.", invocation.Line, hint: null);
        var scope = new RewriteScope([.. invocation.Get(_inProject) ?? []], [.. invocation.Get(_path) ?? []]);
        // The rules are read by the compiler of the user's SDK, before anything is loaded.
        _ = invocation.Host;
        var rules = pattern is null ? files.Rules(named) : [OneRule(pattern, invocation)];
        foreach (var rule in rules)
            rule.Check();
        return await ChangeCommandRun.RunAsync(
            invocation,
            () => new RewriteAutomation(rules, scope, keepUsings: invocation.Get(_keepUsings)),
            cancellation
        );
    }

    private RewriteRule OneRule(string pattern, Invocation invocation) =>
        new()
        {
            Patterns = [pattern, .. invocation.Get(_or) ?? []],
            Replacement = invocation.Get(_replacement),
            Kind = invocation.Get(_kind),
            Where = [.. invocation.Get(_where) ?? []],
            Inside = [.. invocation.Get(_inside) ?? []],
            NotInside = [.. invocation.Get(_notInside) ?? []],
            Usings = [.. invocation.Get(_using) ?? []],
            AnyOperator = invocation.Get(_operators) == "any",
            AnyEffect = invocation.Get(_effects) == "any",
            AnyOverload = invocation.Get(_overloads) == "any",
        };

    private static Option<string[]> Several(string name, string help, string description) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
}
