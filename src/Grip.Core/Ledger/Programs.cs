using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Core.Ledger;

/// <summary>What is known of programs: which only look, which ask the world outside, which have sub-commands.</summary>
internal static partial class Programs
{
    private static readonly ImmutableHashSet<string> Looking =
    [
        "ls",
        "cat",
        "head",
        "tail",
        "grep",
        "egrep",
        "rg",
        "wc",
        "pwd",
        "echo",
        "printf",
        "which",
        "file",
        "stat",
        "tree",
        "diff",
        "cmp",
        "sort",
        "uniq",
        "cut",
        "tr",
        "nl",
        "basename",
        "dirname",
        "realpath",
        "true",
        "false",
        "test",
        "[",
        "cd",
        "type",
        "jq",
        "column",
        "less",
        "more",
    ];

    private static readonly ImmutableHashSet<string> LookingSubCommands =
    [
        "git status",
        "git diff",
        "git log",
        "git show",
        "git branch",
        "git blame",
        "git ls-files",
        "git rev-parse",
        "git grep",
    ];

    /// <summary>They ask the network, the clock, or other processes.</summary>
    private static readonly ImmutableHashSet<string> Outside =
    [
        "curl",
        "wget",
        "ping",
        "nc",
        "telnet",
        "ssh",
        "scp",
        "rsync",
        "dig",
        "nslookup",
        "date",
        "sleep",
        "ps",
        "pgrep",
        "top",
        "htop",
        "free",
        "df",
        "uptime",
        "lsof",
        "ss",
        "netstat",
        "jobs",
        "wait",
        "watch",
        "kubectl",
        "gh",
        "aws",
        "az",
        "gcloud",
        "terraform",
        "systemctl",
        "journalctl",
        "docker",
        "podman",
        "docker-compose",
        "shuf",
        "uuidgen",
        "kill",
        "fuser",
        "nvidia-smi",
        "who",
        "psql",
        "mysql",
        "redis-cli",
        "sqlite3",
        "timeout",
    ];

    private static readonly ImmutableHashSet<string> OutsideSubCommands =
    [
        "git fetch",
        "git pull",
        "git push",
        "git clone",
        "git ls-remote",
        "npm view",
        "npm install",
        "npm ci",
        "npm outdated",
        "npm audit",
        "pip install",
        "pip download",
        "dotnet restore",
        "dotnet add",
        "dotnet package",
        "cargo search",
        "cargo update",
        "go get",
        "yarn install",
        "pnpm install",
    ];

    private static readonly ImmutableHashSet<string> WithSubCommands =
    [
        "dotnet",
        "git",
        "npm",
        "npx",
        "yarn",
        "pnpm",
        "bun",
        "cargo",
        "go",
        "docker",
        "kubectl",
        "pip",
        "pip3",
        "mvn",
        "gradle",
        "make",
        "uv",
        "poetry",
        "python",
        "python3",
        "node",
        "bundle",
        "rake",
        "mix",
        "deno",
        "msbuild",
        "cmake",
    ];

    private static readonly ImmutableHashSet<string> FlagsInAnyOrder =
    [
        "dotnet",
        "npm",
        "cargo",
        "go",
        "pytest",
        "grep",
        "rg",
        "ls",
        "make",
        "tsc",
        "eslint",
        "mvn",
        "gradle",
        "jest",
        "vitest",
        "mypy",
        "ruff",
        "wc",
        "sort",
        "yarn",
        "pnpm",
    ];

    public static bool TakesFlagsInAnyOrder(string program) => FlagsInAnyOrder.Contains(Path.GetFileName(program));

    /// <summary>Whether the word after a flag belongs to it. Of searching programs it is known which flags take one; of others it is assumed.</summary>
    public static bool TakesValue(ImmutableArray<string> words, int flag) =>
        flag + 1 < words.Length
        && !words[flag + 1].StartsWith('-')
        && !words[flag].Contains('=', StringComparison.Ordinal)
        && (
            Path.GetFileName(words[0]) is not ("grep" or "rg" or "ls" or "wc" or "sort")
            || words[flag] is "-A" or "-B" or "-C" or "-m" or "-e" or "-f" or "-g" or "-t" or "-k" or "--include" or "--exclude" or "--glob"
        );

    public static bool OnlyLooks(ImmutableArray<string> words) =>
        !words.Any(word =>
            word.Contains('>', StringComparison.Ordinal) && word is not ("2>&1" or "2>/dev/null" or "&>/dev/null" or ">/dev/null")
        )
        && (
            Looking.Contains(words[0])
            || LookingSubCommands.Contains(FamilyOf(words))
            || (words[0] == "find" && !words.Any(word => word is "-delete" or "-exec" or "-execdir" or "-ok" or "-fprint"))
            || (words[0] == "sed" && words.Contains("-n") && !words.Any(word => word.StartsWith("-i", StringComparison.Ordinal)))
            || words is [_, "--version"]
        );

    public static bool AnyMayChange(string command, ImmutableArray<ShellWords.Part> programs) =>
        programs.Any(part =>
            Outside.Contains(Path.GetFileName(part.Words[0]))
            || OutsideSubCommands.Contains(FamilyOf(part.Words))
            || part.Words[0] is "for" or "while" or "until"
        ) || LooksOutside().IsMatch(command);

    /// <summary>The program, with its sub-command where it has some.</summary>
    public static string FamilyOf(ImmutableArray<string> words)
    {
        var rest = words.SkipWhile(word => word.Contains('=', StringComparison.Ordinal) && !word.StartsWith('-')).ToImmutableArray();
        if (rest.IsEmpty)
            return words[0];
        var program = Path.GetFileName(rest[0]);
        return WithSubCommands.Contains(program) && rest.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) is { } sub
            ? $"{program} {sub}"
            : program;
    }

    /// <summary>Output of builds, other folders, processes and chance are not in the tree that the ledger compares.</summary>
    [GeneratedRegex(
        @"\$RANDOM|\$\$|/proc/|/tmp/|/var/|(^|[\s'""=])\.\./|/dev/(?!null)|(^|[\s'""=])~/|\$HOME|(^|[\s'""/=])(bin|obj|node_modules|target|dist|TestResults|\.git|\.venv|artifacts|out|build)/|\btail\s+-[a-zA-Z]*[fF]\b"
    )]
    private static partial Regex LooksOutside();

    [GeneratedRegex(@"\b(tests?|pytest|jest|vitest|ctest|tox|nunit|xunit|rspec|phpunit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Testing();

    [GeneratedRegex(@"\b(build|compile|tsc|msbuild|make|cmake|ninja|check|clippy|vet|javac|gcc|g\+\+|clang)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Building();

    /// <summary>A command whose end says whether tests pass.</summary>
    public static bool IsTest(string family) => Testing().IsMatch(family);

    /// <summary>A command whose end says whether it compiles.</summary>
    public static bool IsBuild(string family) => Building().IsMatch(family);
}
