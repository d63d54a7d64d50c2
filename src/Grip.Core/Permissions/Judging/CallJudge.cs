using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;
using Grip.Core.Permissions.Shell;

namespace Grip.Core.Permissions.Judging;

/// <summary>Judges one command with its arguments, and what it starts.</summary>
/// <param name="verbatim">A rule that names the whole command line as it stands; null if there is none.</param>
/// <param name="script">Judges text that a shell would run.</param>
internal sealed class CallJudge(
    PermissionRules rules,
    PermissionMode mode,
    PermissionPlace place,
    Places places,
    PermissionRule? verbatim,
    Action<Finding> add,
    Action<string, int> script
)
{
    private const int Deepest = 12;
    private static readonly ImmutableArray<string> SystemFolders =
    [
        "/bin",
        "/sbin",
        "/usr/bin",
        "/usr/sbin",
        "/usr/local/bin",
        "/usr/local/sbin",
        "/opt/homebrew/bin",
    ];

    private readonly ImmutableArray<PermissionRule> _allow = [.. rules.Allow.Where(rule => rule.IsAbout("Bash"))];
    private readonly ImmutableArray<PermissionRule> _ask = [.. rules.Ask.Where(rule => rule.IsAbout("Bash"))];
    private readonly ImmutableArray<PermissionRule> _deny = [.. rules.Deny.Where(rule => rule.IsAbout("Bash"))];

    public bool HasDenials => !_deny.IsEmpty;

    /// <summary>A rule in which this text stands, as one that allows an assignment.</summary>
    public PermissionRule? Naming(string text) =>
        _allow.FirstOrDefault(rule => rule.Spec is { } spec && spec.StartsWith(text, StringComparison.Ordinal));

    /// <param name="input">Text that is fed in; null if there is none.</param>
    public void Call(ImmutableArray<Argument> words, Argument? input, int depth)
    {
        if (depth > Deepest)
        {
            add(Finding.Ask("it is nested too deeply to be judged") with { Holds = HasDenials });
            return;
        }

        if (!words[0].IsKnown || words[0].Text.Length == 0)
        {
            add(Finding.Ask("which program it runs is only known when it runs") with { Holds = HasDenials });
            return;
        }

        var call = Described(words);
        if (Refused(call) is { } refusal)
        {
            add(refusal);
            if (refusal.Answer == PermissionAnswer.Deny)
                return;
        }

        Started(call, input, depth);
        if (call.Effects.Loss is { } loss)
            add(
                Finding.Ask($"{call.Program} destroys what cannot be brought back by itself") with
                {
                    Loss = loss,
                    Holds = call.Effects.Writes.Any(places.IsForeign),
                }
            );
        foreach (var file in call.Effects.LostIfFiles.Where(places.Exists))
            add(Finding.Ask($"{call.Program} writes over {file}") with { Loss = $"uncommitted changes of {file}" });
        if (call.Effects.Folder is { } folder && places.Enter(folder) is not Where.Inside)
            add(Finding.Ask($"{folder} leads out of the workspace"));
        if (!call.Effects.IsWrapper || call.Effects.Opaque is not null || call.Effects.Concern is not null || !call.Effects.Writes.IsEmpty)
            add(new OwnFinding(rules, _allow, mode, place, places, verbatim).Of(call));
        else if (call.Effects.Runs.IsEmpty && call.Effects.Scripts.IsEmpty)
            add(new Finding(PermissionAnswer.Allow, null, "it only reads the workspace") { OnlyReads = true });
    }

    private static Call Described(ImmutableArray<Argument> words)
    {
        var written = words[0].Text;
        var cut = written.LastIndexOf('/');
        var program = cut < 0 ? written : written[(cut + 1)..];
        if (program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            program = program[..^4];
        var effects = ProgramTable.Describe(program, words[1..]);
        return new Call(words, program, cut < 0 || SystemFolders.Contains(written[..cut]), effects);
    }

    private void Started(Call call, Argument? input, int depth)
    {
        var effects = call.Effects;
        if (effects.Opaque == "the shell reads commands from its input" && input is { IsKnown: true })
        {
            script(input.Text, depth + 1);
            call.IsFed = true;
        }

        foreach (var text in effects.Scripts)
            script(text, depth + 1);
        foreach (var command in effects.Runs.Where(command => !command.IsEmpty))
            Call(command, input: null, depth + 1);
        foreach (var tail in effects.IsFamiliar ? effects.Carries : Wrappers.Tails(call.Words[1..]))
            Carried(tail, depth + 1);
    }

    /// <summary>Something that may be started under another command's rule: looked at for what is refused and what destroys.</summary>
    private void Carried(ImmutableArray<Argument> words, int depth)
    {
        if (depth > Deepest || words.IsEmpty || !words[0].IsKnown || words[0].Text.Length == 0)
            return;
        var call = Described(words);
        if (Refused(call) is { } refusal)
            add(refusal);
        if (call.Effects.Loss is { } loss)
            add(
                Finding.Ask($"{call.Program} destroys what cannot be brought back by itself") with
                {
                    Loss = loss,
                    Holds = call.Effects.Writes.Any(places.IsForeign),
                }
            );
        if (Shell(call) is { } text)
            script(text, depth + 1);
        else if (call.Effects.Opaque is { } opaque && (call.Program is "eval" || opaque.StartsWith("the shell", StringComparison.Ordinal)))
            add(Finding.Ask(opaque) with { Holds = HasDenials });
        foreach (var command in call.Effects.Runs)
            Carried(command, depth + 1);
    }

    private static string? Shell(Call call) => call.Effects.Scripts is [var text] && call.Program is not "trap" ? text : null;

    private Finding? Refused(Call call)
    {
        var views = call.Views;
        if (_deny.FirstOrDefault(rule => rule.Spec is null || views.Any(rule.Command.MatchesLoosely)) is { } denying)
            return new Finding(PermissionAnswer.Deny, denying.ToString(), $"the rule '{denying}' denies it");
        foreach (var path in call.Effects.Reads)
            if (PathRule(rules.Deny, "Read", path) is { } reading)
                return new Finding(PermissionAnswer.Deny, reading.ToString(), $"the rule '{reading}' denies reading {path}");
        foreach (var path in call.Effects.Writes)
            if (PathRule(rules.Deny, "Write", path) is { } writing)
                return new Finding(PermissionAnswer.Deny, writing.ToString(), $"the rule '{writing}' denies writing {path}");
        if (_ask.FirstOrDefault(rule => rule.Spec is null || views.Any(rule.Command.MatchesLoosely)) is { } asking)
            return new Finding(PermissionAnswer.Ask, asking.ToString(), $"the rule '{asking}' asks") { Holds = true };
        return _deny.FirstOrDefault(rule => views.Any(rule.Command.MayMatch)) is { } possible
            ? new Finding(
                PermissionAnswer.Ask,
                possible.ToString(),
                $"it may be what the rule '{possible}' denies, which only shows when it runs"
            )
            {
                Holds = true,
            }
            : null;
    }

    private PermissionRule? PathRule(ImmutableArray<PermissionRule> list, string tool, Argument path) =>
        list.FirstOrDefault(rule =>
            rule.IsAbout(tool) && rule.Spec is { } spec && places.Full(path).Any(full => PathPattern.Matches(spec, full, place))
        );

    public void Redirect(RedirectKind kind, Argument target)
    {
        var writes = kind is RedirectKind.Write or RedirectKind.Append;
        if (PathRule(rules.Deny, writes ? "Write" : "Read", target) is { } denying)
        {
            add(
                new Finding(
                    PermissionAnswer.Deny,
                    denying.ToString(),
                    $"the rule '{denying}' denies {(writes ? "writing" : "reading")} {target}"
                )
            );
            return;
        }

        if (target.Text.StartsWith("/dev/tcp/", StringComparison.Ordinal) || target.Text.StartsWith("/dev/udp/", StringComparison.Ordinal))
            add(Finding.Ask("a redirection opens a connection") with { Holds = HasDenials });
        else if (places.Of(target) is var where && where == Where.Nowhere)
            add(new Finding(PermissionAnswer.Allow, null, "it only reads the workspace") { OnlyReads = true });
        else if (writes)
            add(Written(target, where));
        else
            add(
                where == Where.Inside && !Places.IsSecret(target)
                    ? new Finding(PermissionAnswer.Allow, null, "it only reads the workspace") { OnlyReads = true }
                : verbatim is not null ? new Finding(PermissionAnswer.Allow, verbatim.ToString(), "a rule names this very command")
                : Finding.Ask(
                    Places.IsSecret(target)
                        ? $"{target} may hold secrets"
                        : $"it reads {target}, which is not known to lie in the workspace"
                )
            );
    }

    private Finding Written(Argument target, Where where)
    {
        if (target.Text.StartsWith("/dev/", StringComparison.Ordinal))
            return Finding.Ask($"it writes to the device {target}") with { Loss = $"what is on {target}", Holds = true };
        if (verbatim is not null)
            return new Finding(PermissionAnswer.Allow, verbatim.ToString(), "a rule names this very command");
        if (where != Where.Inside)
            return Finding.Ask($"a redirection writes {target}, which is not known to lie in the workspace");
        if (places.IsProtected(target))
            return Finding.Ask($"a redirection writes {target}, which decides what programs run");
        if (
            (
                PathRule(rules.Allow, "Write", target)
                ?? rules.Allow.FirstOrDefault(rule => rule.IsAbout("Write") && rule.Spec is null)
                ?? _allow.FirstOrDefault(rule => rule.Command.IsEverything)
            ) is
            { } allowing
        )
            return new Finding(PermissionAnswer.Allow, allowing.ToString(), $"the rule '{allowing}' allows it");
        return mode == PermissionMode.AcceptEdits
            ? new Finding(PermissionAnswer.Allow, null, "edits of the workspace are free in this mode")
            : Finding.Ask($"a redirection writes {target}, and edits are not free in this mode");
    }
}
