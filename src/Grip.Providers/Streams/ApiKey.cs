using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>A secret that goes into a header and nowhere else: it never prints itself.</summary>
internal sealed class ApiKey
{
    private readonly string _value;

    /// <exception cref="ModelException">The value cannot be a key.</exception>
    public ApiKey(string variable, string value)
    {
        _value = value.Trim();
        Variable = variable;
        if (_value.Any(c => c is <= ' ' or > '~'))
            throw new ModelException(
                ModelFailure.Credentials,
                $"{variable} holds a character that no key can have (white space or a letter outside ASCII).",
                $"Set {variable} again, without quotes and line ends."
            );
    }

    /// <summary>The environment variable that holds it.</summary>
    public string Variable { get; }

    public string Reveal() => _value;

    /// <summary>The text without this key, should a server have sent it back.</summary>
    public string HideIn(string text) => _value.Length < 4 ? text : text.Replace(_value, "***", StringComparison.Ordinal);

    public override string ToString() => "***";
}
