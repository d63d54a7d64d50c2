namespace Grip.Core.Text;

/// <summary>One replacement in a decoded text.</summary>
/// <param name="Start">Offset of the first replaced character, in UTF-16 code units; the BOM is not counted.</param>
/// <param name="Length">How many code units are replaced; 0 inserts.</param>
/// <param name="NewText">What stands there afterwards; empty deletes.</param>
public readonly record struct TextEdit(int Start, int Length, string NewText)
{
    public int End => Start + Length;
}
