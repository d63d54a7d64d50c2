using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grip.Automations.Planner;

/// <param name="Input">The tool's arguments as JSON.</param>
internal sealed record PlannedStep(string Tool, string Input);

/// <param name="Problem">What could not be understood, for the user; null if everything was.</param>
internal sealed record PlannerPlan(ImmutableArray<PlannedStep> Steps, string? Problem);

/// <summary>The requests that the built-in planner understands: one sentence form a rule, tried in this order.</summary>
internal static partial class PlannerGrammar
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<(Regex Form, Func<GroupCollection, PlannedStep> Step)> Rules =
    [
        (RenameForm(), found => Step("Rename", ("symbol", Of(found, "a")), ("new_name", Of(found, "b")))),
        (ReplaceForm(), found => Step("Rewrite", ("pattern", Of(found, "a")), ("replacement", Of(found, "b")))),
        (NamespaceForm(), found => Step("Move", ("type", Of(found, "a")), ("to_namespace", Of(found, "b")))),
        (OwnFileForm(), found => Step("Move", ("type", Of(found, "a")))),
        (UpgradeForm(), found => Upgrade(Of(found, "a"), found["b"].Value)),
        (UsesForm(), found => Step("Map", ("question", "uses"), ("name", Of(found, "a")))),
        (AffectedForm(), found => Step("Map", ("question", "affected"), ("name", Of(found, "a")))),
        (TestsForm(), found => Step("Map", ("question", "tests"), ("name", Of(found, "a")))),
        (SymbolForm(), found => Step("Map", ("question", "symbol"), ("name", Of(found, "a")))),
    ];

    public static PlannerPlan Plan(string prompt)
    {
        var steps = ImmutableArray.CreateBuilder<PlannedStep>();
        foreach (
            var sentence in Sentences()
                .Split(prompt.Trim())
                .Select(part => part.Trim().TrimEnd('.', '?', '!').Trim())
                .Where(part => part.Length > 0)
        )
        {
            var step = Rules
                .Select(rule => rule.Form.Match(sentence) is { Success: true } match ? rule.Step(match.Groups) : null)
                .FirstOrDefault(step => step is not null);
            if (step is null)
                return new PlannerPlan([], Unknown(sentence));
            steps.Add(step);
        }

        return steps.Count == 0 ? new PlannerPlan([], Unknown(prompt)) : new PlannerPlan(steps.ToImmutable(), null);
    }

    private static string Unknown(string sentence) =>
        $"""
            No model is connected, and the built-in planner does not understand "{sentence}". Nothing was changed.
            It understands:
              rename Order.Total to GrandTotal
              replace `$X == null` with `$X is null` everywhere
              move Address to namespace Shop.Customers
              move OrderLine to its own file
              update FluentValidation to 11 and fix what breaks
              who uses Order.Total
              what breaks if I change Order.Total
              which tests reach Order.Total
              what is Order.Total
            several of them with "then" between. For anything else connect a model: set ANTHROPIC_API_KEY or OPENAI_API_KEY, or name one
            with --model, as in --model ollama/qwen2.5-coder:32b; 'grip models' shows what answers here.
            """;

    private static PlannedStep Upgrade(string package, string version) =>
        version.Length == 0 || version.Equals("latest", StringComparison.OrdinalIgnoreCase)
            ? Step("Upgrade", ("package", package))
            : Step("Upgrade", ("package", package), ("version", version));

    private static PlannedStep Step(string tool, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return new PlannedStep(tool, System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static string Of(GroupCollection found, string name) =>
        found[name].Value.Trim().Trim('`', '"', '\'', '‘', '’', '“', '”').Trim();

    private const string Name = "[\\w.+<>(),:/\\\\@~\\[\\]`'\" -]+?";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // "then" separates only where a request begins after it, so that a pattern may hold the word.
    [GeneratedRegex(
        @"(?:\s*[;\n]\s*|\s*,?\s+(?:and\s+)?then\s+)(?=(?:rename|replace|move|update|upgrade|bump|who|what|which|where)\b)",
        Options,
        1000
    )]
    private static partial Regex Sentences();

    [GeneratedRegex(
        @"^(please )?rename (the )?((class|record|struct|interface|enum|method|property|field|event|namespace|type|symbol|member|parameter) )?(?<a>"
            + Name
            + ") (to|as|into) (?<b>[`'\"]?[\\w.]+[`'\"]?)( everywhere)?$",
        Options,
        1000
    )]
    private static partial Regex RenameForm();

    [GeneratedRegex(
        @"^(please )?replace (all |every )?(?<a>.+?) (with|by) (?<b>.+?)( everywhere)?$",
        Options | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex ReplaceForm();

    [GeneratedRegex(
        @"^(please )?move (the )?((class|record|struct|interface|enum|type) )?(?<a>"
            + Name
            + ") (in)?to (the )?namespace (?<b>[\\w.`'\"]+)$",
        Options,
        1000
    )]
    private static partial Regex NamespaceForm();

    [GeneratedRegex(
        @"^(please )?move (the )?((class|record|struct|interface|enum|type) )?(?<a>" + Name + ") (in)?to (its|a file of its) own( file)?$",
        Options,
        1000
    )]
    private static partial Regex OwnFileForm();

    [GeneratedRegex(
        @"^(please )?(update|upgrade|bump|raise) (the )?((nuget )?package )?(?<a>[\w.'`""-]+)( from v?[\w.*+-]+)?( to (the )?((newest|latest)( version)?|(version )?v?(?<b>[\w.*+-]+?)))?(,? and (fix|repair) (what|whatever|everything( that)?|all that) (it )?breaks)?$",
        Options,
        1000
    )]
    private static partial Regex UpgradeForm();

    [GeneratedRegex(
        @"^(who (uses|calls|references)|where is|find (all )?(uses|usages|references|callers) of|(show|list) (all )?(uses|usages|references|callers) of) (?<a>"
            + Name
            + ")( used| called| referenced)?$",
        Options,
        1000
    )]
    private static partial Regex UsesForm();

    [GeneratedRegex(
        @"^what (breaks|would break|is affected|happens|depends on)( if (i|we|you) (change|remove|delete|rename|touch|edit))? (?<a>"
            + Name
            + ")$",
        Options,
        1000
    )]
    private static partial Regex AffectedForm();

    [GeneratedRegex(@"^(which|what) tests (reach|cover|test|exercise) (?<a>" + Name + ")$", Options, 1000)]
    private static partial Regex TestsForm();

    [GeneratedRegex(@"^(what is|show( me)?|describe|explain) (?<a>[\w.]+)$", Options, 1000)]
    private static partial Regex SymbolForm();
}
