using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Core.Text;

/// <summary>Keys by the shapes that their makers give them.</summary>
public static partial class SecretShapes
{
    private const int Shown = 4;

    /// <summary>Each key becomes its first characters and how many were left out: enough to say which one it is.</summary>
    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(Hints))
            return text;
        try
        {
            return MaskFound(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return "[left out: it could not be searched for keys in time]";
        }
    }

    private static string MaskFound(string text)
    {
        var masked = PrivateKey()
            .Replace(
                text,
                static match =>
                    $"{match.Groups["begin"].Value} [masked {match.Groups["body"].Length} characters] {match.Groups["end"].Value}"
            );
        return Key().Replace(masked, static match => Masked(match.Value));
    }

    private static readonly System.Buffers.SearchValues<string> Hints = System.Buffers.SearchValues.Create(
        [
            "sk-",
            "gh",
            "github_pat_",
            "AKIA",
            "ASIA",
            "AIza",
            "xox",
            "glpat-",
            "npm_",
            "hf_",
            "SG.",
            "PRIVATE KEY",
            "eyJ",
            "ya29.",
            "pypi-",
            "dop_v1_",
            "oy2",
            "rk_live_",
            "sk_live_",
            "AccountKey=",
            "://",
        ],
        StringComparison.Ordinal
    );

    private static string Masked(string key)
    {
        // Of an address only the password between ':' and '@' is a secret.
        var from =
            key.Contains("://", StringComparison.Ordinal) ? key.LastIndexOf(':') + 1
            : key.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=".Length
            : Prefix(key);
        var end = key.EndsWith('@') ? 1 : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{key[..from]}[masked {key.Length - from - end} characters]{key[(key.Length - end)..]}"
        );
    }

    private static int Prefix(string key) =>
        Math.Min(key.Length / 2, key.LastIndexOfAny(['-', '_', '.'], Math.Min(12, key.Length - 1)) is >= 0 and var at ? at + 1 : Shown);

    [GeneratedRegex(
        "(?<begin>-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----)(?<body>[^-]{20,20000})(?<end>-----END [A-Z ]*PRIVATE KEY( BLOCK)?-----)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        @"\bsk-(ant-|proj-|or-|svcacct-)?[A-Za-z0-9_\-]{20,250}|\bgh[pousr]_[A-Za-z0-9]{30,255}|\bgithub_pat_[A-Za-z0-9_]{40,255}|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_\-]{30,50}|\bxox[abprs]-[A-Za-z0-9\-]{10,250}|\bglpat-[A-Za-z0-9_\-]{20,100}|\bnpm_[A-Za-z0-9]{36}\b|\bhf_[A-Za-z0-9]{30,60}|\bSG\.[A-Za-z0-9_\-]{16,64}\.[A-Za-z0-9_\-]{16,64}|\beyJ[A-Za-z0-9_\-]{10,2000}\.eyJ[A-Za-z0-9_\-]{10,4000}\.[A-Za-z0-9_\-]{10,1000}|\bya29\.[A-Za-z0-9_\-]{20,500}|\bpypi-[A-Za-z0-9_\-]{40,300}|\bdop_v1_[a-f0-9]{64}|\boy2[a-z0-9]{43}\b|\b[rs]k_live_[A-Za-z0-9]{20,200}|AccountKey=[A-Za-z0-9+/]{40,200}={0,2}|[a-z][a-z0-9+.\-]{1,20}://[^\s:/@""']{1,100}:[^\s:/@""']{3,200}@",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Key();
}
