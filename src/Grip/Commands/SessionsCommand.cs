using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Output;
using Grip.Sessions;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class SessionsCommand : GripCommand
{
    private readonly Argument<string?> _id = new("ID")
    {
        Description = "A session, or the beginning of its id. Default: the newest.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _name = new("--name") { Description = "Call the session so in lists.", HelpName = "NAME" };

    private readonly Option<string?> _export = new("--export")
    {
        Description = "Print the session as a document: md or html.",
        HelpName = "FORMAT",
    };

    public SessionsCommand()
        : base("sessions", "List what was said with the agent in this folder, name it, or print it as a document.")
    {
        _export.OneOf("md", "html");
        Add(_id);
        Add(_name);
        Add(_export);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "Sessions are kept in Grip's own folder, readable by you alone. grip -r ID goes on with one, grip -c with the newest, grip -r in a terminal "
        + "lets you choose.";

    public override ImmutableArray<Example> Examples =>
        [
            new("sessions", "The sessions of this folder, the newest first."),
            new("sessions 3f2a --name 'new totals'", "Give one a name."),
            new("sessions --export html > session.html", "The newest as a page."),
            new("sessions 3f2a --export md", "One as Markdown."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [(ExitCode.Done, "Listed, named or printed."), (ExitCode.Usage, "There is no such session, or several begin so.")];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var (id, name, export) = (invocation.Get(_id), invocation.Get(_name), invocation.Get(_export));
        if (name is null && export is null)
            return Task.FromResult(List(invocation, root, id));
        var found = new SessionChoice(invocation.Home, root).Find(newest: id is null, id)!;
        if (name is not null)
        {
            using var log = OpenedSession.Continue(invocation.Home, root, found);
            log.Name(name);
            return Task.FromResult<Reply>(new TextReply($"Session {found[..8]} is called '{Printable.Text(name)}'."));
        }

        var summary = SessionList.Read(invocation.Home, root, found);
        var messages = SessionList.Messages(invocation.Home, root, found);
        return Task.FromResult<Reply>(
            new TextReply(export == "html" ? SessionPages.Html(summary, messages) : SessionPages.Markdown(summary, messages))
        );
    }

    private static Reply List(Invocation invocation, string root, string? beginning) =>
        new SessionsReply(
            [
                .. SessionList
                    .Read(invocation.Home, root)
                    .Where(session => beginning is null || session.Id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)),
            ],
            invocation.Surroundings.Width
        );
}
