using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Core.Context;

/// <summary>Asks the model where the work stands before its messages give way.</summary>
public sealed class ModelSummary(IModel model)
{
    private const int MostTokens = 700;

    private const string Question =
        "This conversation is about to be shortened. The user's words, the plan, open errors, attempts and files are kept without you. "
        + "Write only what would be lost: what you have found out that holds (with names), what you decided and why, and the next step. "
        + "At most 15 short lines, no headings, no calls.";

    /// <returns>Empty if the model did not answer: what is kept without it must do.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<string> AskAsync(Transcript conversation, CancellationToken cancellation)
    {
        // The same beginning as every request has, so that it is read from the cache.
        var request = new ModelRequest(conversation.System, conversation.Messages.Add(Message.User(Question)), [], MostTokens);
        try
        {
            await foreach (var said in model.AnswerAsync(request, cancellation))
                if (said is ModelEvent.Answered { Answer: var answer })
                    return answer.ToMessage().Text.Trim();
        }
        catch (ModelException)
        {
            return "";
        }

        return "";
    }
}
