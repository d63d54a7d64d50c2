namespace Grip.Benchmarks;

/// <summary><c>--name value</c> pairs; a name without a value is a flag.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Arguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                throw new UsageException($"Not an option: {arguments[i]}");
            var hasValue = i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);
            _values[arguments[i][2..]] = hasValue ? arguments[++i] : "";
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public string Required(string name) => Text(name) is { Length: > 0 } value ? value : throw new UsageException($"--{name} is missing.");

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"--{name} is a number from {least} to {most}, not '{text}'.");
    }
}

internal sealed class UsageException(string message) : Exception(message);
