using System.Text;
using Grip.Map.CSharp;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.Words;

namespace Grip.Tests.Relevance;

public sealed class FactsTests
{
    private const string Source = """
        namespace Shop;

        /// <summary>Adds amounts.</summary>
        public sealed class OrderTotal(int scale) : Amount, IPrintable
        {
            public decimal Rounded { get; } // half even

            [Fact]
            public string PrintAll() => "in Euro" + Format(Rounded);
        #if NETFRAMEWORK
            int Legacy;
        #endif
        }
        """;

    [Fact]
    public void Syntax_says_what_a_file_declares_uses_and_talks_about()
    {
        var vocabulary = new Vocabulary();
        var facts = Read(Source).ToFacts(vocabulary);

        Assert.Equal(
            ["-.OrderTotal Type 4-13", "OrderTotal.Rounded Property 6-6", "OrderTotal.PrintAll Method 8-9"],
            facts.Declared.Select(one =>
                $"{(one.Container < 0 ? "-" : vocabulary[one.Container])}.{vocabulary[one.Name]} {one.Kind} {one.Line}-{one.LastLine}"
            )
        );
        Assert.Equal("order total", Words(TermField.Types));
        Assert.Equal("all print round", Words(TermField.Members));
        Assert.Equal("add amount even half summari", Words(TermField.Comments));
        Assert.Equal("euro", Words(TermField.Strings));
        Assert.Equal(["Amount", "IPrintable"], facts.Bases.Select(name => vocabulary[name]));
        Assert.Contains("legaci", Words(TermField.Uses));
        Assert.True(facts.HasTests);

        string Words(TermField field) =>
            string.Join(' ', facts.Terms[(int)field].Select(count => vocabulary[count.Term]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bundle_is_the_same_after_writing_and_reading()
    {
        var bundle = new FactsBundle();
        bundle.Add("a", Read(Source));
        bundle.Add("b", Read("class B { int X; }"));

        var again = FactsBundle.Of(bundle.ToBytes());

        Assert.Equal(bundle.ToBytes(), again.ToBytes());
        Assert.Equal(2, again.Count);
        Assert.Equal("OrderTotal", again.Vocabulary[again.Find("a")!.Declared[0].Name]);
    }

    [Fact]
    public void A_compacted_bundle_forgets_what_is_not_asked_for_with_its_words()
    {
        var bundle = new FactsBundle();
        bundle.Add("a", Read(Source));
        bundle.Add("b", Read("class B { int X; }"));

        var small = bundle.Compacted(["b"]);

        Assert.Null(small.Find("a"));
        Assert.Equal(["B", "X"], small.Find("b")!.Declared.Select(one => small.Vocabulary[one.Name]));
        Assert.Equal(-1, small.Vocabulary.Find("OrderTotal"));
    }

    [Fact]
    public void Damaged_bytes_are_an_empty_bundle()
    {
        var bundle = new FactsBundle();
        bundle.Add("a", Read(Source));
        var whole = bundle.ToBytes();

        for (var length = 0; length < whole.Length; length += 7)
            Assert.Equal(0, FactsBundle.Of(whole[..length]).Count);
        var foreign = (byte[])whole.Clone();
        foreign[0]++;
        Assert.Equal(0, FactsBundle.Of(foreign).Count);
    }

    internal static SyntaxNotes Read(string source) =>
        new FactsReader().Read(
            SourceDocument.From("file.cs", Encoding.UTF8.GetBytes(source), intermediateFolder: null),
            TestContext.Current.CancellationToken
        );
}
