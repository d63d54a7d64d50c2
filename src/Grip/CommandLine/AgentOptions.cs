using System.Collections.Immutable;
using System.CommandLine;

namespace Grip.CommandLine;

/// <summary>Options of <c>grip -p</c>: Claude Code's names and meaning, so that habits carry over.</summary>
internal sealed class AgentOptions
{
    public AgentOptions()
    {
        OutputFormat.OneOf("text", "json", "stream-json");
        Sandbox.OneOf("on", "network", "off");
        PermissionMode.OneOf("default", "acceptEdits", "plan", "dontAsk", "bypassPermissions");
        All =
        [
            Print,
            Model,
            FallbackModel,
            EscalateModel,
            OutputFormat,
            MaxTurns,
            MaxBudget,
            PermissionMode,
            SkipPermissions,
            AllowedTools,
            DisallowedTools,
            Sandbox,
            Trust,
            AppendSystemPrompt,
            Continue,
            Resume,
            ForkSession,
            KeepUnproven,
            Bare,
            CompactWithModel,
        ];
    }

    public Argument<string?> Prompt { get; } =
        new("PROMPT")
        {
            Description = "What to do, in words.",
            Arity = ArgumentArity.ZeroOrOne,
            Hidden = true,
        };

    public Option<bool> Print { get; } =
        new("--print", "-p")
        {
            Description = "Do what PROMPT says in one turn and print the answer. Standard input is added to the prompt.",
        };

    public Option<string?> Model { get; } =
        new("--model")
        {
            Description =
                "As in anthropic/NAME, openai/NAME, ollama/NAME, exec:COMMAND or builtin. Default: GRIP_MODEL, else what a key is set for, else builtin.",
            HelpName = "MODEL",
        };

    public Option<string?> FallbackModel { get; } =
        new("--fallback-model")
        {
            Description = "Asked if the model is overloaded or cannot be reached; several with commas.",
            HelpName = "MODEL",
        };

    public Option<string?> EscalateModel { get; } =
        new("--escalate-model") { Description = "Goes on if the model goes in circles, with the ledger as notes.", HelpName = "MODEL" };

    public Option<string?> OutputFormat { get; } =
        new("--output-format")
        {
            Description = "text (default), json (one result object) or stream-json (each event as a line).",
            HelpName = "FORMAT",
        };

    public Option<int?> MaxTurns { get; } = new("--max-turns") { Description = "How often the model is asked at most.", HelpName = "N" };

    public Option<decimal?> MaxBudget { get; } =
        new("--max-budget-usd") { Description = "Stop when this has been spent.", HelpName = "USD" };

    public Option<string?> PermissionMode { get; } =
        new("--permission-mode")
        {
            Description =
                "default (reads are free), acceptEdits, plan (only reads), dontAsk, bypassPermissions. With -p, what would ask is refused.",
            HelpName = "MODE",
        };

    public Option<bool> SkipPermissions { get; } =
        new("--dangerously-skip-permissions") { Description = "Short for --permission-mode bypassPermissions." };

    public Option<string[]> AllowedTools { get; } =
        Rules("--allowedTools", "--allowed-tools", "Allowed without asking, as in 'Bash(git diff *) Edit'.");

    public Option<string[]> DisallowedTools { get; } =
        Rules("--disallowedTools", "--disallowed-tools", "Refused, whatever else allows them.");

    public Option<string?> Sandbox { get; } =
        new("--sandbox")
        {
            Description =
                "What holds shell commands back: on (writes in the workspace alone, no network, no keys; the default on Linux), network (the same with network) or off. Given, it has to be there: else exit code 44.",
            HelpName = "MODE",
        };

    public Option<bool> Trust { get; } =
        new("--trust") { Description = "Let this folder's own settings allow things in this run; 'grip trust' does so for good." };

    public Option<string?> AppendSystemPrompt { get; } =
        new("--append-system-prompt") { Description = "Text added to the system prompt.", HelpName = "TEXT" };

    public Option<bool> Continue { get; } = new("--continue", "-c") { Description = "Go on with this folder's newest session." };

    public Option<string?> Resume { get; } =
        new("--resume", "-r")
        {
            Description = "Go on with the session of this id, or beginning of one. In a terminal without ID: choose one.",
            HelpName = "[ID]",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<bool> ForkSession { get; } =
        new("--fork-session") { Description = "With --continue or --resume: go on in a new session." };

    public Option<bool> KeepUnproven { get; } =
        new("--keep-unproven") { Description = "Leave work in place that could not be proven; else it is taken back and kept as a patch." };

    public Option<bool> Bare { get; } = new("--bare") { Description = "Read no AGENTS.md or CLAUDE.md." };

    public Option<bool> CompactWithModel { get; } =
        new("--compact-with-model")
        {
            Description = "When the window gets full, also ask the model where the work stands; what counts is kept without it.",
        };

    public ImmutableArray<Option> All { get; }

    private static Option<string[]> Rules(string name, string alias, string description) =>
        new(name, alias)
        {
            Description = description,
            HelpName = "RULES",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
}
