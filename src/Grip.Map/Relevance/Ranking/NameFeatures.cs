using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>Names that the task writes as they stand in the code.</summary>
internal static class NameFeatures
{
    public static void Fill(FeatureTable table, RankingIndex index, Question question)
    {
        foreach (var name in question.Names)
        {
            Declarations(table, index, name);
            Uses(table, index, name);
        }
        var files = index.Corpus.Files;
        for (var file = 0; file < files.Length; file++)
        {
            var stem = Path.GetFileNameWithoutExtension(files[file].Path);
            if (stem.Length > 2 && question.Names.Any(name => name.Text == stem && (name.IsCode || char.IsUpper(stem[0]))))
                table[Feature.IsNamedFile][file] = 1;
            if (question.Text.Contains(Path.GetFileName(files[file].Path), StringComparison.OrdinalIgnoreCase))
                table[Feature.IsNamedFile][file] = 2;
        }
    }

    private static void Declarations(FeatureTable table, RankingIndex index, QuestionName name)
    {
        if (!index.Graph.Declaring.TryGetValue(name.Term, out var declaring))
            return;
        var share = 1f / MathF.Sqrt(declaring.Length);
        foreach (var file in declaring)
        {
            var isType = index
                .Corpus.Files[file]
                .Facts.Declared.Any(declared => declared.Name == name.Term && declared.Kind == DeclaredKind.Type);
            if (isType)
                table[name.IsCode ? Feature.DeclaresNamedType : Feature.DeclaresPlainType][file] += share;
            else if (name.IsCode)
                table[Feature.DeclaresNamedMember][file] += share;
        }
    }

    private static void Uses(FeatureTable table, RankingIndex index, QuestionName name)
    {
        if (!name.IsCode)
            return;
        var files = index.Corpus.Files;
        var counts = files.Select(file => WordFeatures.CountOf(file.Facts.Used, name.Term)).ToArray();
        var users = counts.Count(count => count > 0);
        for (var file = 0; file < counts.Length; file++)
            if (counts[file] > 0)
                table[Feature.UsesNamed][file] += (float)(
                    Math.Log(1 + counts[file]) * Math.Log(1 + (double)files.Length / users) / Math.Log(1 + files.Length)
                );
    }
}
