using System.Collections.Immutable;
using Grip.Core.Permissions;
using Grip.Core.Tools;

namespace Grip.Screen.Prompts;

/// <summary>Asks the user about a call: once, always, no, no with words.</summary>
internal static class PermissionPrompt
{
    /// <param name="close">Called when it is answered.</param>
    /// <param name="interrupt">Called for Escape: not this, and nothing else either.</param>
    public static ChoicePrompt Create(PermissionQuestion question, PermissionDesk desk, Action close, Action interrupt)
    {
        var edits = question.Tool.EffectOf(question.Input) == ToolEffect.Edits;
        var rule = edits ? null : RuleSuggestion.For(question.Tool, question.Description);
        var always =
            edits ? new Choice("Yes, and all edits from now on")
            : rule is null ? null
            : new Choice($"Yes, and always {rule}");
        ImmutableArray<Choice> choices =
        [
            new("Yes"),
            .. always is null ? Array.Empty<Choice>() : [always],
            new("No"),
            new("No, and say what to do instead", TakesWords: true),
        ];
        return new ChoicePrompt(width => PermissionView.Render(question, width), choices, Answer, Cancel);

        void Answer(int choice, string words)
        {
            if (choices[choice] == always)
                Remember();
            var allowed = choice == 0 || choices[choice] == always;
            question.Give(allowed ? new Decision.Allowed() : new Decision.Denied(Refusal(words)));
            close();
        }

        void Remember()
        {
            if (rule is null)
                desk.Mode = PermissionMode.AcceptEdits;
            else
                desk.AddAllow(rule);
        }

        void Cancel()
        {
            question.Give(new Decision.Denied(Refusal("")));
            close();
            interrupt();
        }
    }

    private static string Refusal(string words) =>
        words.Length == 0
            ? "The user said no to this call. Do it another way, or ask what is wanted instead."
            : $"The user said no to this call: {words}";
}
