using System.Collections.Immutable;
using Grip.Models;
using Grip.Providers.Discovery;
using Grip.Screen.Prompts;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class ModelSlash(Func<string, string?> environment) : SlashCommand("model", "[NAME]", "Ask another model from here on")
{
    // Known to be good, offered where their key is set.
    private static readonly (string Provider, string[] Models)[] OfKeys =
    [
        ("anthropic", ["anthropic/claude-opus-5-5", "anthropic/claude-sonnet-5"]),
        ("openai", ["openai/gpt-5.5"]),
    ];

    public override void Run(TerminalSession session, string argument)
    {
        if (argument.Length > 0)
            session.Start("Changing the model", isTurn: false, _ => UseAsync(session, argument));
        else
            session.Start("Looking for models", isTurn: false, cancellation => FindAsync(session, cancellation));
    }

    private static async Task<Action> UseAsync(TerminalSession session, string name)
    {
        await session.Desk.UseModelAsync(name);
        return () => session.Note($"From here on {name} is asked.", Ink.Plain);
    }

    private async Task<Action> FindAsync(TerminalSession session, CancellationToken cancellation)
    {
        var found = await new ModelDiscovery(environment, FreeMemory.Bytes(), TimeProvider.System).LookAsync(cancellation);
        ImmutableArray<Choice> choices =
        [
            .. new[] { session.Desk.ModelName }
                .Concat(Names(found))
                .Append("builtin")
                .Distinct(StringComparer.Ordinal)
                .Select(name => new Choice(name) { Remark = name == session.Desk.ModelName ? "now" : "" }),
        ];
        return () =>
            session.Stage.Prompt = new ChoicePrompt(
                _ => [Line.Of("Which model? Another: /model NAME", Ink.Bold)],
                choices,
                (choice, _) =>
                {
                    session.Stage.Prompt = null;
                    session.Start("Changing the model", isTurn: false, _ => UseAsync(session, choices[choice].Label));
                },
                () => session.Stage.Prompt = null
            );
    }

    private static IEnumerable<string> Names(FoundModels found) =>
        OfKeys
            .Where(known => found.Keys.Any(key => key.IsSet && key.Provider == known.Provider))
            .SelectMany(known => known.Models)
            .Concat(found.Servers.SelectMany(server => server.Models).Select(model => model.Id));
}
