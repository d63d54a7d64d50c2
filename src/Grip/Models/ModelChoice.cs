using System.Collections.Immutable;
using Grip.Automations.Planner;
using Grip.Core;
using Grip.Core.Models;
using Grip.Providers.Catalog;
using Grip.Providers.Fallback;
using Grip.Providers.Profiles;
using Grip.Terminal.Exec;

namespace Grip.Models;

/// <summary>Which model a command line and an environment mean.</summary>
/// <param name="folder">Where a program that answers as a model runs.</param>
/// <param name="onError">Called with what such a program writes on its standard error.</param>
internal sealed class ModelChoice(Func<string, string?> environment, string folder, Action<string> onError)
{
    private const string Exec = "exec:";
    private static readonly TimeSpan ExecTimeLimit = TimeSpan.FromMinutes(10);

    // What a key stands for if no model is named.
    private static readonly ImmutableArray<(string Key, string Model)> Defaults =
    [
        ("ANTHROPIC_API_KEY", "anthropic/claude-opus-5-5"),
        ("OPENAI_API_KEY", "openai/gpt-5.5"),
    ];

    /// <param name="asked">As on the command line, or null.</param>
    public string Name(string? asked) =>
        asked
        ?? (environment("GRIP_MODEL") is { Length: > 0 } set ? set : null)
        ?? Defaults.Where(known => environment(known.Key) is { Length: > 0 }).Select(known => known.Model).FirstOrDefault("builtin");

    /// <param name="name">The model to ask.</param>
    /// <param name="fallbacks">Those to ask if it is overloaded or out of reach, with commas; null for none.</param>
    /// <exception cref="GripException">No such provider, no key; nothing has been sent.</exception>
    public IModel Create(string name, string? fallbacks)
    {
        var others = (fallbacks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return others.Length == 0 ? Create(name) : new FallbackModel([Create(name), .. others.Select(Create)], TimeProvider.System);
    }

    /// <param name="stronger">The model that is asked when nothing else leads out of a spiral; null for none.</param>
    /// <exception cref="GripException">No such provider, no key; nothing has been sent.</exception>
    public IModel Create(string name, string? fallbacks, string? stronger) =>
        stronger is null ? Create(name, fallbacks) : new EscalatingModel(Create(name, fallbacks), Create(stronger));

    private IModel Create(string name)
    {
        if (name == "builtin")
            return new BuiltInPlanner();
        var profiles = Profiles();
        return name.StartsWith(Exec, StringComparison.Ordinal)
            ? new ExecModel(new ExecCommand(name[Exec.Length..], folder, ExecTimeLimit) { OnError = onError }, profiles.For("exec", name))
            : new ModelCatalog(environment, profiles, TimeProvider.System).Create(name);
    }

    private ModelProfiles Profiles() =>
        environment("GRIP_MODEL_PROFILES") is { Length: > 0 } path
            ? ModelProfiles.BuiltIn().With(Path.GetFullPath(path, folder))
            : ModelProfiles.BuiltIn();
}
