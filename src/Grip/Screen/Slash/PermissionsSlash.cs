using Grip.Core;
using Grip.Core.Permissions;
using Grip.Screen.Items;
using Grip.Screen.Prompts;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class PermissionsSlash()
    : SlashCommand("permissions", "[allow|deny|remove RULE]", "What may be done without asking, and what not at all")
{
    public override bool WhileBusy => true;

    public override void Run(TerminalSession session, string argument)
    {
        var desk = session.Desk.Permissions;
        if (argument.Length > 0)
            Change(desk, argument);
        session.Stage.Add(
            new LinesItem([
                Line.Of(new Span("Mode     ", Ink.Faint), StatusLine.ModeName(desk.Mode), new Span("  (Shift-Tab changes it)", Ink.Faint)),
                .. Rules("Allowed  ", desk.Allow, Ink.Good),
                .. Rules("Denied   ", desk.Deny, Ink.Bad),
                Line.Of("Rules of this session, as in: /permissions allow Bash(dotnet test *)", Ink.Faint),
            ])
        );
    }

    private static void Change(PermissionDesk desk, string argument)
    {
        var (verb, text) = argument.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var second]
            ? (first, second)
            : (argument, "");
        foreach (var rule in text.Length == 0 ? throw Usage() : PermissionRule.ParseAll([text]).ToList())
            if (verb == "allow")
                desk.AddAllow(rule);
            else if (verb == "deny")
                desk.AddDeny(rule);
            else if (verb != "remove")
                throw Usage();
            else if (!desk.Remove(rule))
                throw new GripException(ExitCode.Usage, $"There is no rule {rule} in this session.");
    }

    private static GripException Usage() =>
        new(
            ExitCode.Usage,
            "Write /permissions allow RULE, deny RULE or remove RULE.",
            "A rule is Tool or Tool(spec), as in Bash(git diff *)."
        );

    private static IEnumerable<Line> Rules(string name, IEnumerable<PermissionRule> rules, Ink ink) =>
        rules
            .Select(rule => Line.Of(new Span(name, Ink.Faint), new Span(rule.ToString(), ink)))
            .DefaultIfEmpty(Line.Of(new Span(name, Ink.Faint), new Span("no rule", Ink.Faint)));
}
