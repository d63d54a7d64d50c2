using System.Collections.Immutable;
using System.CommandLine;
using Grip.CommandLine;
using Grip.Core;
using Grip.Home.Trust;
using Grip.Output;
using Grip.Solutions;
using Grip.Trust;

namespace Grip.Commands;

internal sealed class TrustCommand : GripCommand
{
    private readonly Option<bool> _list = new("--list")
    {
        Description = "Show what this folder brings and which folders are trusted; trust nothing.",
    };
    private readonly Option<bool> _revoke = new("--revoke") { Description = "Trust this folder no longer." };
    private readonly Option<bool> _check = new("--check")
    {
        Description = "For scripts: exit code 55 unless the folder is trusted as it is now.",
    };

    public TrustCommand()
        : base("trust", "Trust what this folder brings: its settings may allow something from then on.")
    {
        Add(_list);
        Add(_revoke);
        Add(_check);
    }

    public override CommandGroup Group => CommandGroup.House;

    public override string Details =>
        "A folder that somebody else prepared can bring settings, servers, notes for agents, hooks, git configuration and files of the build. Until you "
        + "trust it, its rules may ask and deny but not allow. Trust is bound to all that is listed: if any of it changes, the folder is not trusted any "
        + "more. Loading a solution runs its build files whether you trust it or not, as 'dotnet build' does.";

    public override ImmutableArray<Example> Examples =>
        [
            new("trust --list", "What does this folder bring?"),
            new("trust", "Trust it as it is now."),
            new("trust --revoke", "Take that back."),
            new("trust --check --json", "For a script."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            (ExitCode.Done, "Trusted, revoked or listed; with --check: it is trusted."),
            (ExitCode.Usage, "Two of the options were given."),
            (ExitCode.ToolFailure, "Grip's own folder cannot be written."),
            (ExitCode.Untrusted, "With --check: it is not trusted, or has changed since."),
        ];

    public override Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (list, revoke, check) = (invocation.Get(_list), invocation.Get(_revoke), invocation.Get(_check));
        if ((list ? 1 : 0) + (revoke ? 1 : 0) + (check ? 1 : 0) > 1)
            throw UsageErrors.Usage("only one of --list, --revoke and --check makes sense.", invocation.Line, hint: null);
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var store = new TrustStore(invocation.Home);
        var brought = Brought.By(root);
        var before = WorkspaceTrust.Of(root, invocation.Home, brought);
        Reply reply =
            revoke
                ? new TrustReply(
                    root,
                    TrustState.Untrusted,
                    new Brought([]),
                    [],
                    store.Revoke(root) ? $"{root} is not trusted any more." : $"{root} was not trusted.",
                    ExitCode.Done
                )
            : list || check
                ? new TrustReply(
                    root,
                    before,
                    brought,
                    list ? [.. store.List()] : [],
                    Headline(root, before, brought),
                    check && before != TrustState.Trusted ? ExitCode.Untrusted : ExitCode.Done
                )
            : Trusted(store, root, brought);
        return Task.FromResult(reply);
    }

    private static TrustReply Trusted(TrustStore store, string root, Brought brought)
    {
        store.Trust(new TrustedFolder(root, brought.Fingerprint, TimeProvider.System.GetUtcNow()));
        return new TrustReply(
            root,
            TrustState.Trusted,
            brought,
            [],
            $"{root} is trusted, with {Counted.Of(brought.Things.Length, "thing")} that it brings:",
            ExitCode.Done
        );
    }

    private static string Headline(string root, TrustState state, Brought brought) =>
        state switch
        {
            TrustState.Trusted => $"{root} is trusted. It brings {Counted.Of(brought.Things.Length, "thing")}:",
            TrustState.Changed =>
                $"{root} was trusted, but brings something else since: it is not trusted any more. It brings {Counted.Of(brought.Things.Length, "thing")}:",
            _ => $"{root} is not trusted. It brings {Counted.Of(brought.Things.Length, "thing")}:",
        };
}
