using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;
using Grip.Core.Permissions.Shell;

namespace Grip.Core.Permissions.Judging;

/// <summary>
/// Judges a shell command: every command in it on its own, whatever it is wrapped in, and its redirections as reads and writes.
/// The strictest answer counts.
/// </summary>
internal sealed class ShellJudge
{
    private const int Deepest = 12;
    private const int MostCombinations = 32;
    private const int MostFindings = 2_000;

    private readonly PermissionPlace _place;
    private readonly Places _places;
    private readonly CallJudge _calls;
    private readonly List<Finding> _findings = [];
    private readonly PermissionRule? _verbatim;
    private readonly ShellExpansion _plain;

    private ShellJudge(string command, PermissionRules rules, PermissionMode mode, PermissionPlace place)
    {
        (_place, _places) = (place, new Places(place));
        _verbatim = rules.Allow.FirstOrDefault(rule =>
            rule.IsAbout("Bash") && rule.Spec is { } spec && rule.Command.IsExact && spec == command.Trim()
        );
        _plain = new ShellExpansion(place.Home, place.Root, ImmutableDictionary<string, Argument>.Empty.Add("cd", Argument.Unknown));
        _calls = new CallJudge(rules, mode, place, _places, _verbatim, Add, Script);
    }

    public static PermissionVerdict Judge(string command, PermissionRules rules, PermissionMode mode, PermissionPlace place)
    {
        var judge = new ShellJudge(command, rules, mode, place);
        judge.Script(command, depth: 0);
        return Conclusion.Of(judge._findings, mode);
    }

    private void Add(Finding finding)
    {
        if (_findings.Count < MostFindings)
            _findings.Add(finding);
    }

    private void Script(string text, int depth)
    {
        if (depth > Deepest || _findings.Count >= MostFindings)
        {
            Add(Finding.Ask("it is nested too deeply to be judged") with { Holds = _calls.HasDenials });
            return;
        }

        if (ShellParser.TryParse(text, out var problem) is not { } script)
        {
            Add(
                _verbatim is not null && !_calls.HasDenials
                    ? new Finding(PermissionAnswer.Allow, _verbatim.ToString(), "a rule names this very command")
                    : Finding.Ask($"it cannot be judged: {problem}") with
                    {
                        Holds = _calls.HasDenials,
                    }
            );
            return;
        }

        var values = new VariableValues(script, _place);
        foreach (var command in script.Commands)
            Command(command, values, depth);
    }

    private void Command(ShellCommand command, VariableValues values, int depth)
    {
        foreach (var assignment in command.Assignments)
            Assign(assignment, command, values);
        var bindings = values.Bindings(command, MostCombinations);
        foreach (var expansion in bindings)
        {
            var targets = command.Redirects.Where(redirect => redirect.Kind is not RedirectKind.HereText and not RedirectKind.Duplicate);
            foreach (var redirect in targets)
                _calls.Redirect(redirect.Kind, expansion.ExpandSingle(redirect.Target));
            var words = command.Words.SelectMany(word => expansion.Expand(word)).ToImmutableArray();
            if (Empties(command, words))
                Truncate(command, expansion);
            if (!words.IsEmpty)
                _calls.Call(FeedsOwnFiles(command) ? Lister.Placed(words) : words, HereText(command, expansion), depth);
        }
    }

    private bool FeedsOwnFiles(ShellCommand command) =>
        command.Feeder is { } feeder
        && feeder.Words.SelectMany(word => _plain.Expand(word)).ToImmutableArray() is [{ IsKnown: true } program, .. var arguments]
        && Lister.ListsFiles(program.Text, arguments, _places);

    private static Argument? HereText(ShellCommand command, ShellExpansion expansion) =>
        command.Redirects.LastOrDefault(redirect => redirect.Kind == RedirectKind.HereText) is { } text
            ? expansion.ExpandSingle(text.Target)
            : null;

    private void Assign(Assignment assignment, ShellCommand command, VariableValues values)
    {
        var value = assignment.Value is { } word ? values.Plain.ExpandSingle(word) : Argument.Unknown;
        var harmless = command.Words.IsEmpty ? VariableNames.MayBeSet(assignment.Name) : VariableNames.MayPrecede(assignment.Name, value);
        if (!harmless && _calls.Naming(assignment.Name + "=") is null && _verbatim is null)
            Add(Finding.Ask($"it sets {assignment.Name}, which can change what commands do") with { Holds = _calls.HasDenials });
    }

    /// <summary>True for what prints nothing, so that a '>' behind it empties the file.</summary>
    private static bool Empties(ShellCommand command, ImmutableArray<Argument> words) =>
        !command.IsGroup
        && command.Redirects.Any(redirect => redirect.Kind == RedirectKind.Write)
        && (
            words.IsEmpty
            || words is [{ IsKnown: true, Text: ":" or "true" or "false" }, ..]
            || words is [{ IsKnown: true, Text: "cat" or "cp" }, { IsKnown: true, Text: "/dev/null" }]
            || words is [{ IsKnown: true, Text: "echo" or "printf" }, .. var rest]
                && rest.All(word => word is { IsKnown: true, Text: "" or "-n" })
                && rest.Length > 0
        );

    private void Truncate(ShellCommand command, ShellExpansion expansion)
    {
        foreach (var redirect in command.Redirects.Where(redirect => redirect.Kind == RedirectKind.Write))
        {
            var target = expansion.ExpandSingle(redirect.Target);
            if (!target.IsKnown || _places.Exists(target) && _places.Of(target) != Where.Nowhere)
                Add(Finding.Ask($"it empties {target}") with { Loss = $"what {target} holds" });
        }
    }
}
