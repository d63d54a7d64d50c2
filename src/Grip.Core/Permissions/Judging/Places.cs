using Grip.Core.Permissions.Programs;

namespace Grip.Core.Permissions.Judging;

internal enum Where
{
    Inside,

    /// <summary>Something of the system that holds nothing, as /dev/null.</summary>
    Nowhere,
    Outside,
    Unknown,
}

/// <summary>Where paths lead, from every folder that a command may be run in: a cd may have failed.</summary>
internal sealed class Places(PermissionPlace place)
{
    private const int MostFolders = 16;
    private readonly List<string> _folders = [place.Root];
    private bool _lost;

    /// <summary>Follows a cd.</summary>
    public Where Enter(Argument folder)
    {
        var where = Of(folder);
        if (!folder.IsKnown || _folders.Count >= MostFolders)
            _lost = true;
        else
            foreach (var full in _folders.Select(from => Full(folder.Text, from)).Distinct(StringComparer.Ordinal).ToArray())
                if (!_folders.Contains(full, StringComparer.Ordinal))
                    _folders.Add(full);
        return where;
    }

    public Where Of(Argument path)
    {
        if (path.IsKnown && IsNowhere(path.Text))
            return Where.Nowhere;
        var text = path.Text;
        if (path.IsPattern)
        {
            var cut = path.Prefix.LastIndexOf('/');
            if (path.Text[path.Prefix.Length..].Contains("..", StringComparison.Ordinal))
                return Where.Unknown;
            text =
                cut < 0 ? "."
                : cut == 0 ? "/"
                : path.Prefix[..cut];
        }
        else if (!path.IsKnown)
            return Where.Unknown;
        if (_lost && !Path.IsPathRooted(text) && !text.StartsWith('~'))
            return Where.Unknown;
        return _folders.All(from => IsInside(Full(text, from))) ? Where.Inside : Where.Outside;
    }

    /// <summary>The full paths that a word may mean; none if it is not known.</summary>
    public IEnumerable<string> Full(Argument path) =>
        path.IsKnown || path.IsPattern ? _folders.Select(from => Full(path.Text, from)).Distinct(StringComparer.Ordinal) : [];

    public bool Exists(Argument path) => Full(path).Any(place.Exists);

    public bool IsProtected(Argument path) =>
        Full(path)
            .Any(full =>
                ProtectedPaths.IsProtected(Path.GetRelativePath(place.Root, full))
                || IsInside(full) && ProtectedPaths.IsProtected(Path.GetRelativePath(place.Root, Real(full)))
            );

    public static bool IsSecret(Argument path) =>
        path.IsKnown ? SecretPaths.IsSecret(path.Text) : path.IsPattern && SecretPaths.MayMatchSecret(path.Text);

    /// <summary>True for what no one deletes on purpose: all of the disk, a home folder, what lies outside.</summary>
    public bool IsForeign(Argument path) =>
        Of(path) == Where.Outside && !Full(path).All(full => full.StartsWith("/tmp/", StringComparison.Ordinal));

    private bool IsInside(string full)
    {
        var real = Real(full);
        return place.Additional.Prepend(place.Root).Any(folder => IsBelow(real, place.Resolve(folder)));
    }

    private string Real(string full)
    {
        try
        {
            return place.Resolve(full);
        }
        catch (GripException)
        {
            return "/";
        }
    }

    private static bool IsBelow(string path, string folder)
    {
        var top = folder.TrimEnd('/', '\\');
        return path == top || path.StartsWith(top + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private string Full(string text, string from) =>
        Path.GetFullPath(
            text is "~" || text.StartsWith("~/", StringComparison.Ordinal)
                ? place.Home + text[1..]
                : text.Replace("\0", "", StringComparison.Ordinal),
            from
        );

    private static bool IsNowhere(string text) =>
        text
            is "-"
                or "/dev/null"
                or "/dev/zero"
                or "/dev/stdin"
                or "/dev/stdout"
                or "/dev/stderr"
                or "/dev/tty"
                or "/dev/urandom"
                or "/dev/random"
        || text.StartsWith("/dev/fd/", StringComparison.Ordinal) && text.AsSpan(8).IndexOfAnyExceptInRange('0', '9') < 0;
}
