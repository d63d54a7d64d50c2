namespace Grip.Screen.Text;

/// <summary>Breaks lines to a width, at blanks where there are some, and cuts them.</summary>
internal static class Wrapping
{
    /// <param name="hanging">What the second and later rows begin with.</param>
    public static IEnumerable<Line> Wrap(this Line line, int width, string hanging = "")
    {
        if (line.Width <= width)
            return [line];
        var rows = new Rows(Math.Max(width, CellWidth.Of(hanging) + 2), hanging);
        foreach (var (word, ink) in Words(line))
            rows.Add(word, ink);
        return rows.Done();
    }

    public static IEnumerable<Line> Wrap(this IEnumerable<Line> lines, int width) => lines.SelectMany(line => line.Wrap(width));

    /// <summary>The line, or its beginning with an ellipsis.</summary>
    public static Line Cut(this Line line, int width)
    {
        if (line.Width <= width)
            return line;
        var spans = new List<Span>();
        var left = Math.Max(0, width - 1);
        foreach (var span in line.Spans)
        {
            var part = Beginning(span.Text, left);
            spans.Add(span with { Text = part });
            left -= CellWidth.Of(part);
            if (part.Length < span.Text.Length)
                break;
        }

        return Line.OfHarmless([.. spans, new Span("…", spans.Count > 0 ? spans[^1].Ink : Ink.Plain)]);
    }

    /// <summary>As much of a text as fits.</summary>
    public static string Beginning(string text, int width)
    {
        var used = 0;
        var end = 0;
        foreach (var cluster in CellWidth.Clusters(text))
        {
            used += CellWidth.OfCluster(cluster);
            if (used > width)
                break;
            end += cluster.Length;
        }

        return text[..end];
    }

    /// <summary>Runs of blanks and of other characters; a word may go on in the next span.</summary>
    private static IEnumerable<(string Word, Ink Ink)> Words(Line line)
    {
        foreach (var span in line.Spans)
        {
            var start = 0;
            for (var i = 1; i <= span.Text.Length; i++)
                if (i == span.Text.Length || (span.Text[i] == ' ') != (span.Text[i - 1] == ' '))
                {
                    yield return (span.Text[start..i], span.Ink);
                    start = i;
                }
        }
    }

    private sealed class Rows(int width, string hanging)
    {
        private readonly List<Line> _done = [];
        private List<Span> _row = [];
        private int _used;
        private int _wordStart; // index of the first span of the word that the row ends with
        private bool _rowHasWords;

        public void Add(string word, Ink ink)
        {
            var blank = word[0] == ' ';
            var size = CellWidth.Of(word);
            if (_used + size <= width)
            {
                Put(word, ink, size, blank);
                return;
            }

            if (blank)
            {
                Break([]);
                return;
            }

            // A word of several spans moves to the next row as a whole.
            var carried = _row[_wordStart..];
            if (_rowHasWords && carried.Sum(span => CellWidth.Of(span.Text)) + size <= width - CellWidth.Of(hanging))
            {
                _row.RemoveRange(_wordStart, carried.Count);
                Break(carried);
                Put(word, ink, size, blank: false);
            }
            else
                Split(word, ink);
        }

        public List<Line> Done()
        {
            _done.Add(Line.OfHarmless(_row));
            return _done;
        }

        private void Put(string word, Ink ink, int size, bool blank)
        {
            _row.Add(new Span(word, ink));
            _used += size;
            if (blank)
                _wordStart = _row.Count;
            _rowHasWords |= blank;
        }

        /// <summary>A word that is longer than a row.</summary>
        private void Split(string word, Ink ink)
        {
            while (word.Length > 0)
            {
                var part = Wrapping.Beginning(word, width - _used);
                if (part.Length == 0 && _used <= CellWidth.Of(hanging))
                    part = CellWidth.Clusters(word).First();
                if (part.Length > 0)
                    Put(part, ink, CellWidth.Of(part), blank: false);
                word = word[part.Length..];
                if (word.Length > 0)
                    Break([]);
            }
        }

        private void Break(List<Span> carried)
        {
            while (_row.Count > 0 && string.IsNullOrWhiteSpace(_row[^1].Text))
                _row.RemoveAt(_row.Count - 1);
            _done.Add(Line.OfHarmless(_row));
            _row = hanging.Length > 0 ? [new Span(hanging, Ink.Plain), .. carried] : [.. carried];
            _used = _row.Sum(span => CellWidth.Of(span.Text));
            _wordStart = hanging.Length > 0 ? 1 : 0;
            _rowHasWords = false;
        }
    }
}
