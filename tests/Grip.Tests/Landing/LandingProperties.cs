using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Terminal;

namespace Grip.Tests.Landing;

/// <summary>What holds for any files in any encoding and any edits of them.</summary>
public sealed class LandingProperties
{
    private static readonly string[] Words =
    [
        .. "class,Total,x,order,{,},(,),;,// note,ö,ü,€, ,  ,\t,\n,\n,\r\n,\r\n,\r,\n\n,\n    ,=".Split(','),
        "Grand,Total",
    ];

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    ];

    private static readonly Gen<List<string>> Text = Gen.Elements(Words).ListOf().Select(words => words.ToList());

    private static readonly Gen<(int At, int Count, string New)> Edit =
        from at in Gen.Choose(0, 200)
        from count in Gen.Choose(0, 5)
        from word in Gen.Elements(Words)
        select (at, count, word);

    private static readonly Gen<Sample> Samples =
        from encoding in Gen.Elements(Encodings)
        from words in Text
        from edits in Edit.ListOf()
        from kind in Gen.Choose(0, 4)
        select new Sample(encoding, words, [.. edits], kind);

    private static readonly Gen<Sample[]> Trees = Samples.ListOf(5).Select(list => list.ToArray());

    [Fact]
    public void Landing_and_undoing_is_the_identity() =>
        Holds(
            60,
            Trees,
            async samples =>
            {
                using var tree = new LandingTree();
                var change = Fill(tree, samples);
                var before = tree.Snapshot();
                if (await tree.Land(change) is null)
                    return;
                Assert.NotEqual(before, tree.Snapshot());
                await tree.Lander.UndoAsync(tree.Root, id: null, Stop);
                Assert.Equal(before, tree.Snapshot());
            }
        );

    [Fact]
    public void The_patch_given_to_git_does_what_landing_does() =>
        Holds(
            40,
            Trees,
            async samples =>
            {
                using var landed = new LandingTree();
                using var patched = new LandingTree();
                var change = Fill(landed, samples);
                Fill(patched, samples);
                var patch = Lander.Diff(new ChangeSet("x", [.. change]), landed.Root, _ => null);
                await landed.Land(change);
                if (patch.Length == 0)
                    return;
                var file = patched.Root + ".patch";
                File.WriteAllBytes(file, patch);
                var apply = new Command("git", ["apply", "--whitespace=nowarn", file], patched.Root, TimeSpan.FromMinutes(1));
                var result = await CommandRunner.RunAsync(apply, Stop);
                Assert.True(result.ExitCode == 0, result.Error);
                Assert.Equal(
                    landed.Snapshot().Where(entry => entry.Value != "folder"),
                    patched.Snapshot().Where(entry => entry.Value != "folder")
                );
            }
        );

    [Fact]
    public void Undoing_the_first_of_two_changes_of_different_lines_leaves_the_second_alone() =>
        Holds(
            60,
            from lines in Gen.Choose(3, 30)
            from one in Gen.Choose(0, lines - 1)
            from other in Gen.Choose(0, lines - 1)
            where Math.Abs(one - other) > 1
            from insert in Gen.Elements("", "\n", "new\n", "new1\nnew2\n")
            select (lines, one, other, insert),
            async sample =>
            {
                var (lines, one, other, insert) = sample;
                using var tree = new LandingTree();
                tree.Put("A.cs", string.Concat(Enumerable.Range(0, lines).Select(i => $"line {i}.\n")));
                var only = tree.Text("A.cs").Replace($"line {other}.\n", $"second\n{insert}", StringComparison.Ordinal);
                var first = await tree.Land("first", tree.Replace("A.cs", $"line {one}.\n", $"first\n{insert}"));
                await tree.Land("second", tree.Replace("A.cs", $"line {other}.\n", $"second\n{insert}"));

                await tree.Lander.UndoAsync(tree.Root, first!.Id, Stop);

                Assert.Equal(only, tree.Text("A.cs"));
            }
        );

    [Fact]
    public void The_edits_between_two_texts_make_the_one_out_of_the_other() =>
        Holds(
            300,
            from a in Text
            from b in Text
            select (string.Concat(a), string.Concat(b)),
            texts =>
            {
                Assert.Equal(texts.Item2, TextEdits.Apply(texts.Item1, TextDiff.Edits(texts.Item1, texts.Item2)));
                return Task.CompletedTask;
            }
        );

    [Fact]
    public void A_file_of_any_bytes_is_either_encoded_back_exactly_or_not_editable() =>
        Holds(
            300,
            from bom in Gen.Elements<byte[]>([], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF])
            from rest in Gen.Choose(0, 255).ListOf()
            select (byte[])[.. bom, .. rest.Select(value => (byte)value)],
            bytes =>
            {
                var text = FileText.Decode(bytes);
                if (text.IsEditable)
                    Assert.Equal(bytes, text.Encode(text.Text));
                return Task.CompletedTask;
            }
        );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static void Holds<T>(int times, Gen<T> samples, Func<T, Task> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(samples.ToArbitrary(), holds));

    /// <summary>Puts the samples' files there and says what is to become of them.</summary>
    private static FileChange[] Fill(LandingTree tree, Sample[] samples) =>
        [
            .. samples.Select<Sample, FileChange>(
                (sample, i) =>
                {
                    var name = i % 2 == 0 ? $"src/F{i}.cs" : $"F {i}.cs";
                    if (sample.Kind is 0)
                        return new FileChange.Added(tree.PathOf($"new/{name}"), [.. sample.Bytes]);
                    tree.Put(name, sample.Bytes);
                    var isText = FileText.Decode(sample.Bytes).IsEditable;
                    return sample.Kind switch
                    {
                        1 => tree.Delete(name),
                        2 => tree.Rename(name, $"moved/{name}", isText ? [.. sample.TextEdits] : []),
                        _ => tree.Modify(name, isText ? [.. sample.TextEdits] : []),
                    };
                }
            ),
        ];

    private sealed record Sample(Encoding Encoding, List<string> Words, ImmutableArray<(int At, int Count, string New)> Edits, int Kind)
    {
        public byte[] Bytes => [.. Encoding.GetPreamble(), .. Encoding.GetBytes(string.Concat(Words))];

        /// <summary>The edits that lie within the text and behind one another.</summary>
        public IEnumerable<TextEdit> TextEdits
        {
            get
            {
                // Offsets hold in every encoding: all words are in the basic plane, and in Windows-1252 none of them
                // happen to be valid UTF-8.
                var end = -1;
                foreach (var (at, count, word) in Edits.OrderBy(edit => edit.At))
                {
                    var start = Words.Take(at).Sum(text => text.Length);
                    var length = Words.Skip(at).Take(count).Sum(text => text.Length);
                    if (at > Words.Count || start <= end)
                        continue;
                    end = start + length;
                    yield return new TextEdit(start, length, word);
                }
            }
        }
    }
}
