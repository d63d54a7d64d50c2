using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Grip.Core.Permissions;

/// <summary>Files that hold keys and passwords, by their usual names. Reading them asks, whatever else is allowed.</summary>
public static class SecretPaths
{
    private static readonly ImmutableArray<string> Names =
    [
        ".env",
        ".env.*",
        "*.env",
        "*.pem",
        "*.key",
        "*.p12",
        "*.pfx",
        "*.jks",
        "*.keystore",
        "*.kdbx",
        "*.ppk",
        "*.asc",
        "id_rsa*",
        "id_dsa*",
        "id_ecdsa*",
        "id_ed25519*",
        ".netrc",
        "_netrc",
        ".npmrc",
        ".pypirc",
        ".pgpass",
        ".my.cnf",
        ".git-credentials",
        ".htpasswd",
        ".dockercfg",
        "credentials",
        "credentials.json",
        "credentials.xml",
        "secrets.json",
        "secrets.y*ml",
        "service-account*.json",
        ".bash_history",
        ".zsh_history",
        ".psql_history",
        "shadow",
        "gshadow",
        "environ",
        "kubeconfig",
        ".vault-token",
        "nuget.config.user",
    ];

    private static readonly ImmutableArray<string> Folders =
    [
        ".ssh",
        ".gnupg",
        ".aws",
        ".azure",
        ".gcloud",
        ".kube",
        ".docker",
        ".password-store",
        ".mozilla",
        ".terraform.d",
        "Keychains",
        "keyrings",
    ];

    private static readonly ImmutableArray<string> FoldersOfConfig =
    [
        "gh",
        "gcloud",
        "google-chrome",
        "chromium",
        "op",
        "hub",
        "rclone",
        "sops",
    ];

    private static readonly ImmutableArray<string> Harmless =
    [
        ".env.example",
        ".env.sample",
        ".env.template",
        ".env.dist",
        ".env.defaults",
        "example.env",
        "sample.env",
    ];

    /// <param name="path">Relative or absolute, with '/' or '\'.</param>
    public static bool IsSecret(string path)
    {
        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return false;
        if (parts.Any(part => Folders.Contains(part, StringComparer.OrdinalIgnoreCase)))
            return !(parts[^1].EndsWith(".pub", StringComparison.Ordinal) || parts[^1] is "known_hosts");
        var config = Array.IndexOf(parts, ".config");
        if (config >= 0 && config + 1 < parts.Length && FoldersOfConfig.Contains(parts[config + 1]))
            return true;
        var name = parts[^1];
        if (name is "shadow" or "gshadow" or "environ")
            return parts.Length > 1 && parts[0] is "etc" or "proc";
        return !Harmless.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !name.EndsWith(".pub", StringComparison.Ordinal)
            && Names.Any(known => FileSystemName.MatchesSimpleExpression(known, name, ignoreCase: true));
    }

    /// <summary>True if a pattern of the shell is made for such files, as in <c>.e*</c>; one that matches everything is not.</summary>
    public static bool MayMatchSecret(string pattern)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return IsSecret(pattern)
            || parts.Any(part =>
                part.Length > 1 && part.Any(c => c is not ('*' or '?' or '.')) && Samples.Any(sample => Matches(part, sample))
            )
            || parts.Any(part =>
                part.StartsWith('.') && part.AsSpan().ContainsAny("*?[") && Samples.Any(sample => sample[0] == '.' && Matches(part, sample))
            );
    }

    private static readonly ImmutableArray<string> Samples =
    [
        ".env",
        ".env.local",
        "id_rsa",
        "id_ed25519",
        "server.pem",
        "server.key",
        ".netrc",
        ".npmrc",
        ".git-credentials",
        .. Folders,
    ];

    private static bool Matches(string pattern, string name) =>
        pattern.AsSpan().ContainsAny("*?[")
        && pattern.Any(c => char.IsAsciiLetter(c) || c == '.')
        && !(pattern.StartsWith("*.", StringComparison.Ordinal) && !name.EndsWith(pattern[1..], StringComparison.Ordinal))
        && (pattern[0] == '.' || name[0] != '.' || pattern[0] == '[')
        && FileSystemName.MatchesSimpleExpression(pattern.Replace('[', '*').Replace(']', '*'), name, ignoreCase: false);
}
