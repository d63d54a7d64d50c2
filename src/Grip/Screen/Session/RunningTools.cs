using System.Diagnostics;
using Grip.Core.Agent;
using Grip.Screen.Items;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>Calls that were begun and have not ended, in their order.</summary>
internal sealed class RunningTools
{
    private const int MostRows = 6;
    private readonly List<(AgentEvent.ToolStarted Started, long Since)> _running = [];

    public void Add(AgentEvent.ToolStarted started) => _running.Add((started, Stopwatch.GetTimestamp()));

    public ToolItem End(AgentEvent.ToolEnded ended)
    {
        var at = _running.FindIndex(one => one.Started.Call.Id == ended.Call.Id);
        var description = at < 0 ? "" : _running[at].Started.Description;
        if (at >= 0)
            _running.RemoveAt(at);
        return new ToolItem(ended, description);
    }

    public void Clear() => _running.Clear();

    /// <summary>The first is the one that runs, or all of them if they only read.</summary>
    public IEnumerable<Line> Rows(int width, string spinner)
    {
        for (var i = 0; i < Math.Min(MostRows, _running.Count); i++)
        {
            var (started, since) = _running[i];
            var elapsed = Stopwatch.GetElapsedTime(since);
            var outcome = i == 0 && elapsed.TotalSeconds >= 1 ? Output.Duration.Of(elapsed) : "";
            yield return ToolItem
                .Head(i == 0 ? Ink.Accent : Ink.Faint, i == 0 ? spinner : "○", started.Call, started.Description, outcome, width)
                .Cut(width);
        }

        if (_running.Count > MostRows)
            yield return Line.Of($"○ … and {_running.Count - MostRows} more", Ink.Faint);
    }
}
