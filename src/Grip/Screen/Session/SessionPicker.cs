using System.Collections.Immutable;
using Grip.Screen.Prompts;
using Grip.Screen.Text;
using Grip.Sessions;

namespace Grip.Screen.Session;

/// <summary>Lets the user choose an earlier session.</summary>
internal static class SessionPicker
{
    private const int LongestTitle = 60;

    public static ChoicePrompt Create(IReadOnlyList<SessionSummary> sessions, Action<string> chosen, Action cancelled)
    {
        ImmutableArray<Choice> choices =
        [
            .. sessions.Select(session => new Choice(
                Line.Of(session.Title.Length == 0 ? "(nothing said)" : session.Title, Ink.Plain).Cut(LongestTitle).Text
            )
            {
                Remark = $"{SessionsReply.When(session.Changed)} · {Output.Counted.Of(session.Prompts, "prompt")} · {session.ShortId}",
            }),
        ];
        return new ChoicePrompt(_ => [Line.Of("Which session?", Ink.Bold)], choices, (choice, _) => chosen(sessions[choice].Id), cancelled);
    }
}
