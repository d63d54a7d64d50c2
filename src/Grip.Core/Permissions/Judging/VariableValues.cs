using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;
using Grip.Core.Permissions.Shell;

namespace Grip.Core.Permissions.Judging;

/// <summary>
/// What the variables of a command line can hold: everything that is assigned to them anywhere in it, in whatever order. One
/// that gets its value from elsewhere is not known.
/// </summary>
internal sealed class VariableValues
{
    private const int MostValues = 8;
    private readonly PermissionPlace _place;
    private readonly Dictionary<string, ImmutableArray<Argument>> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown;
    private readonly bool _moves;

    public VariableValues(ShellScript script, PermissionPlace place)
    {
        _place = place;
        _unknown = new HashSet<string>(script.Clobbered, StringComparer.Ordinal);
        _moves = script.Commands.Any(command =>
            command.Words is [{ Text: null }, ..] || command.Words.Any(word => word.Text is "cd" or "pushd" or "popd" or "chdir")
        );
        Plain = new ShellExpansion(place.Home, place.Root, ImmutableDictionary<string, Argument>.Empty.Add("cd", Argument.Unknown));
        foreach (var assignment in script.Commands.SelectMany(command => command.Assignments))
            Learn(assignment.Name, assignment.Value is { } word ? [Literal(word)] : null);
        foreach (var (name, words) in script.Loops)
            Learn(name, words?.SelectMany(word => Plain.Expand(word)));
        foreach (var command in script.Commands)
            Declared(command);
    }

    /// <summary>Expansion in which no variable is known.</summary>
    public ShellExpansion Plain { get; }

    /// <summary>One expansion for each combination of values that the variables of a command can have.</summary>
    public IEnumerable<ShellExpansion> Bindings(ShellCommand command, int most)
    {
        var used = command
            .Words.Concat(command.Redirects.Select(redirect => redirect.Target))
            .SelectMany(word => word.Variables)
            .Distinct(StringComparer.Ordinal)
            .Where(name => _values.ContainsKey(name) && !_unknown.Contains(name))
            .ToArray();
        var unknown = _unknown
            .Concat(_values.Keys)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ => Argument.Unknown, StringComparer.Ordinal);
        if (_moves)
            unknown["cd"] = Argument.Unknown;
        IEnumerable<ImmutableDictionary<string, Argument>> combinations = [unknown.ToImmutableDictionary(StringComparer.Ordinal)];
        if (used.Aggregate(1L, (count, name) => Math.Min(count * _values[name].Length, most + 1)) <= most)
            foreach (var name in used)
                combinations = combinations.SelectMany(bound => _values[name].Select(value => bound.SetItem(name, value))).ToArray();
        return combinations.Select(bound => new ShellExpansion(_place.Home, _place.Root, bound));
    }

    private Argument Literal(ShellWord word) =>
        word.Text is { } text && !(text.StartsWith('~') || text.Contains(":~", StringComparison.Ordinal))
            ? Argument.Known(text)
            : Plain.ExpandSingle(word);

    private void Learn(string name, IEnumerable<Argument>? values)
    {
        var known = values?.Take(MostValues + 1).ToImmutableArray();
        if (known is not { } all || all.Length > MostValues || all.Any(value => value is { IsKnown: false, IsPattern: false }))
            _unknown.Add(name);
        else
        {
            var together = _values.GetValueOrDefault(name, []).Concat(all).Distinct().ToImmutableArray();
            _values[name] = together;
            if (together.Length > MostValues)
                _unknown.Add(name);
        }
    }

    /// <summary>Builtins that set the variables which they name.</summary>
    private void Declared(ShellCommand command)
    {
        if (command.Words.IsEmpty || command.Words[0].Text is not { } name)
            return;
        if (
            name
            is not (
                "read"
                or "mapfile"
                or "readarray"
                or "printf"
                or "getopts"
                or "declare"
                or "typeset"
                or "local"
                or "export"
                or "readonly"
                or "let"
                or "unset"
                or "wait"
                or "builtin"
                or "command"
            )
        )
            return;
        foreach (var word in command.Words.Skip(1))
            _unknown.Add(
                (word.Text ?? string.Concat(word.Atoms.TakeWhile(atom => atom.Kind == AtomKind.Char).Select(atom => atom.Char))).Split(
                    '=',
                    '[',
                    '+'
                )[0]
            );
        if (command.Words.Skip(1).Any(word => word.Text is null && word.Atoms is [{ Kind: not AtomKind.Char }, ..]))
            _unknown.UnionWith(_values.Keys);
    }
}
