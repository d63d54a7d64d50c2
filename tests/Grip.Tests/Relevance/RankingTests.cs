using Grip.Map.Relevance.Baselines;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Ranking;
using Grip.Map.Relevance.Words;

namespace Grip.Tests.Relevance;

public sealed class RankingTests
{
    [Fact]
    public void A_named_type_comes_before_files_that_only_use_it()
    {
        var index = Index(
            [],
            ("src/Parser.cs", "class Parser { void Parse() {} }"),
            ("src/ParserUser.cs", "class Caller { void Run(Parser p) { p.Parse(); p.Parse(); p.Parse(); } }"),
            ("src/Other.cs", "class Other { int Value; }")
        );

        Assert.Equal("src/Parser.cs", Best(index, "`Parser.Parse` ignores the last token"));
    }

    [Fact]
    public void Commits_with_the_same_words_lead_to_their_files()
    {
        CommitRecord[] past =
        [
            new("c2", 200, "Unrelated", "", [new PathChange("src/Other.cs", null, false)]),
            new("c1", 100, "Faster start of the daemon", "", [new PathChange("src/Engine.cs", null, false)]),
        ];
        var index = Index(
            past,
            ("src/Engine.cs", "class Engine { }"),
            ("src/Other.cs", "class Other { }"),
            ("src/Third.cs", "class Third { }")
        );

        Assert.Equal("src/Engine.cs", Best(index, "slow start of the daemon"));
    }

    [Fact]
    public void Files_that_changed_together_are_near_each_other()
    {
        CommitRecord[] past =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => new CommitRecord(
                    $"c{i}",
                    1_000 - i,
                    "work",
                    "",
                    [new PathChange("src/Engine.cs", null, false), new PathChange("src/Wheels.cs", null, false)]
                )),
        ];
        var index = Index(
            past,
            ("src/Engine.cs", "class Engine { }"),
            ("src/Wheels.cs", "class Wheels { }"),
            ("src/Third.cs", "class Third { }")
        );

        var order = Measured
            .Of(index, "Engine stalls", Model.Shipped(), TestContext.Current.CancellationToken)
            .Order()
            .Select(file => index.Corpus.Files[file].Path);

        Assert.Equal(["src/Engine.cs", "src/Wheels.cs", "src/Third.cs"], order);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_reading()
    {
        (string, string)[] files =
        [
            ("b/Same.cs", "class Same { }"),
            ("a/Same.cs", "class Same { }"),
            ("c/Use.cs", "class Use { Same s; }"),
        ];

        var one = Ranked(Index([], files));
        var other = Ranked(Index([], [.. files.Reverse()]));

        Assert.Equal(one, other);

        static IEnumerable<string> Ranked(RankingIndex index) =>
            Measured
                .Of(index, "same thing", Model.Shipped(), TestContext.Current.CancellationToken)
                .Order()
                .Select(file => index.Corpus.Files[file].Path);
    }

    [Fact]
    public void A_walk_keeps_the_whole_of_its_start()
    {
        GraphEdge[][] edges =
        [
            [new GraphEdge(1, 1, 0)],
            [new GraphEdge(2, 0.5f, 0), new GraphEdge(0, 0.5f, 0)],
            [],
        ];

        var reached = IdentifierGraph.Walk(edges, [1, 0, 0], 0.85f, 50);

        Assert.Equal(1, reached.Sum(), 4);
        Assert.True(reached[0] > reached[1] && reached[1] > reached[2] && reached[2] > 0);
    }

    [Fact]
    public void The_baselines_rank_every_file()
    {
        var index = Index(
            [],
            ("A.cs", "class Car { Engine e; }"),
            ("B.cs", "class Engine { }"),
            ("C.cs", "class Boat { Engine e; }"),
            ("D.cs", "")
        );

        Assert.Equal(1, PlainBm25.Rank(index, "stalling engine").First());
        Assert.Equal([0, 1, 2, 3], PlainBm25.Rank(index, "stalling engine").Order());
        Assert.Equal(1, AiderRanking.Rank(index, "stalling Engine").First());
        Assert.Equal([0, 1, 2, 3], AiderRanking.Rank(index, "stalling Engine").Order());
    }

    [Fact]
    public void A_model_is_the_same_after_writing_and_reading()
    {
        var shipped = Model.Shipped();

        Assert.Equal(shipped.ToJson(), Model.Parse(shipped.ToJson()).ToJson());
        Assert.Contains(shipped.Second, weight => weight != 0);
    }

    private static string Best(RankingIndex index, string task) =>
        index.Corpus.Files[Measured.Of(index, task, Model.Shipped(), TestContext.Current.CancellationToken).Order().First()].Path;

    private static RankingIndex Index(CommitRecord[] past, params (string Path, string Source)[] files)
    {
        var vocabulary = new Vocabulary();
        return RankingIndex.Of(
            Corpus.Of(vocabulary, files.Select(file => (file.Path, FactsTests.Read(file.Source).ToFacts(vocabulary))), [.. past])
        );
    }
}
