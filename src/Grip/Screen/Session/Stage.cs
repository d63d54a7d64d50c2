using System.Collections.Immutable;
using Grip.Screen.Items;
using Grip.Screen.LineEditor;
using Grip.Screen.Painting;
using Grip.Screen.Prompts;
using Grip.Screen.Terminal;
using Grip.Screen.Text;
using Grip.Screen.Viewer;

namespace Grip.Screen.Session;

/// <summary>What is on the screen: finished items, and the tail below them. Owned by the session's task.</summary>
internal sealed class Stage(TextWriter output, Palette palette, RawTerminal terminal, InputLine input)
{
    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
    private readonly Painter _painter = new(output, palette);
    private readonly List<Line> _pending = [];
    private readonly List<Item> _items = [];
    private TranscriptViewer? _viewer;
    private (int Rows, int Columns) _viewedAt;
    private Item? _last;
    private int _tick;

    public InputLine Input => input;

    public AnswerStream Answer { get; } = new();

    public RunningTools Tools { get; } = new();

    /// <summary>The question that is open, or null.</summary>
    public ChoicePrompt? Prompt { get; set; }

    /// <summary>What goes on in the background, or null.</summary>
    public Work? Work { get; set; }

    /// <summary>What the work is at, as in "compiling Shop.Core"; null if it does not say.</summary>
    public string? Step { get; set; }

    /// <summary>A hint that stands until the next key, or null.</summary>
    public string? Hint { get; set; }

    public required Func<StatusLine> Status { get; init; }

    public required Func<IReadOnlyList<string>> Waiting { get; init; }

    public IReadOnlyList<Item> Items => _items;

    public static int Width => RawTerminal.Size.Columns - 1;

    /// <summary>Adds something that is over.</summary>
    public void Add(Item item)
    {
        var lines = item.Render(Width, whole: false).ToList();
        if (lines.Count == 0)
            return;
        _items.Add(item);
        Separate(item);
        _pending.AddRange(lines);
    }

    /// <summary>A piece of the answer has come.</summary>
    public void Stream(string delta)
    {
        if (Answer.TakeThought() is { } thought)
            Add(thought);
        Print(Answer.Add(delta, Width));
    }

    /// <summary>The answer is whole: what was streamed is remembered.</summary>
    public void EndAnswer()
    {
        if (Answer.TakeThought() is { } thought)
            Add(thought);
        var (lines, answer) = Answer.End();
        Print(lines);
        if (answer is null)
            return;
        _items.Add(answer);
        _last = answer;
    }

    public void Tick() => _tick++;

    public void Paint()
    {
        if (_viewer is not null)
        {
            var (rows, columns) = RawTerminal.Size;
            output.Write(_viewer.Picture(rows, columns, palette));
            output.Flush();
            return;
        }

        _painter.Paint(_pending, Tail());
        _pending.Clear();
    }

    /// <summary>Takes the tail away, so that something else can write.</summary>
    public void Clear()
    {
        _painter.Paint(_pending, Painting.Tail.Nothing);
        _pending.Clear();
        _painter.Forget();
    }

    /// <summary>Begins with an empty screen.</summary>
    public void Wipe()
    {
        _pending.Clear();
        _items.Clear();
        _last = null;
        _painter.Forget();
        output.Write("\e[H\e[2J\e[3J");
    }

    /// <summary>
    /// Draws the screen anew, as wide as it is now: terminals differ in what they make of old lines when the window changes. What has
    /// scrolled out stays as it was.
    /// </summary>
    public void Redraw()
    {
        if (_viewer is not null)
            return;
        _painter.Forget();
        output.Write("\e[H\e[2J");
        _pending.Clear();
        var room = Math.Max(0, RawTerminal.Size.Rows - Tail().Lines.Length);
        var lines = Answer.Printed.Wrap(Width).ToList();
        for (var i = _items.Count - 1; i >= 0 && lines.Count < room; i--)
            lines.InsertRange(0, [.. _items[i].Render(Width, whole: false), .. Gap(i)]);
        _pending.AddRange(lines.TakeLast(room));
    }

