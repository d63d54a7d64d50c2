using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Which variables a command line may set without changing what its commands are.</summary>
internal static class VariableNames
{
    private static readonly ImmutableHashSet<string> Exported = ProgramTable.Words(
        "NODE_ENV RUST_BACKTRACE RUST_LOG GOOS GOARCH CGO_ENABLED CI DEBUG VERBOSE LANG LANGUAGE TZ TERM COLUMNS LINES NO_COLOR FORCE_COLOR CLICOLOR "
            + "CLICOLOR_FORCE COLORTERM PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONIOENCODING PYTHONUTF8 ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS DOTNET_ENVIRONMENT "
            + "DOTNET_NOLOGO DOTNET_CLI_TELEMETRY_OPTOUT DOTNET_CLI_UI_LANGUAGE DOTNET_SKIP_FIRST_TIME_EXPERIENCE MSBUILDDISABLENODEREUSE MSBUILDTERMINALLOGGER "
            + "GIT_TERMINAL_PROMPT GIT_OPTIONAL_LOCKS PORT HOST TEST_ENV APP_ENV RAILS_ENV RACK_ENV DJANGO_DEBUG LOG_LEVEL DEBIAN_FRONTEND TIMEOUT RETRIES"
    );

    private static readonly ImmutableHashSet<string> Pagers = ProgramTable.Words("PAGER GIT_PAGER MANPAGER");

    /// <summary>In front of a command, where the command sees it.</summary>
    public static bool MayPrecede(string name, Argument value) =>
        Exported.Contains(name)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || Pagers.Contains(name) && value is { IsKnown: true, Text: "cat" or "" };

    /// <summary>As a variable of the shell: names in small letters are the text's own, by convention.</summary>
    public static bool MayBeSet(string name) =>
        Exported.Contains(name)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || name.Length > 0
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            && !name.EndsWith("_proxy", StringComparison.Ordinal)
            && !name.StartsWith("npm_", StringComparison.Ordinal)
        || name
            is "REPLY"
                or "OPTIND"
                or "OPTARG"
                or "FILE"
                or "FILES"
                or "DIR"
                or "NAME"
                or "COUNT"
                or "RESULT"
                or "OUTPUT"
                or "OUT"
                or "LINE"
                or "N"
                or "I"
                or "F"
                or "D"
                or "X"
                or "Y"
                or "VERSION"
                or "BRANCH"
                or "URL"
                or "ROOT";
}
