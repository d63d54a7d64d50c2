using Grip.Core;
using Grip.Core.Agent;
using Grip.Home;

namespace Grip.Sessions;

/// <summary>A session that is being written: its record and the conversation as it stands.</summary>
/// <param name="Content">What it held when it was opened.</param>
internal sealed record OpenedSession(SessionLog Log, Transcript Transcript, SessionContent Content) : IDisposable
{
    /// <param name="system">The system prompt.</param>
    /// <param name="model">As the user names it.</param>
    /// <param name="earlier">The id of the session to go on with; null begins one.</param>
    /// <param name="fork">True leaves the earlier one as it is.</param>
    /// <exception cref="GripException">The earlier session is in use; exit code 2.</exception>
    public static OpenedSession Open(HomeFolder home, string root, string system, string model, string? earlier, bool fork)
    {
        var content = earlier is null ? SessionContent.Empty : SessionContent.Read(SessionFile.Read(home, root, earlier));
        var transcript = new Transcript(system, content.Entries);
        if (earlier is not null && !fork)
            return new OpenedSession(Continue(home, root, earlier), transcript, content);

        var log = new SessionLog(SessionFile.Create(home, root, Guid.NewGuid().ToString()));
        log.Begin(root, model, TimeProvider.System.GetUtcNow());
        log.AddAll(content);
        return new OpenedSession(log, transcript, content);
    }

    public void Dispose() => Log.Dispose();

    /// <summary>The record of an earlier session, to be added to.</summary>
    public static SessionLog Continue(HomeFolder home, string root, string id)
    {
        try
        {
            return new SessionLog(SessionFile.Continue(home, root, id));
        }
        catch (IOException inUse)
        {
            throw new GripException(
                ExitCode.Usage,
                $"The session {id} cannot be continued: {inUse.Message}",
                "If another grip is using it, end that one, or add --fork-session."
            );
        }
    }
}