    /// <summary>The empty line between an item and what follows it.</summary>
    private IEnumerable<Line> Gap(int item)
    {
        var next = item + 1 < _items.Count ? _items[item + 1] : null;
        var together = next is null ? Answer.Printed.Count == 0 : AreTogether(_items[item], next);
        return together ? [] : [Line.Empty];
    }

    private static bool AreTogether(Item first, Item second) => first.IsCompact && second.IsCompact && first.GetType() == second.GetType();

    public void OpenViewer()
    {
        terminal.UseOtherScreen(true);
        _viewedAt = RawTerminal.Size;
        _viewer = new TranscriptViewer(_items);
    }

    /// <returns>True if the key was the viewer's.</returns>
    public bool View(Key key)
    {
        if (_viewer is null)
            return false;
        if (!_viewer.Handle(key))
        {
            _viewer = null;
            terminal.UseOtherScreen(false);
            if (_viewedAt != RawTerminal.Size)
                Redraw();
        }

        return true;
    }

    private void Print(IReadOnlyCollection<Line> lines)
    {
        if (lines.Count == 0)
            return;
        if (_last is not Streamed)
            Separate(new Streamed());
        _pending.AddRange(lines);
    }

    private void Separate(Item next)
    {
        if (_last is not null && !AreTogether(_last, next))
            _pending.Add(Line.Empty);
        _last = next;
    }

    private Tail Tail()
    {
        var (rows, columns) = RawTerminal.Size;
        var width = columns - 1;
        var bottom = Bottom(width, rows - 1);
        List<Line> top = [Line.Empty, .. Answer.Tail(width)];
        // A question says itself what waits.
        if (Prompt is null)
            top.AddRange(Tools.Rows(width, Spinner[_tick % Spinner.Length]));
        if (Work is not null && Prompt is null)
            top.Add(Working(width));
        top.AddRange(Waiting().SelectMany(words => Line.Of($"↳ {words.ReplaceLineEndings(" ")}", Ink.Faint).Cut(width).Wrap(width)));
        var room = Math.Max(0, rows - 1 - bottom.Lines.Length);
        var shown = top.TakeLast(room).ToList();
        return new Tail([.. shown, .. bottom.Lines], bottom.CursorRow < 0 ? -1 : bottom.CursorRow + shown.Count, bottom.CursorColumn);
    }

    private Tail Bottom(int width, int height)
    {
        var rule = Line.Of(new string('─', width), Ink.Faint);
        if (Prompt is not null)
        {
            var prompt = Prompt.View(width, height - 1);
            return prompt with { Lines = prompt.Lines.Insert(0, rule), CursorRow = prompt.CursorRow < 0 ? -1 : prompt.CursorRow + 1 };
        }

        var placeholder = Work is { IsTurn: true }
            ? "Say something: it is taken up after the current tools"
            : "Say what you want, or /help";
        var text = InputView.Of(input, width, Math.Max(1, height / 2), placeholder);
        ImmutableArray<Line> below =
            input.Search is null && input.Completions.IsOpen
                ? [.. input.Completions.Rows(width)]
                : [HintOr(Status().Render(width)).Cut(width)];
        return new Tail([rule, .. text.Lines, rule, .. below], text.CursorRow + 1, text.CursorColumn);
    }

    private Line HintOr(Line status) => Hint is null ? status : Line.Of("  " + Hint, Ink.Warn);

    private Line Working(int width)
    {
        var tokens = Answer.Tokens > 0 ? $" · ↓ {StatusLine.Tokens(Answer.Tokens)} tokens" : "";
        var label = Work!.IsInterrupted ? "Stopping" : Step ?? Work.Label;
        return Line.Of(
                new Span(Spinner[_tick % Spinner.Length] + " ", Ink.Accent),
                new Span($"{label}… ", Ink.Plain),
                new Span($"{(int)Work.Elapsed.TotalSeconds} s{tokens} · Esc interrupts", Ink.Faint)
            )
            .Cut(width);
    }

    /// <summary>Stands for an answer that is being printed.</summary>
    private sealed record Streamed : Item
    {
        public override IEnumerable<Line> Render(int width, bool whole) => [];
    }
}
