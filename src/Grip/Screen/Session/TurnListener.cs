using System.Diagnostics;
using Grip.Agent;
using Grip.Core.Agent;
using Grip.Output;
using Grip.Screen.Items;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>Shows what the loop says.</summary>
internal sealed class TurnListener(Stage stage, SessionDesk desk)
{
    private readonly Stopwatch _clock = new();

    public void Hear(AgentEvent said)
    {
        switch (said)
        {
            case AgentEvent.Said { By: Speaker.User } words:
                if (!_clock.IsRunning)
                    _clock.Restart();
                stage.Add(new PromptItem(words.Message.Text));
                break;
            case AgentEvent.Said { By: Speaker.Harness } words:
                stage.Add(new NoteItem($"↻ back to the model: {words.Message.Text}", Ink.Warn));
                break;
            case AgentEvent.TextDelta delta:
                stage.Stream(delta.Text);
                break;
            case AgentEvent.ThinkingDelta delta:
                stage.Answer.AddThought(delta.Text);
                break;
            case AgentEvent.Retrying { Retry: var retry }:
                BeginAnew($"attempt {retry.Attempt} of {retry.MaxAttempts} in {Duration.Of(retry.Delay)}: {retry.Reason}");
                break;
            case AgentEvent.FellBack { Fall: var fall }:
                BeginAnew($"{fall.From} does not answer ({fall.Reason}); asking {fall.To}");
                break;
            case AgentEvent.Answered answered:
                desk.Spending.Add(answered.Answer, desk.Model.Profile.Price);
                stage.EndAnswer();
                break;
            case AgentEvent.ToolStarted started:
                stage.Tools.Add(started);
                break;
            case AgentEvent.ToolEnded ended:
                stage.Add(stage.Tools.End(ended));
                stage.Step = null;
                desk.Spending.Add(ended.Result.Usage, desk.Model.Profile.Price);
                desk.Note();
                break;
            case AgentEvent.Noticed or AgentEvent.Compacted:
                stage.Add(new NoteItem($"↻ {KeepingText.Of(said)}", Ink.Warn));
                break;
            case AgentEvent.Judged or AgentEvent.ResultsAdded:
                stage.Step = null;
                break;
            case AgentEvent.TurnEnded ended:
                stage.Add(new OutcomeItem(ended.Outcome, _clock.Elapsed));
                break;
        }
    }

    /// <summary>The turn is over, however: nothing of it is left running on the screen.</summary>
    public void End()
    {
        _clock.Reset();
        stage.EndAnswer();
        stage.Tools.Clear();
    }

    private void BeginAnew(string why)
    {
        stage.EndAnswer();
        stage.Add(new NoteItem($"↻ {why}", Ink.Warn));
    }
}
