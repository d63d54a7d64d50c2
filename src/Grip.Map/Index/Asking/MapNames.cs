using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Core.Text;
using Grip.Map.Symbols;

namespace Grip.Map.Index.Asking;

/// <summary>What a name means: one symbol, or the overloads of one name.</summary>
/// <param name="Symbols">Never empty; the same declaration in several assemblies (a linked file) counts as one.</param>
public sealed record MapMatch(ImmutableArray<SymbolRow> Symbols)
{
    public SymbolRow First => Symbols[0];

    public bool IsOverloadSet => Symbols.Select(symbol => symbol.FullName).Distinct().Count() > 1;

    /// <summary>As in "property Shop.Order.Total".</summary>
    public string Describe() =>
        IsOverloadSet ? $"{First.Kind.Text()} {MapNames.WithoutParameters(First.FullName)}, {Symbols.Length} overloads" : First.Describe();
}

/// <summary>Finds in an index what a user names, in the same words as everywhere in Grip; without the compiler.</summary>
public sealed class MapNames(MapReader reader, string root)
{
    private const int MostNear = 5;

    /// <exception cref="GripException">Exit code 2: nothing has that name (with the nearest), or several have (with all of them). Exit code 1: the file is outside.</exception>
    public MapMatch Resolve(string text)
    {
        if (NamedFile(text) is { } file)
            return new MapMatch([file]);
        var query = SymbolQuery.Parse(text);
        if (query is SymbolQuery.AtPosition position)
            return At(position);
        var named = (SymbolQuery.Named)query;
        var matches = Find(named);
        return matches switch
        {
            [var only] => only,
            [] => throw NotFound(named),
            _ => OneFamily(matches) ?? throw Ambiguous(text, matches),
        };
    }

    /// <summary>A file with no C# that code names: by its name, whatever the folder.</summary>
    private SymbolRow? NamedFile(string text) =>
        text.Contains('.', StringComparison.Ordinal)
            ? reader.Named(text[(text.LastIndexOfAny(['/', '\\']) + 1)..]).FirstOrDefault(symbol => symbol.Kind == MapSymbolKind.File)
            : null;

    /// <summary>The path of a file of the index, relative to its root.</summary>
    /// <exception cref="GripException">Exit code 1: outside of the root. Exit code 2: no file of the solution, or several end like this.</exception>
    public string File(string path)
    {
        var given = path.Replace('\\', '/');
        var relative = Path.GetRelativePath(root, Path.GetFullPath(given, root)).Replace('\\', '/');
        if (reader.HasFile(relative))
            return relative;
        if (relative.StartsWith("../", StringComparison.Ordinal))
            throw new GripException(
                ExitCode.Refused,
                $"'{path}' is outside of the solution's folder {root}.",
                "Name a file of the solution, relative to that folder."
            );
        return reader.FilesEndingWith("/" + given.TrimStart('.', '/')) switch
        {
            [var only] => only,
            [] => throw new GripException(
                ExitCode.Usage,
                $"'{path}' is not a source file of the solution.",
                "Give the path relative to the root of the solution, as in 'src/Order.cs'."
            ),
            var several => throw new GripException(
                ExitCode.Usage,
                $"'{path}' is ambiguous: {several.Count} files of the solution end like this.",
                "Give the path relative to the root of the solution.",
                [.. several]
            ),
        };
    }

    internal static string WithoutParameters(string fullName) =>
        fullName.IndexOf('(', StringComparison.Ordinal) is var at and > 0 ? fullName[..at] : fullName;

    private MapMatch At(SymbolQuery.AtPosition position)
    {
        var file = File(position.Path);
        var found = reader.At(file, position.Line, position.Column);
        if (found.IsEmpty)
            throw new GripException(
                ExitCode.Usage,
                position.Column is null
                    ? $"Nothing is declared in '{position.Text}'."
                    : $"No type or member is named at '{position.Text}'.",
                "Give line and column of a name, both from 1. The map holds types and members, no locals and parameters."
            );
        var matches = Group(found, overloads: false);
        return matches is [var only] ? only : throw Ambiguous(position.Text, matches);
    }

    private ImmutableArray<MapMatch> Find(SymbolQuery.Named query)
    {
        var all = reader.Named(query.Last.Name).Where(symbol => Matches(symbol, query.Segments)).ToImmutableArray();
        var symbols = Prefer(all, symbol => symbol.IsSource);
        if (query.Last.Arity is null)
            symbols = Prefer(symbols, symbol => !symbol.Kind.IsType() || Arity(symbol) == 0);
        if (query.Segments.Length == 1 && query.Last.Parameters is null)
            symbols = Prefer(symbols, symbol => symbol.Kind.IsType());
        symbols = Prefer(symbols, symbol => Depth(symbol) == query.Segments.Length);
        if (symbols.IsEmpty && query.Segments.Length > 1)
            symbols = Inherited(query);
        return Group(symbols, overloads: query.Last.Parameters is null);
    }

