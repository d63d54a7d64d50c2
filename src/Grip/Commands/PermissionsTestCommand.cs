using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Core.Permissions;
using Grip.Core.Tools;
using Grip.Output;
using Grip.Permissions;
using Grip.Settings;
using Grip.Solutions;
using Grip.Trust;

namespace Grip.Commands;

internal sealed class PermissionsTestCommand : GripCommand
{
    private readonly Argument<string?> _call = new("COMMAND")
    {
        Description = "A shell command; with --tool what that tool is given: a path, an address.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _tool = new("--tool")
    {
        Description = "Ask about another tool than Bash, as in Read, Edit, WebFetch or mcp__server__tool.",
        HelpName = "TOOL",
    };

    private readonly AgentOptions _options = new();

    public PermissionsTestCommand()
        : base("test", "Say what would become of a command, by which rule and why. Nothing is run.")
    {
        Add(_call);
        Add(_tool);
        Add(_options.AllowedTools);
        Add(_options.DisallowedTools);
        Add(_options.PermissionMode);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "A command is taken apart as a shell would do it: every command in it is judged on its own, through pipes, substitutions and wrappers, and "
        + "redirections as reads and writes. What cannot be taken apart with certainty asks. Without a person to ask, what asks is refused.";

    public override ImmutableArray<Example> Examples =>
        [
            new("permissions test \"git log -3\"", "Reads only, so it is allowed."),
            new(
                "permissions test \"npm run build && rm -rf dist\" --allowedTools \"Bash(npm run *)\" --json",
                "A rule for one command does not allow another."
            ),
            new("permissions test .env --tool Read", "Another tool."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Answered: allow, ask or deny."),
            (ExitCode.Usage, "There is no command, or a rule cannot be read."),
            (ExitCode.Configuration, "A settings file cannot be read, or a rule fails its own tests."),
        ];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (call, allowed, disallowed) = Asked(invocation);
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var place = PermissionChoice.Place(root, invocation.Surroundings.Environment);
        var settings = SettingsFiles.Read(invocation.Surroundings.Environment, root);
        var rules = PermissionChoice.Rules(allowed, disallowed, settings, WorkspaceTrust.Holds(root, invocation.Home), place);
        var mode = invocation.Get(_options.PermissionMode) is { } named
            ? Enum.Parse<PermissionMode>(named, ignoreCase: true)
            : PermissionMode.Default;
        var tool = invocation.Get(_tool) ?? "Bash";
        return Task.FromResult<Reply>(new PermissionReply(RulePermissions.Judge(tool, EffectOf(tool), call, mode, rules, place)));
    }

    /// <summary>Lists of rules take all that follows them, so the command may have been taken for the last of them.</summary>
    private (string Call, string[] Allowed, string[] Disallowed) Asked(Invocation invocation)
    {
        var (allowed, disallowed) = (invocation.Get(_options.AllowedTools) ?? [], invocation.Get(_options.DisallowedTools) ?? []);
        return (invocation.Get(_call), allowed, disallowed) switch
        {
            ({ } call, _, _) => (call, allowed, disallowed),
            (_, [.. var rules, var last], _) when rules.Length > 0 => (last, rules, disallowed),
            (_, _, [.. var rules, var last]) when rules.Length > 0 => (last, allowed, rules),
            _ => throw UsageErrors.Usage("there is no command to test.", invocation.Line, hint: null),
        };
    }

    private static ToolEffect EffectOf(string tool) =>
        tool switch
        {
            "Read" or "Glob" or "Grep" or "Map" => ToolEffect.Reads,
            "Edit" or "Write" or "MultiEdit" or "Rename" or "Rewrite" or "Move" or "ChangeSignature" => ToolEffect.Edits,
            "TodoWrite" => ToolEffect.Notes,
            _ => ToolEffect.Executes,
        };
}
