using System.Text;

namespace Grip.Benchmarks.Relevance;

/// <summary>Rankings of the same cases side by side: all cases, and those whose words name no file.</summary>
internal sealed class ScoreTable
{
    private readonly List<(string Name, List<(bool NamesAFile, IReadOnlyList<bool> Ranking, int Lost)> Cases)> _rows = [];

    public void Add(string name, bool namesAFile, IReadOnlyList<bool> ranking, int lost)
    {
        if (_rows.FindIndex(row => row.Name == name) is var at and >= 0)
            _rows[at].Cases.Add((namesAFile, ranking, lost));
        else
            _rows.Add((name, [(namesAFile, ranking, lost)]));
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        foreach (
            var (title, wanted) in new (string, Func<bool, bool>)[]
            {
                ("all cases", _ => true),
                ("the words name no file", names => !names),
            }
        )
        {
            text.Append($"| {title} | n | recall@5 | recall@10 | recall@20 | hit@10 | MRR |\n|---|---|---|---|---|---|---|\n");
            foreach (var (name, cases) in _rows)
                text.Append(Score.Of([.. cases.Where(one => wanted(one.NamesAFile)).Select(one => (one.Ranking, one.Lost))]).Row(name))
                    .Append('\n');
            text.Append('\n');
        }
        return text.ToString();
    }
}