    private bool Matches(SymbolRow symbol, ImmutableArray<NameSegment> segments)
    {
        SymbolRow? current = symbol;
        for (var i = segments.Length - 1; i >= 0; i--, current = reader.Container(current))
            if (
                current is null
                || current.Name != segments[i].Name
                || segments[i].Arity is { } arity && Arity(current) != arity
                || segments[i].Parameters is { } parameters && !ParameterTexts.Match(current.FullName, current.Kind, parameters)
            )
                return false;
        return true;
    }

    private int Depth(SymbolRow symbol)
    {
        var depth = 0;
        for (SymbolRow? current = symbol; current is not null; current = reader.Container(current))
            depth++;
        return depth;
    }

    private static int Arity(SymbolRow symbol) => ParameterTexts.Arity(symbol.FullName);

    private static ImmutableArray<SymbolRow> Prefer(ImmutableArray<SymbolRow> symbols, Func<SymbolRow, bool> condition) =>
        symbols.Any(condition) ? [.. symbols.Where(condition)] : symbols;

    /// <summary>"Derived.Total" also means the Total that Derived inherits.</summary>
    private ImmutableArray<SymbolRow> Inherited(SymbolQuery.Named query)
    {
        var container = query.Segments[..^1];
        var open = new Queue<SymbolRow>(reader.Named(container[^1].Name).Where(type => type.Kind.IsType() && Matches(type, container)));
        var seen = new HashSet<long>();
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type.Id))
                continue;
            ImmutableArray<SymbolRow> members =
            [
                .. reader.Named(query.Last.Name).Where(member => member.Container == type.Id && Matches(member, [query.Last])),
            ];
            if (!members.IsEmpty)
                return members;
            foreach (var basis in reader.From(type.Id).Where(reference => reference.Kind == MapReferenceKind.Inherit))
                open.Enqueue(basis.To);
        }

        return [];
    }

    private ImmutableArray<MapMatch> Group(ImmutableArray<SymbolRow> symbols, bool overloads) =>
        [
            .. symbols
                .GroupBy(symbol => Identity(symbol, overloads), StringComparer.Ordinal)
                .Select(group => new MapMatch([.. group.OrderBy(FirstPlace, StringComparer.Ordinal)])),
        ];

    /// <summary>Overloads in the order in which they are declared.</summary>
    private string FirstPlace(SymbolRow symbol) =>
        reader.Places(symbol.Id).FirstOrDefault() is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"{place.Path} {place.Line:D7} {place.Column:D5}")
            : symbol.Key;

    private string Identity(SymbolRow symbol, bool overloads)
    {
        if (symbol.Kind == MapSymbolKind.Namespace)
            return symbol.Key;
        // A file that several projects compile declares one thing for the user.
        var owner = overloads && symbol.Container is { } container && !symbol.Kind.IsType() ? reader.ById(container) ?? symbol : symbol;
        var place = reader.Places(owner.Id).FirstOrDefault();
        return place is null ? $"{owner.FullName}@{owner.Assembly}" : $"{place}|{(overloads ? "" : symbol.FullName)}";
    }

    /// <summary>Members that override or implement each other are one thing: the one at the root of them. Null if they are not.</summary>
    private MapMatch? OneFamily(ImmutableArray<MapMatch> matches)
    {
        var symbols = matches.SelectMany(match => match.Symbols).ToImmutableArray();
        if (symbols.Any(symbol => symbol.Kind.IsType() || symbol.Kind == MapSymbolKind.Namespace))
            return null;
        var top =
            matches.FirstOrDefault(match => match.Symbols.Any(symbol => reader.Container(symbol)?.Kind == MapSymbolKind.Interface))
            ?? matches.FirstOrDefault(match => !match.Symbols.Any(symbol => symbol.Flags.HasFlag(MapSymbolFlags.Override)));
        if (top is null)
            return null;
        var family = new Family(reader).Of(top.Symbols).Select(symbol => symbol.Id).ToHashSet();
        return symbols.All(symbol => family.Contains(symbol.Id)) ? top : null;
    }

    private GripException NotFound(SymbolQuery.Named query)
    {
        var near = Spelling
            .Nearest(query.Last.Name, reader.Names(), MostNear)
            .SelectMany(reader.Named)
            .Where(symbol => symbol.IsSource && symbol.Kind != MapSymbolKind.Constructor)
            .Select(symbol => WithoutParameters(symbol.FullName))
            .Distinct()
            .Take(MostNear)
            .ToArray();
        return new GripException(
            ExitCode.Usage,
            $"Nothing in the solution is called '{query.Text}'.",
            near.Length == 0
                ? "Name a symbol as in 'Order.Total' or by its place, as in 'src/Order.cs:12:17'."
                : $"Did you mean {string.Join(", or ", near.Select(name => $"'{name}'"))}?"
        );
    }

    private GripException Ambiguous(string text, ImmutableArray<MapMatch> matches) =>
        new(
            ExitCode.Usage,
            $"'{text}' is ambiguous: it can mean {matches.Length} symbols.",
            "Use one of the full names, or the place.",
            [
                .. matches
                    .Select(match =>
                        $"{reader.Places(match.First.Id).FirstOrDefault()?.ToString() ?? "in the assembly " + match.First.Assembly} {match.Describe()}"
                    )
                    .Order(StringComparer.Ordinal),
            ]
        );
}
