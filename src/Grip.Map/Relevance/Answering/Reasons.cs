using System.Collections.Immutable;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.Ranking;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Answering;

/// <summary>Why a file is in the answer, in words: the evidence behind the features that weigh most for it.</summary>
internal sealed class Reasons
{
    private const int Shown = 4;
    private const double LeastWeight = 0.05;
    private readonly Measured _measured;
    private readonly RankingIndex _index;
    private readonly Model _model;
    private readonly ImmutableArray<int> _hits;
    private readonly Dictionary<string, string> _spelling = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _commits;

    public Reasons(Measured measured, RankingIndex index, Model model)
    {
        (_measured, _index, _model) = (measured, index, model);
        _hits =
        [
            .. Enumerable.Range(0, measured.First.Length).OrderByDescending(file => measured.First[file]).ThenBy(file => file).Take(10),
        ];
        _commits = HistoryFeatures.SimilarCommits(index, measured.Question);
        var words = new SubWords(new Stemmer());
        foreach (
            var word in measured.Question.Text.Split([
                .. measured.Question.Text.Where(character => !char.IsLetterOrDigit(character)).Distinct(),
            ])
        )
            if (words.Of(word) is [var stem])
                _spelling.TryAdd(stem, word.ToLowerInvariant());
    }

    public ImmutableArray<string> Of(int file)
    {
        (string? Text, double Weight)[] reasons =
        [
            (Named(file), 0.5 + Weight(file, feature => Features.IngredientOf(feature) == Ingredient.Names)),
            (
                NameWords(file),
                Weight(
                    file,
                    feature =>
                        feature
                            is >= Feature.StemWords
                                and <= Feature.MemberWords
                                or Feature.PairWords
                                or >= Feature.CoverageDeclared
                                and <= Feature.BestMember
                )
            ),
            (
                TextWords(file),
                Weight(
                    file,
                    feature =>
                        feature
                            is Feature.Bm25
                                or Feature.Bm25Rank
                                or Feature.UseWords
                                or Feature.CommentWords
                                or Feature.StringWords
                                or Feature.Coverage
                )
            ),
            (Commit(file), Weight(file, feature => feature is >= Feature.CommitWords and <= Feature.BodyWords)),
            (Lately(file), Weight(file, feature => feature is >= Feature.Recent3 and <= Feature.Changes)),
            (Together(file), Weight(file, feature => feature is >= Feature.ChangedWith and <= Feature.RecentChangedWith)),
            (Pair(file), Weight(file, feature => feature == Feature.Pair)),
            (Inheritance(file), Weight(file, feature => feature is >= Feature.Inherits and <= Feature.SharesBase)),
            (Use(file), Weight(file, feature => feature is >= Feature.NearUses and <= Feature.WalkUsedBy)),
        ];
        var told = reasons
            .Where(reason => reason.Text is not null)
            .OrderByDescending(reason => reason.Weight)
            .Where((reason, place) => place == 0 || reason.Weight > LeastWeight)
            .Take(Shown)
            .Select(reason => reason.Text!);
        return [.. told];
    }

    private double Weight(int file, Func<Feature, bool> isWanted)
    {
        double sum = 0;
        for (var feature = 0; feature < _model.Second.Length; feature++)
            if (isWanted((Feature)feature))
                sum += _model.Second[feature] * _measured.Table[(Feature)feature][file];
        return sum;
    }

    private string? Named(int file)
    {
        if (_measured.Table[Feature.IsNamedFile][file] > 1)
            return "the task names this file";
        var declared = _index.Corpus.Files[file].Facts.Declared;
        var named = _measured
            .Question.Names.Where(name =>
                declared.Any(one =>
                    one.Name == name.Term && (name.IsCode || one.Kind == DeclaredKind.Type) && one.Kind != DeclaredKind.Constructor
                )
            )
            .Select(name => $"`{name.Text}`")
            .ToList();
        if (named.Count > 0)
            return $"declares {string.Join(", ", named.Take(3))}, which the task names";
        var used = _measured
            .Question.Names.Where(name => name.IsCode && WordFeatures.CountOf(_index.Corpus.Files[file].Facts.Used, name.Term) > 0)
            .Select(name => $"`{name.Text}`")
            .ToList();
        return used.Count > 0 ? $"uses {string.Join(", ", used.Take(3))}, which the task names" : null;
    }

    private string? NameWords(int file)
    {
        var one = _index.Corpus.Files[file];
        return Said(
            "its names say",
            term =>
                one.Stem.Contains(term.Term)
                || WordFeatures.CountOf(one.Facts.Terms[(int)TermField.Types], term.Term) > 0
                || WordFeatures.CountOf(one.Facts.Terms[(int)TermField.Members], term.Term) > 0
        );
    }

