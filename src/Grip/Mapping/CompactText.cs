using System.Text;

namespace Grip.Mapping;

/// <summary>
/// Lines for a model, within a number of tokens: byte-stable, the most useful first. What does not fit is left out from
/// the first line that does not, and counted.
/// </summary>
/// <param name="budget">In tokens; null for all lines.</param>
internal sealed class CompactText(int? budget)
{
    // Symbols and paths are denser than prose: measured on C#, 4.96 bytes a token for code, 2.95 for JSON.
    private const double BytesPerToken = 3.6;
    private readonly StringBuilder _text = new();
    private int _bytes;
    private int _left;
    private int _leftBytes;

    /// <summary>How many tokens all lines would need.</summary>
    public int Needed => Tokens(_bytes + _leftBytes);

    /// <summary>The lines that fit, then how many do not.</summary>
    public override string ToString() => _left == 0 ? _text.ToString() : $"{_text}… {_left} more lines; all need {Needed} tokens\n";

    /// <summary>Adds a line if it fits; the first line always does: it is the least useful answer.</summary>
    public void Line(string line)
    {
        var size = Encoding.UTF8.GetByteCount(line) + 1;
        var reserve = Encoding.UTF8.GetByteCount("… 10000 more lines; all need 10000 tokens\n");
        if (_left > 0 || _bytes > 0 && budget is { } most && Tokens(_bytes + size + reserve) > most)
        {
            _left++;
            _leftBytes += size;
            return;
        }

        _text.Append(line).Append('\n');
        _bytes += size;
    }

    private static int Tokens(int bytes) => (int)Math.Ceiling(bytes / BytesPerToken);
}
