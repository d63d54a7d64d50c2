using Grip.Core.Agent;
using Grip.Screen.Prompts;
using Grip.Screen.Terminal;

namespace Grip.Screen.Session;

/// <summary>Whatever happens to a session in the terminal. All of it is handled by one task, one after the other.</summary>
internal abstract record ScreenEvent
{
    private ScreenEvent() { }

    public sealed record Typed(Key Key) : ScreenEvent;

    /// <summary>The keyboard is gone, and the terminal with it.</summary>
    public sealed record InputEnded : ScreenEvent;

    /// <summary>The window has another size, or the program goes on after a stop: nothing is on the screen for certain.</summary>
    public sealed record Resized : ScreenEvent;

    public sealed record Said(AgentEvent Event) : ScreenEvent;

    public sealed record Asked(PermissionQuestion Question) : ScreenEvent;

    /// <summary>What the harness is at, as in "compiling Shop.Core".</summary>
    public sealed record Step(string What) : ScreenEvent;

    public sealed record Remark(string Text) : ScreenEvent;

    /// <summary>The work that was started is over; <paramref name="Then"/> says what it came to.</summary>
    public sealed record WorkEnded(Action Then) : ScreenEvent;

    /// <summary>What completes the word before the cursor may be another now.</summary>
    public sealed record CompletionsChanged : ScreenEvent;

    /// <summary>Time has passed while something works.</summary>
    public sealed record Ticked : ScreenEvent;
}