    private string? TextWords(int file)
    {
        var fields = _index.Corpus.Files[file].Facts.Terms;
        return Said(
            "its code says",
            term =>
                WordFeatures.CountOf(fields[(int)TermField.Uses], term.Term)
                    + WordFeatures.CountOf(fields[(int)TermField.Comments], term.Term)
                    + WordFeatures.CountOf(fields[(int)TermField.Strings], term.Term)
                > 0
        );
    }

    private string? Said(string how, Func<QuestionTerm, bool> says)
    {
        var words = _measured
            .Question.Terms.Where(says)
            .OrderByDescending(term => term.Weight)
            .Take(4)
            .Select(term => _spelling.GetValueOrDefault(term.Word, term.Word))
            .Distinct()
            .ToList();
        return words.Count > 0 ? $"{how} {string.Join(", ", words)}" : null;
    }

    private string? Commit(int file)
    {
        var history = _index.Corpus.History;
        var best = history
            .ByFile[file]
            .Where(_commits.ContainsKey)
            .Select(age => (Commit: history.Commits[age], Likeness: _commits[age]))
            .OrderByDescending(one => one.Likeness / Math.Pow(one.Commit.Changed, 0.25))
            .FirstOrDefault();
        if (best.Commit is null || best.Likeness < 0.15)
            return null;
        var title = best.Commit.Title.Length > 60 ? best.Commit.Title[..59] + "…" : best.Commit.Title;
        return $"changed by \"{title}\" ({best.Commit.Id[..7]})";
    }

    private string? Lately(int file)
    {
        var ages = _index.Corpus.History.ByFile[file];
        var recent = ages.Count(age => age < 30);
        return recent > 0 ? $"changed in {recent} of the last {Math.Min(30, _index.Corpus.History.Commits.Length)} commits" : null;
    }

    private string? Together(int file)
    {
        var history = _index.Corpus.History;
        var best = _hits
            .Where(hit => hit != file)
            .Select(hit =>
            {
                var all = history.ByFile[hit].Where(age => history.Commits[age].Changed <= 40).ToList();
                return (Hit: hit, Both: all.Count(age => history.Commits[age].Files.Contains(file)), All: all.Count);
            })
            .Where(pair => pair.Both > 1)
            .OrderByDescending(pair => pair.Both / (pair.All + 2.0))
            .FirstOrDefault();
        return best.All > 0 ? $"changed with {Name(best.Hit)} in {best.Both} of its {best.All} commits" : null;
    }

    private string? Pair(int file)
    {
        var subject = FileNames.SubjectOf(_index.Corpus.Files[file].Path);
        var partner = _hits.Where(hit => hit != file && FileNames.SubjectOf(_index.Corpus.Files[hit].Path) == subject).Take(1).ToList();
        if (partner.Count == 0)
            return null;
        var isTest = _index.Corpus.Files[file].Roles.HasFlag(FileRoles.Test);
        return isTest && !_index.Corpus.Files[partner[0]].Roles.HasFlag(FileRoles.Test)
            ? $"test of {Name(partner[0])}"
            : $"belongs to {Name(partner[0])} by its name";
    }

    private string? Inheritance(int file)
    {
        var bases = _index.Graph.Bases;
        foreach (var hit in _hits)
            if (hit != file && bases[file].Contains(hit))
                return $"derives from what {Name(hit)} declares";
        foreach (var hit in _hits)
            if (hit != file && bases[hit].Contains(file))
                return $"declares a base of {Name(hit)}";
        foreach (var hit in _hits)
            if (hit != file && bases[hit].Intersect(bases[file]).Any())
                return $"shares a base with {Name(hit)}";
        return null;
    }

    private string? Use(int file)
    {
        var uses = _index
            .Graph.Uses[file]
            .Where(edge => edge.File != file && _hits.Contains(edge.File))
            .OrderByDescending(edge => edge.Weight)
            .Take(1)
            .ToList();
        if (uses.Count > 0)
            return $"uses `{_index.Corpus.Vocabulary[uses[0].Name]}` of {Name(uses[0].File)}";
        var usedBy = _index
            .Graph.UsedBy[file]
            .Where(edge => edge.File != file && _hits.Contains(edge.File))
            .OrderByDescending(edge => edge.Weight)
            .Take(1)
            .ToList();
        return usedBy.Count > 0 ? $"its `{_index.Corpus.Vocabulary[usedBy[0].Name]}` is used by {Name(usedBy[0].File)}" : null;
    }

    private string Name(int file) => Path.GetFileName(_index.Corpus.Files[file].Path);
}
