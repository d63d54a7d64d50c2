using Grip.Tests.Screen.Frame;
using static Grip.Tests.Screen.Frame.ScriptedSession;

namespace Grip.Tests.Screen;

/// <summary>The program in a real pseudo terminal, as a user sees and types it.</summary>
public sealed class SessionInTheTerminalTests
{
    private const string CtrlC = "\u0003";
    private const string CtrlD = "\u0004";
    private const string CtrlO = "\u000f";
    private const string ShiftTab = "\e[Z";

    [Fact]
    public async Task A_prompt_is_answered_and_the_terminal_is_left_as_it_was()
    {
        using var script = new ScriptedSession(Says("# Done\nIt is **all** there:\n\n- one\n- `two`"));
        using var screen = script.Start();
        await screen.SeesAsync("Say what you want");
        Assert.NotEqual(screen.SettingsBefore, screen.Settings);
        screen.Type("look around\r");
        await screen.SeesAsync("• two");
        Assert.Contains("❯ look around", screen.Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("● Done\n  It is all there:\n\n  • one\n  • two", screen.Terminal.Text, StringComparison.Ordinal);
        screen.Type(CtrlD);
        Assert.Equal(0, await screen.EndAsync());
        Assert.Equal(screen.SettingsBefore, screen.Settings);
        Assert.EndsWith("\e[?25h", screen.Terminal.Raw.Split("Go on with")[0].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_on_the_command_line_is_said_at_once_and_ctrl_c_twice_exits()
    {
        using var script = new ScriptedSession(Says("Hello."));
        using var screen = script.Start(["say hello"]);
        await screen.SeesAsync("● Hello.");
        await screen.SeesAsync("Say what you want");
        screen.Type(CtrlC);
        await screen.SeesAsync("Ctrl-C again exits");
        screen.Type(CtrlC);
        Assert.Equal(0, await screen.EndAsync());
    }

    [Fact]
    public async Task A_command_asks_and_no_with_words_reaches_the_model()
    {
        using var script = new ScriptedSession(Runs("touch made.txt"), Says("As you say."));
        using var screen = script.Start(["make it"]);
        await screen.SeesAsync("4. No, and say what to do instead");
        Assert.Contains("touch made.txt", screen.Terminal.Screen, StringComparison.Ordinal);
        Assert.Contains("2. Yes, and always Bash(touch made.txt *)", screen.Terminal.Screen, StringComparison.Ordinal);
        // Somebody was typing when the question came up: that Enter is no yes.
        screen.Type("and also\r");
        await screen.LosesAsync("This is a question");
        Assert.Contains("Allow it?", screen.Terminal.Screen, StringComparison.Ordinal);
        screen.Type("4use notes.txt\r");
        await screen.SeesAsync("● As you say.");
        Assert.Contains("The user said no to this call: use notes.txt", script.Asked, StringComparison.Ordinal);
        Assert.False(File.Exists(script.PathOf("made.txt")));
    }

    [Fact]
    public async Task Always_allows_the_same_kind_of_command_without_asking_again()
    {
        using var script = new ScriptedSession(Runs("touch made.txt"), Runs("touch made.txt also.txt", "call_2"), Says("Both ran."));
        using var screen = script.Start(["make them"]);
        await screen.SeesAsync("Allow it?");
        screen.Type("2");
        await screen.SeesAsync("● Both ran.");
    }

    [Fact]
    public async Task An_edit_is_shown_as_a_difference()
    {
        using var script = new ScriptedSession(
            Calls("Edit", """{"file_path":"notes.txt","old_string":"old words","new_string":"new words"}"""),
            Says("Changed.")
        );
        await File.WriteAllTextAsync(script.PathOf("notes.txt"), "first\nold words\nlast\n", TestContext.Current.CancellationToken);
        using var screen = script.Start(["change it"]);
        await screen.SeesAsync("Allow it?");
        screen.Type("1");
        await screen.SeesAsync("● Changed.");
        Assert.Contains("● Edit notes.txt  +1 -1", screen.Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("2 - old words", screen.Terminal.Text, StringComparison.Ordinal);
        Assert.Contains("2 + new words", screen.Terminal.Text, StringComparison.Ordinal);
        await screen.SeesAsync("1 file changed");
        Assert.Equal(
            "first\nnew words\nlast\n",
            await File.ReadAllTextAsync(script.PathOf("notes.txt"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Plan_mode_refuses_changes_in_the_executor_until_the_plan_is_approved()
    {
        var write = """{"file_path":"made.txt","content":"text\n"}""";
        using var script = new ScriptedSession(
            Calls("Write", write),
            Says("I would write it."),
            Calls("Write", write, "call_2"),
            Says("Written.")
        );
        using var screen = script.Start();
        await screen.SeesAsync("asks before changes");
        screen.Type(ShiftTab);
        await screen.SeesAsync("accepts edits");
        screen.Type(ShiftTab);
        await screen.SeesAsync("plan mode");
        screen.Type("write it\r");
        await screen.SeesAsync("Carry this plan out?");
        Assert.Contains("not permitted", screen.Terminal.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(script.PathOf("made.txt")));
        screen.Type("1");
        await screen.SeesAsync("● Written.");
        Assert.True(File.Exists(script.PathOf("made.txt")));
    }

    [Fact]
    public async Task What_is_typed_meanwhile_is_taken_up_after_the_current_tools()
    {
        using var script = new ScriptedSession(Runs("until [ -e gate ]; do sleep 0.1; done"), Says("Heard."));
        using var screen = script.Start(["wait here", "--allowedTools", "Bash"]);
        await screen.SeesAsync("Bash until [ -e gate ]");
        screen.Type("and mind the gap\r");
        await screen.SeesAsync("↳ and mind the gap");
        Assert.DoesNotContain("mind the gap", script.Asked, StringComparison.Ordinal);
        await File.WriteAllTextAsync(script.PathOf("gate"), "open", TestContext.Current.CancellationToken);
        await screen.SeesAsync("● Heard.");
        Assert.Contains("mind the gap", script.Asked, StringComparison.Ordinal);
        await screen.LosesAsync("↳");
    }

    [Fact]
    public async Task Escape_interrupts_and_the_conversation_goes_on()
    {
        using var script = new ScriptedSession(Runs("sleep 600"), Says("Going on."));
        using var screen = script.Start(["wait here", "--allowedTools", "Bash"]);
        await screen.SeesAsync("Bash sleep 600");
        screen.Type("\e");
        await screen.SeesAsync("Interrupted.");
        screen.Type("go on\r");
        await screen.SeesAsync("● Going on.");
        Assert.Contains("Interrupted by the user", script.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_the_program_and_restores_the_terminal()
    {
        using var script = new ScriptedSession();
        using var screen = script.Start();
        await screen.SeesAsync("Say what you want");
        screen.Terminate();
        Assert.Equal(143, await screen.EndAsync());
        Assert.Equal(screen.SettingsBefore, screen.Settings);
    }

    [Fact]
    public async Task Ctrl_z_stops_the_program_and_it_goes_on_where_it_was()
    {
        using var script = new ScriptedSession();
        using var screen = script.Start();
        await screen.SeesAsync("Say what you want");
        screen.Type("half a li");
        await screen.SeesAsync("half a li");
        // Without a shell above it nobody could make it go on, so the system does not stop it: the terminal is what tells.
        var raw = screen.Settings;
        screen.Type("\u001a");
        await screen.UntilAsync(() => screen.Terminal.Raw.Contains("\e[?2004l", StringComparison.Ordinal), "hand the terminal back");
        await screen.UntilAsync(() => screen.Terminal.Raw.Split("\e[?2004h").Length > 2, "take the terminal again");
        screen.Type("ne\r");
        await screen.SeesAsync("❯ half a line");
        Assert.Equal(raw, screen.Settings);
    }

    [Fact]
    public async Task A_paste_of_several_lines_is_not_sent_and_history_comes_back_in_the_next_session()
    {
        using var script = new ScriptedSession(Says("Got it."));
        using (var screen = script.Start())
        {
            await screen.SeesAsync("Say what you want");
            screen.Type("\e[200~first line\nsecond line\e[201~");
            await screen.SeesAsync("second line");
            screen.Type("\r");
            await screen.SeesAsync("● Got it.");
            screen.Type(CtrlD);
            Assert.Equal(0, await screen.EndAsync());
        }

        Assert.Contains("first line\\nsecond line", script.Asked, StringComparison.Ordinal);
        using var later = script.Start();
        await later.SeesAsync("Say what you want");
        later.Type("\u0012second");
        await later.SeesAsync("history second  first line second line");
        later.Type("\t");
        await later.SeesAsync("❯ first line\n  second line");
    }

    [Fact]
    public async Task Files_and_commands_are_completed()
    {
        using var script = new ScriptedSession(Says("Read."));
        Directory.CreateDirectory(script.PathOf("src"));
        await File.WriteAllTextAsync(script.PathOf("src/OrderBook.txt"), "x", TestContext.Current.CancellationToken);
        using var screen = script.Start();
        await screen.SeesAsync("Say what you want");
        screen.Type("look at @ordb");
        await screen.SeesAsync("❯ @src/OrderBook.txt");
        screen.Type("\t");
        await screen.SeesAsync("look at @src/OrderBook.txt");
        screen.Type("\u0015/co");
        await screen.SeesAsync("/cost");
        screen.Type("\u0015/cost\r");
        await screen.SeesAsync("Written to a cache");
        screen.Type("/cots\r");
        await screen.SeesAsync("Did you mean /cost?");
    }

    [Fact]
    public async Task What_a_model_sends_never_reaches_the_terminal_as_a_control_sequence()
    {
        using var script = new ScriptedSession(Says("red \e[31m, title \e]0;owned\a, turned \u202Eabc"));
        using var screen = script.Start(["show me"]);
        await screen.SeesAsync("red \\u001B[31m, title \\u001B]0;owned\\u0007, turned \\u202Eabc");
        Assert.DoesNotContain("\e]0;", screen.Terminal.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', screen.Terminal.Raw);
    }

    [Fact]
    public async Task No_color_means_none()
    {
        using var script = new ScriptedSession(Says("**bold** and `code`"));
        using var screen = script.Start(["hello there"], environment: ("NO_COLOR", "1"));
        await screen.SeesAsync("bold and code");
        Assert.DoesNotMatch("\e\\[[0-9;]*m", screen.Terminal.Raw);
    }

    [Fact]
    public async Task Sixty_columns_suffice_and_the_screen_follows_the_window()
    {
        using var script = new ScriptedSession(
            Says($"{string.Concat(Enumerable.Repeat("word ", 40))}\n\n日本語の文字は二桁です {new string('漢', 60)}\n")
        );
        using var screen = script.Start(["go now"], columns: 60);
        await screen.SeesAsync("Say what you want");
        await screen.SeesAsync("漢");
        Assert.All(screen.Terminal.Text.Split('\n'), line => Assert.True(Grip.Screen.Text.CellWidth.Of(line) < 60, line));
        screen.Resize(30, 44);
        await screen.UntilAsync(
            () => screen.Terminal.Screen.Contains("\n" + new string('─', 43) + "\n", StringComparison.Ordinal),
            "see a narrower rule"
        );
        screen.Type("still here");
        await screen.SeesAsync("❯ still here");
    }

    [Fact]
    public async Task Ctrl_o_shows_what_is_folded_on_the_other_screen()
    {
        using var script = new ScriptedSession(Runs("seq 1 200"), Says("Counted."));
        using var screen = script.Start(["count up", "--allowedTools", "Bash"]);
        await screen.SeesAsync("● Counted.");
        Assert.DoesNotContain("\n  150\n", screen.Terminal.Text, StringComparison.Ordinal);
        screen.Type(CtrlO);
        await screen.UntilAsync(
            () => screen.Terminal.OnOtherScreen && screen.Terminal.Screen.Contains("lines ·", StringComparison.Ordinal),
            "see the viewer"
        );
        screen.Type("g");
        await screen.SeesAsync("\n  10\n");
        Assert.DoesNotContain("more lines", screen.Terminal.Screen, StringComparison.Ordinal);
        screen.Type("q");
        await screen.UntilAsync(() => !screen.Terminal.OnOtherScreen, "come back");
        await screen.SeesAsync("Say what you want");
    }

    [Fact]
    public async Task Compact_puts_the_state_of_the_work_in_the_place_of_messages()
    {
        using var script = new ScriptedSession(Says("A long story."), Says("Going on."));
        using var screen = script.Start(["tell the story of the fox"]);
        await screen.SeesAsync("● A long story.");
        await screen.SeesAsync("Say what you want");
        screen.Type("/context\r");
        await screen.SeesAsync("the model's words");
        screen.Type("/compact the fox is red\r");
        await screen.SeesAsync("context made anew");
        screen.Type("and then\r");
        await screen.SeesAsync("● Going on.");
        var last = script.Asked.TrimEnd().Split('\n')[^1];
        Assert.Contains("the fox is red", last, StringComparison.Ordinal);
        Assert.Contains("Earlier messages have given way", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_session_is_chosen_from_a_list()
    {
        using var script = new ScriptedSession(Says("The first answer."));
        using (var first = script.Start(["remember the alamo"]))
        {
            await first.SeesAsync("● The first answer.");
            first.Type("/exit\r");
            Assert.Equal(0, await first.EndAsync());
        }

        using var second = script.Start(["-r"]);
        await second.SeesAsync("Which session?");
        second.Type("\r");
        await second.SeesAsync("● The first answer.");
        second.Type("and again\r");
        await second.UntilAsync(() => script.Asked.Contains("and again", StringComparison.Ordinal), "be asked");
        Assert.Contains("remember the alamo", script.Asked.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }
}
