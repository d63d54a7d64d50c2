using System.Collections;
using System.Collections.Immutable;

namespace Grip.Agent;

/// <summary>Environment variables that a command which a model wrote does not get.</summary>
internal static class SecretNames
{
    private static readonly string[] Telling = ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL"];

    /// <summary>Each with a null value, which removes it.</summary>
    public static ImmutableDictionary<string, string?> Removed =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(name => Telling.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .ToImmutableDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
}
