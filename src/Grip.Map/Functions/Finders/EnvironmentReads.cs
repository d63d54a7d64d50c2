using Grip.Map.Functions.Reading;

namespace Grip.Map.Functions.Finders;

/// <summary>Environment variables and runtime switches that are read by name.</summary>
internal static class EnvironmentReads
{
    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls("GetEnvironmentVariable"))
            if (IsOf(call, "Environment"))
                yield return Function(call, $"${file.TextOf(call.Argument(0, "variable")) ?? "{computed}"}", "environment variable");
        foreach (var call in file.Calls("TryGetSwitch"))
            if (IsOf(call, "AppContext"))
                yield return Function(call, file.TextOf(call.Argument(0, "switchName")) ?? "{computed}", "AppContext switch");
    }

    private static FoundFunction Function(Call call, string key, string form) =>
        ConfigurationText.Function(call.File, call.Node, call.Line, FoundBy.Symbol, key, form, type: null);

    private static bool IsOf(Call call, string type) =>
        call.Method?.ContainingType is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } owner
        && owner.Name == type;
}
