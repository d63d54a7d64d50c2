using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;

namespace Grip.Core.Permissions.Judging;

/// <summary>What is thought of a command itself, apart from what it starts and destroys.</summary>
internal sealed class OwnFinding(
    PermissionRules rules,
    ImmutableArray<PermissionRule> allow,
    PermissionMode mode,
    PermissionPlace place,
    Places places,
    PermissionRule? verbatim
)
{
    public Finding Of(Call call)
    {
        var effects = call.Effects;
        if (call.IsFed)
            return new Finding(PermissionAnswer.Allow, null, "what the shell reads was judged") { OnlyReads = true };
        var matching = allow.Where(rule => rule.Spec is null || call.AllowedViews.Any(rule.Command.Matches)).ToImmutableArray();
        if ((verbatim ?? matching.FirstOrDefault(rule => rule.Command.IsExact)) is { } exact)
            return Allowed(exact, effects);
        if (Objection(call, matching) is { } objection)
            return objection;
        if (Reading(call))
            return new Finding(PermissionAnswer.Allow, null, "it only reads the workspace") { OnlyReads = true };
        if (matching.FirstOrDefault(rule => Covers(rule, effects)) is { } rule)
            return Allowed(rule, effects);
        if (mode == PermissionMode.AcceptEdits && IsFreeEdit(effects))
            return new Finding(PermissionAnswer.Allow, null, "edits of the workspace are free in this mode");
        return Finding.Ask(Missing(call, matching));
    }

    private static Finding Allowed(PermissionRule rule, Effects effects) =>
        new(PermissionAnswer.Allow, rule.ToString(), $"the rule '{rule}' allows it") { OnlyReads = effects.OnlyReads };

    /// <summary>What only a rule that names the very command can allow.</summary>
    private Finding? Objection(Call call, ImmutableArray<PermissionRule> matching)
    {
        var effects = call.Effects;
        if (effects.Opaque is { } opaque)
            return Finding.Ask(opaque) with { Holds = rules.Deny.Any(rule => rule.IsAbout("Bash")) };
        if (effects.Writes.FirstOrDefault(path => places.Of(path) == Where.Outside) is { } outside)
            return Finding.Ask($"it changes {outside}, which lies outside of the workspace");
        if (effects.Writes.FirstOrDefault(places.IsProtected) is { } guarded)
            return Finding.Ask($"it changes {guarded}, which decides what programs run");
        if (Secret(call) is { } secret && !matching.Any(rule => rule.Spec is not null && rule.Command.Names(secret.Text)))
            return Finding.Ask($"{secret} may hold secrets");
        return null;
    }

    /// <summary>Programs that are not known to only read get their arguments looked through as well.</summary>
    private static Argument? Secret(Call call)
    {
        var effects = call.Effects;
        var looked =
            effects.OnlyReads || call.Program is "git" or "echo" or "printf"
                ? effects.Reads.Concat(effects.Writes)
                : effects.Reads.Concat(effects.Writes).Concat(call.Words.Skip(1).Where(word => !word.IsOption).Select(Value));
        return looked.FirstOrDefault(Places.IsSecret);

        static Argument Value(Argument word) =>
            word.Text.IndexOfAny(['@', '=']) is >= 0 and var at && at < word.Text.Length - 1
                ? word with
                {
                    Text = word.Text[(at + 1)..].TrimStart('@'),
                }
                : word;
    }

    private bool Reading(Call call) =>
        call.IsSystems
        && call.Effects is { OnlyReads: true, Concern: null }
        && call.Effects.Reads.Concat(call.Effects.Uses).All(path => places.Of(path) is Where.Inside or Where.Nowhere);

    private bool Covers(PermissionRule rule, Effects effects) =>
        rule.Command.IsEverything
        || (effects.Concern is null || effects.Option is { } option && rule.Command.Names(option))
            && effects.Writes.All(path => places.Of(path) is Where.Inside or Where.Nowhere)
            && effects.Uses.All(path => places.Of(path) is Where.Inside or Where.Nowhere);

    private bool IsFreeEdit(Effects effects) =>
        effects is { IsFileCommand: true, Concern: null }
        && effects.Writes.All(path => places.Of(path) is Where.Inside or Where.Nowhere)
        && effects.Reads.All(path => places.Of(path) is Where.Inside or Where.Nowhere);

    private string Missing(Call call, ImmutableArray<PermissionRule> matching)
    {
        var effects = call.Effects;
        if (effects.Concern is { } concern)
            return matching.IsEmpty ? concern : $"{concern}, for which '{matching[0]}' was not written";
        if (effects.OnlyReads)
            return $"it reads {effects.Reads.Concat(effects.Uses).FirstOrDefault(path => places.Of(path) is not (Where.Inside or Where.Nowhere))}, which is not known to lie in the workspace {place.Root}";
        return matching.IsEmpty
            ? $"no rule allows {call.Program}"
            : $"it uses a path that is not known to lie in the workspace, for which '{matching[0]}' was not written";
    }
}
