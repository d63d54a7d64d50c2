using System.Text;
using Grip.Map.Relevance.Baselines;
using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>
/// Fits the weights of <c>grip map relevant</c> on commits of other repositories, and says what they are worth on the
/// cases: with weights that never saw the cases' repositories, and without each ingredient in turn.
/// </summary>
internal static class MapFitCommand
{
    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var cases = await LocalizationCase.ReadAsync(arguments.Required("cases"), cancellation);
        var root = Path.GetFullPath(arguments.Required("repositories"));
        var work = Directory.CreateDirectory(Path.GetFullPath(arguments.Required("work"))).FullName;
        var perRepository = arguments.Number("per-repository", 80, 1, 10_000);
        var names = (await File.ReadAllLinesAsync(arguments.Required("training"), cancellation)).Where(line => line.Length > 0).ToList();
        var inCases = cases.Select(item => item.Repository).ToHashSet(StringComparer.Ordinal);
        var training = new TrainingSheets(root, work, perRepository, cases.Select(item => item.Upstream).ToHashSet(StringComparer.Ordinal));

        // The first ranking is fitted on repositories that the cases don't have, so what follows from it is held out too.
        var start = new Model([.. new double[Features.FirstCount]], [.. new double[Features.Count]]);
        var firstSheets = await training.ReadAsync(names.Where(name => !inCases.Contains(name)), start, every: 2, cancellation);
        var first = ListwiseFit.Fit(firstSheets, Features.FirstCount, new HashSet<int>());
        start = start with { First = [.. first] };

        var sheets = await training.ReadAsync(names, start, every: 1, cancellation);
        var foreign = sheets.Where(sheet => !inCases.Contains(sheet.Repository)).ToList();
        var table = new ScoreTable();
        var tests = await CaseSheetsAsync(cases, root, start, table, cancellation);
        Add(table, tests, "grip, other repositories", ListwiseFit.Fit(foreign, Features.Count, new HashSet<int>()));
        var all = ListwiseFit.Fit(sheets, Features.Count, new HashSet<int>());
        Add(table, tests, "grip, all repositories (fitted)", all);
        foreach (var ingredient in Enum.GetValues<Ingredient>())
            Add(table, tests, $"without {ingredient}", ListwiseFit.Fit(foreign, Features.Count, Without(ingredient)));
        await File.WriteAllTextAsync(Path.Combine(work, "weights.json"), (start with { Second = [.. all] }).ToJson(), cancellation);
        return table.Markdown() + CrossValidation(sheets);
    }

    /// <summary>The features of an ingredient, and the first ranking, which is made of all.</summary>
    private static HashSet<int> Without(Ingredient ingredient) =>
        [
            .. Enum.GetValues<Feature>()
                .Where(feature => Features.IngredientOf(feature) == ingredient || Features.IngredientOf(feature) is null)
                .Select(feature => (int)feature),
        ];

    private static void Add(ScoreTable table, IReadOnlyList<FeatureSheet> sheets, string name, double[] weights)
    {
        foreach (var sheet in sheets)
            table.Add(name, sheet.NamesAFile, sheet.Ranked(row => Dot(row, weights)), sheet.Lost);
    }

    private static double Dot(float[] row, double[] weights)
    {
        double sum = 0;
        for (var f = 0; f < weights.Length; f++)
            sum += row[f] * weights[f];
        return sum;
    }

    private static async Task<IReadOnlyList<FeatureSheet>> CaseSheetsAsync(
        IReadOnlyList<LocalizationCase> cases,
        string root,
        Model start,
        ScoreTable table,
        CancellationToken cancellation
    )
    {
        List<FeatureSheet> sheets = [];
        foreach (var group in cases.GroupBy(item => item.Repository))
        {
            var trees = new PastTrees(GitObjects.Find(root, group.Key), cache: null);
            foreach (var item in group)
            {
                var index = await MapCasesCommand.IndexAsync(trees, item, cancellation);
                var sheet = FeatureSheet.Of(
                    item.Repository,
                    item.Id,
                    item.NamesAFile,
                    Measured.Of(index, item.Query, start, cancellation),
                    index,
                    item.Relevant
                );
                sheets.Add(sheet);
                table.Add(
                    "BM25 over sub-words",
                    item.NamesAFile,
                    [.. PlainBm25.Rank(index, item.Query).Select(file => sheet.IsRelevant[file])],
                    sheet.Lost
                );
                table.Add(
                    "Aider's ranking",
                    item.NamesAFile,
                    [.. AiderRanking.Rank(index, item.Query).Select(file => sheet.IsRelevant[file])],
                    sheet.Lost
                );
            }
        }
        return sheets;
    }

    /// <summary>Each fifth of the repositories with weights from the other four fifths.</summary>
    private static string CrossValidation(IReadOnlyList<FeatureSheet> sheets)
    {
        var repositories = sheets.Select(sheet => sheet.Repository).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new ScoreTable();
        for (var fold = 0; fold < 5; fold++)
        {
            var held = repositories.Where((_, i) => i % 5 == fold).ToHashSet(StringComparer.Ordinal);
            var weights = ListwiseFit.Fit([.. sheets.Where(sheet => !held.Contains(sheet.Repository))], Features.Count, new HashSet<int>());
            foreach (var sheet in sheets.Where(sheet => held.Contains(sheet.Repository)))
            {
                table.Add("BM25 with synonyms", sheet.NamesAFile, sheet.Ranked(row => row[(int)Feature.Bm25]), sheet.Lost);
                table.Add("grip, held out", sheet.NamesAFile, sheet.Ranked(row => Dot(row, weights)), sheet.Lost);
            }
        }
        return new StringBuilder("Past commits of all repositories, five folds by repository\n\n").Append(table.Markdown()).ToString();
    }
}
