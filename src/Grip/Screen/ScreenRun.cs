using System.Threading.Channels;
using Grip.Agent;
using Grip.CommandLine;
using Grip.Commands;
using Grip.Core;
using Grip.Core.Permissions;
using Grip.Home;
using Grip.Output;
using Grip.Screen.Completion;
using Grip.Screen.Items;
using Grip.Screen.LineEditor;
using Grip.Screen.Prompts;
using Grip.Screen.Session;
using Grip.Screen.Slash;
using Grip.Screen.Terminal;
using Grip.Screen.Text;
using Grip.Sessions;

namespace Grip.Screen;

/// <summary><c>grip</c> and <c>grip "PROMPT"</c>: the session in the terminal.</summary>
internal sealed class ScreenRun(Invocation invocation, AgentOptions options)
{
    private readonly Channel<ScreenEvent> _events = Channel.CreateUnbounded<ScreenEvent>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <exception cref="GripException">No session was begun: a wrong command line, no such model or session, no terminal.</exception>
    public async Task<Reply> RunAsync(CancellationToken cancellation)
    {
        await using var agent = new AgentComposition(invocation, what => Post(new ScreenEvent.Step(what)));
        var root = agent.Workspace.Root;
        _ = await invocation.Lander.RecoverAsync(root, cancellation);
        await using var desk = CreateDesk(agent);
        var earlier =
            invocation.Line.Has(options.Resume) && invocation.Get(options.Resume) is null
                ? null
                : new SessionChoice(invocation.Home, root).Find(invocation.Get(options.Continue), invocation.Get(options.Resume));
        var output = TextWriter.Synchronized(invocation.Surroundings.Output);
        using (var terminal = RawTerminal.Open(output))
        {
            terminal.Changed = () => Post(new ScreenEvent.Resized());
            var session = CreateSession(desk, terminal, output);
            Greet(session);
            if (earlier is not null)
                Resumption.Show(session, earlier, invocation.Get(options.ForkSession));
            else if (invocation.Line.Has(options.Resume))
                session.Commands.Run("/resume", session);
            KeyInput.Start(key => Post(new ScreenEvent.Typed(key)), () => Post(new ScreenEvent.InputEnded()));
            agent.Workspace.Solution.Start(cancellation);
            await session.RunAsync(invocation.Get(options.Prompt)?.Trim() is { Length: > 0 } prompt ? prompt : null, cancellation);
        }

        if (desk.SessionId is { } id)
            await output.WriteLineAsync($"Go on with: grip -r {id[..8]}");
        return new WrittenReply(ExitCode.Done);
    }

    private void Post(ScreenEvent happened) => _events.Writer.TryWrite(happened);

    private SessionDesk CreateDesk(AgentComposition agent)
    {
        var rules = agent.Rules(options);
        var desk = new SessionDesk(invocation, options, agent, line => Post(new ScreenEvent.Remark(line)))
        {
            Permissions = new PermissionDesk(
                PermissionMode.Default,
                rules.Allow,
                rules.Deny,
                question => Post(new ScreenEvent.Asked(question))
            )
            {
                Place = agent.Place,
                Asking = rules.Ask,
            },
        };
        desk.Permissions.Mode = agent.Mode(desk.Model, options);
        return desk;
    }

    private TerminalSession CreateSession(SessionDesk desk, RawTerminal terminal, TextWriter output)
    {
        var root = desk.Agent.Workspace.Root;
        var commands = Commands();
        var past = PromptHistory.Open(invocation.Home, root);
        var history = new InputHistory(past.Entries) { Added = past.Add };
        var input = new InputLine(
            history,
            new CompletionMenu([commands.Complete, new FileCompleter(root, () => Post(new ScreenEvent.CompletionsChanged())).Complete])
        );
        var stage = new Stage(output, Palette.For(invocation.Surroundings.Environment), terminal, input)
        {
            Status = () =>
                new StatusLine(
                    desk.ModelName,
                    desk.Permissions.Mode,
                    desk.Spending.Context,
                    desk.Model.Profile.Window == int.MaxValue ? null : desk.Model.Profile.Window,
                    desk.Spending.CostUsd,
                    desk.OpenErrors
                ),
            Waiting = () => desk.Steering.Waiting,
        };
        return new TerminalSession(stage, desk, commands, _events, terminal);
    }

    private SlashCommands Commands()
    {
        var (surroundings, target) = (invocation.Surroundings, invocation.Workspace);
        return new SlashCommands([
            new HelpSlash(),
            new ModelSlash(surroundings.Environment),
            new PlanSlash(),
            new PermissionsSlash(),
            new UndoSlash(surroundings, target),
            new FrontDoorSlash(
                "map",
                "[QUESTION NAME]",
                "Ask the map: an overview, or uses, affected, symbol …",
                surroundings,
                target,
                ["map", "overview"],
                ["map"]
            ),
            new FrontDoorSlash("check", "[OPTIONS]", "What is broken since the last commit?", surroundings, target, ["check"], ["check"]),
            new ContextSlash(),
            new CompactSlash(),
            new CostSlash(),
            new ClearSlash(),
            new ResumeSlash(invocation.Home),
            new InitSlash(),
            new FrontDoorSlash("doctor", "", "What Grip found on this machine", surroundings, target, ["doctor"], ["doctor"]),
            new ExitSlash(),
        ]);
    }

    private void Greet(TerminalSession session)
    {
        var root = session.Desk.Agent.Workspace.Root;
        var home = invocation.Surroundings.Environment("HOME");
        var folder = home is { Length: > 1 } && root.StartsWith(home + "/", StringComparison.Ordinal) ? "~" + root[home.Length..] : root;
        session.Stage.Add(
            new LinesItem([
                Line.Of(
                    new Span("Grip ", Ink.Accent.With(Weight.Bold)),
                    new Span($"{ProgramVersion.Current} · ", Ink.Faint),
                    new Span(session.Desk.ModelName, Ink.Plain)
                ),
                Line.Of(folder, Ink.Faint),
                .. session.Desk.Model.Id == "builtin"
                    ? new[]
                    {
                        Line.Of("No model is connected: plain requests are carried out by rule, as in", Ink.Faint),
                        Line.Of("rename Order.Total to GrandTotal. /model connects one.", Ink.Faint),
                    }
                    : [],
            ])
        );
    }
}
