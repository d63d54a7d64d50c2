using System.Diagnostics;
using Grip.Core.Agent;
using Grip.Core.Models;
using Grip.Sessions;

namespace Grip.Agent;

/// <summary>One turn, each event of which is written down before anybody else hears of it.</summary>
internal static class RecordedTurn
{
    /// <param name="listen">Called with each event; the loop goes on when it has come back.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what was said until then is recorded.</exception>
    public static async Task<AgentEvent.TurnEnded> RunAsync(
        AgentLoop loop,
        OpenedSession session,
        string prompt,
        Func<AgentEvent, CancellationToken, Task> listen,
        CancellationToken cancellation
    )
    {
        try
        {
            AgentEvent.TurnEnded? ended = null;
            await foreach (var said in loop.RunAsync(session.Transcript, prompt, cancellation))
            {
                session.Log.Add(said);
                await listen(said, cancellation);
                ended = said as AgentEvent.TurnEnded;
            }

            return ended ?? throw new UnreachableException("A turn ends with its outcome.");
        }
        catch (ModelException failure)
        {
            var ended = await loop.FailAsync(failure, cancellation);
            session.Log.Add(ended);
            await listen(ended, cancellation);
            return ended;
        }
    }
}
