using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Grip.Automations.Rewrite.Replacing;
using Grip.Core.Text;

namespace Grip.Tests.Rewrite;

public sealed class EditCompositionProperties
{
    private static readonly Gen<ImmutableArray<(int Skip, int Length, string New)>> Steps = (
        from skip in Gen.Choose(1, 6)
        from length in Gen.Choose(0, 4)
        from text in Gen.Elements("", "x", "yy", "\n")
        select (skip, length, text)
    )
        .ListOf()
        .Select(list => list.ToImmutableArray());

    [Fact]
    public void Two_rounds_of_edits_as_one_give_the_same_text() =>
        Prop.ForAll(
                (from first in Steps from second in Steps from length in Gen.Choose(0, 60) select (first, second, length)).ToArbitrary(),
                sample =>
                {
                    var text = string.Concat(Enumerable.Range(0, sample.length).Select(i => (char)('a' + (i % 26))));
                    var first = Edits(text, sample.first);
                    var between = TextEdits.Apply(text, first);
                    var second = Edits(between, sample.second);

                    var composed = EditComposition.Compose(text, first, second);

                    Assert.Equal(TextEdits.Apply(between, second), TextEdits.Apply(text, composed));
                }
            )
            .QuickCheckThrowOnFailure();

    private static ImmutableArray<TextEdit> Edits(string text, ImmutableArray<(int Skip, int Length, string New)> steps)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var position = 0;
        foreach (var (skip, length, added) in steps)
        {
            if (position + skip + length > text.Length)
                break;
            edits.Add(new TextEdit(position + skip, length, added));
            position += skip + length;
        }

        return edits.ToImmutable();
    }
}
