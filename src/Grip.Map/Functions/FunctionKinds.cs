using System.Collections.Immutable;

namespace Grip.Map.Functions;

/// <summary>Kinds as words: in the index, on the command line, in answers.</summary>
public static class FunctionKinds
{
    private static readonly ImmutableArray<(FunctionKind Kind, string Word, string Plural, string[] Others)> _words =
    [
        (FunctionKind.EntryPoint, "entry-point", "entry points", ["main", "program", "programs"]),
        (FunctionKind.Endpoint, "endpoint", "endpoints", ["route", "routes", "http", "api"]),
        (FunctionKind.HostedService, "hosted-service", "hosted services", ["service", "services", "worker", "workers"]),
        (FunctionKind.Handler, "handler", "handlers", ["message", "messages", "event", "events"]),
        (FunctionKind.Command, "command", "commands", ["verb", "verbs", "cli"]),
        (FunctionKind.Registration, "registration", "registrations", ["di", "injection"]),
        (FunctionKind.Data, "data", "database contexts and entities", ["database", "db", "entity", "entities"]),
        (FunctionKind.Configuration, "configuration", "configuration reads", ["config", "options", "settings"]),
        (FunctionKind.Serialised, "serialised", "serialised types", ["serialized", "json", "xml"]),
        (FunctionKind.Native, "native", "native functions", ["import", "imports", "pinvoke"]),
        (FunctionKind.Reflection, "reflection", "uses of reflection by name", []),
        (FunctionKind.Test, "test", "tests", []),
        (FunctionKind.RouteGroup, "route-group", "route groups", []),
    ];

    /// <summary>The order in which answers show them: what the world calls first.</summary>
    public static ImmutableArray<FunctionKind> Shown { get; } =
    [.. _words.Select(word => word.Kind).Where(kind => kind != FunctionKind.RouteGroup)];

    /// <summary>As in "hosted-service".</summary>
    public static string Word(FunctionKind kind) => _words.Single(word => word.Kind == kind).Word;

    /// <summary>As in "hosted services"; for one of them "hosted service".</summary>
    public static string Counted(FunctionKind kind, int count)
    {
        var (_, word, plural, _) = _words.Single(entry => entry.Kind == kind);
        var singular = kind switch
        {
            FunctionKind.Data => "database context or entity",
            FunctionKind.Configuration => "configuration read",
            FunctionKind.Serialised => "serialised type",
            FunctionKind.Native => "native function",
            FunctionKind.Reflection => "use of reflection by name",
            _ => word.Replace('-', ' '),
        };
        return $"{count} {(count == 1 ? singular : plural)}";
    }

    /// <summary>The kind for a word that a person may use; null if there is none.</summary>
    public static FunctionKind? Parse(string text)
    {
        var wanted = text.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        foreach (var (kind, word, plural, others) in _words)
            if (wanted == word || wanted == word + "s" || wanted == plural.Replace(' ', '-') || others.Contains(wanted))
                return kind == FunctionKind.RouteGroup ? null : kind;
        return null;
    }

    public static string Word(FoundBy by) =>
        by switch
        {
            FoundBy.Symbol => "symbol",
            FoundBy.Shape => "shape of the name",
            FoundBy.Text => "text at run time",
            FoundBy.Name => "name only",
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, message: null),
        };

    /// <summary>The reverse of <see cref="Word(FunctionKind)"/> for what the index holds.</summary>
    internal static FunctionKind OfWord(string word) => _words.Single(entry => entry.Word == word).Kind;
}
