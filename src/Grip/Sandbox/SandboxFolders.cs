using System.Collections.Immutable;

namespace Grip.Sandbox;

/// <summary>What a sandboxed command may read besides the workspace: the system and the tools of the user, but no keys and nothing else of a home folder.</summary>
internal static class SandboxFolders
{
    private static readonly ImmutableArray<string> System =
    [
        "/usr",
        "/bin",
        "/sbin",
        "/lib",
        "/lib32",
        "/lib64",
        "/opt",
        "/nix",
        "/snap",
        "/proc",
        "/sys",
        "/var/lib/dpkg",
        "/var/lib/gems",
        "/run/systemd/resolve",
        "/run/current-system",
        "/home/linuxbrew",
    ];

    private static readonly ImmutableArray<string> Devices =
    [
        "/dev/null",
        "/dev/zero",
        "/dev/full",
        "/dev/random",
        "/dev/urandom",
        "/dev/tty",
        "/dev/ptmx",
        "/dev/pts",
        "/dev/shm",
        "/dev/fd",
        "/dev/stdin",
        "/dev/stdout",
        "/dev/stderr",
    ];

    /// <summary>Below the home folder: tools and their packages.</summary>
    private static readonly ImmutableArray<string> Tools =
    [
        ".nuget/packages",
        ".dotnet",
        ".nvm",
        ".npm",
        ".node",
        ".fnm",
        ".volta",
        ".bun",
        ".deno",
        ".cargo/bin",
        ".cargo/registry",
        ".cargo/git",
        ".cargo/env",
        ".rustup",
        ".pyenv",
        ".rbenv",
        ".asdf",
        ".sdkman",
        ".ghcup",
        ".opam",
        ".elan",
        "go",
        ".m2/repository",
        ".gradle/caches",
        ".gradle/wrapper",
        ".gradle/native",
        ".local/bin",
        ".local/lib",
        ".local/share/pnpm",
        ".local/share/uv",
        ".local/share/mise",
        ".local/share/fnm",
        ".linuxbrew",
        ".gitconfig",
        ".config/git",
        ".gitignore",
        ".gitignore_global",
        ".cache/pip",
        ".cache/uv",
        ".cache/go-build",
        ".cache/ms-playwright",
        "miniconda3",
        "anaconda3",
        ".conda",
        ".virtualenvs",
        ".jenv",
        ".goenv",
    ];

    /// <summary>Settings of tools in which keys may stand: readable where none does.</summary>
    private static readonly ImmutableArray<string> Settings =
    [
        ".nuget/NuGet/NuGet.Config",
        ".config/NuGet/NuGet.Config",
        ".npmrc",
        ".config/pip/pip.conf",
        ".cargo/config.toml",
        ".condarc",
        ".yarnrc",
    ];

    private static readonly ImmutableArray<string> Telling = ["password", "_auth", "token", "credential", "apikey", "secret"];

    private static readonly ImmutableArray<string> HiddenOfEtc =
    [
        "shadow",
        "shadow-",
        "gshadow",
        "gshadow-",
        "sudoers",
        "sudoers.d",
        "ssh",
        "ssl/private",
        "krb5.keytab",
        "NetworkManager",
        "wireguard",
        "kubernetes",
        "rancher",
        "docker",
        "openvpn",
        "ppp",
        "security",
    ];

    public static IEnumerable<string> Readable(string home, Func<string, string?> environment) =>
        System
            .Concat(OfEtc())
            .Concat(Tools.Select(tool => Path.Combine(home, tool)))
            .Concat(Settings.Select(file => Path.Combine(home, file)).Where(HoldsNoKey))
            .Concat(Variables(home, environment))
            .Where(path => File.Exists(path) || Directory.Exists(path));

    public static IEnumerable<string> Writable => Devices.Where(path => File.Exists(path) || Directory.Exists(path));

    private static IEnumerable<string> OfEtc() =>
        Directory.Exists("/etc")
            ? Directory
                .EnumerateFileSystemEntries("/etc")
                .Where(path => !HiddenOfEtc.Contains(Path.GetFileName(path)))
                .Select(path => path is "/etc/ssl" ? "/etc/ssl/certs" : path)
            : [];

    /// <summary>Folders of programs, wherever they lie; never a home folder itself.</summary>
    private static IEnumerable<string> Variables(string home, Func<string, string?> environment) =>
        $"{environment("PATH")}:{environment("DOTNET_ROOT")}:{environment("JAVA_HOME")}:{environment("NUGET_PACKAGES")}"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Where(path =>
                Path.IsPathRooted(path)
                && Path.GetFullPath(path).TrimEnd('/') is { Length: > 1 } full
                && full != home
                && !home.StartsWith(full + "/", StringComparison.Ordinal)
                && full is not "/tmp" and not "/home" and not "/root" and not "/var"
            );

    private static bool HoldsNoKey(string path)
    {
        try
        {
            return File.Exists(path)
                && new FileInfo(path).Length < 1_000_000
                && File.ReadAllText(path) is var text
                && !Telling.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
