namespace Grip.Map.Relevance.Ranking;

/// <summary>Where evidence comes from; an ingredient can be left out to see what it adds.</summary>
public enum Ingredient
{
    Words,
    Names,
    Roles,
    History,
    Graph,
}

/// <summary>
/// What is measured of each file for a question. Those before <see cref="NearUses"/> need only the question; the others
/// spread the first ranking over the tree. The names are the keys of the weights.
/// </summary>
public enum Feature
{
    // Words
    Bm25,
    Bm25Rank,
    FolderWords,
    StemWords,
    StemMatch,
    TypeWords,
    MemberWords,
    UseWords,
    CommentWords,
    StringWords,
    PairWords,
    Coverage,
    CoverageDeclared,
    BestType,
    BestMember,

    // Names
    DeclaresNamedType,
    DeclaresPlainType,
    DeclaresNamedMember,
    UsesNamed,
    IsNamedFile,

    // Roles
    IsTest,
    IsTestAndAsked,
    IsSample,
    IsBenchmark,
    IsGenerated,
    Size,
    Members,
    Central,

    // History
    CommitWords,
    CommitWordsRank,
    CommitVotes,
    BestCommit,
    BodyWords,
    Recent3,
    Recent15,
    Recent100,
    Recent1000,
    LastDay,
    LastTouch,
    Changes,

    // Graph, after the first ranking
    NearUses,
    NearUsedBy,
    WalkUses,
    WalkUsedBy,
    Inherits,
    InheritedBy,
    SharesBase,
    Pair,
    SameFolder,
    SameFamily,
    Similar,

    // History, after the first ranking
    ChangedWith,
    ChangedWithBest,
    RecentChangedWith,

    // The first ranking itself
    First,
    FirstRank,
}

public static class Features
{
    public static int Count { get; } = Enum.GetValues<Feature>().Length;

    /// <summary>The number of features that the first ranking is made of.</summary>
    public static int FirstCount => (int)Feature.NearUses;

    /// <summary>Null for the first ranking, which is made of all ingredients.</summary>
    public static Ingredient? IngredientOf(Feature feature) =>
        feature switch
        {
            < Feature.DeclaresNamedType => Ingredient.Words,
            < Feature.IsTest => Ingredient.Names,
            < Feature.CommitWords => Ingredient.Roles,
            < Feature.NearUses => Ingredient.History,
            < Feature.ChangedWith => Ingredient.Graph,
            < Feature.First => Ingredient.History,
            _ => null,
        };
}

/// <summary>The measured features of all files for one question: a column for each feature.</summary>
public sealed class FeatureTable(int files)
{
    private readonly float[][] _columns = [.. Enumerable.Range(0, Features.Count).Select(_ => new float[files])];

    public int Files => files;

    public float[] this[Feature feature] => _columns[(int)feature];

    /// <summary>Divides a column by its largest value, so that it lies between 0 and 1.</summary>
    public void ToShare(Feature feature)
    {
        var column = this[feature];
        var most = column.Length == 0 ? 0 : column.Max();
        if (most > 0)
            for (var i = 0; i < column.Length; i++)
                column[i] /= most;
    }

    /// <summary>Fills <paramref name="target"/> with 1 for the best file of <paramref name="source"/>, less for each place below.</summary>
    public void ToRank(Feature source, Feature target)
    {
        var (from, to) = (this[source], this[target]);
        var order = Enumerable.Range(0, files).Where(file => from[file] > 0).OrderByDescending(file => from[file]).ThenBy(file => file);
        var rank = 0;
        foreach (var file in order)
            to[file] = 1f / (1f + rank++ / 4f);
    }
}
