namespace Grip.Benchmarks.Generating;

/// <summary>Edits of one file, good and bad, whose outcome is known.</summary>
internal static class EditCandidates
{
    private const string Body = "public override string Describe()\n    {\n";
    private const string Declaration = "    /// <inheritdoc />\n    public override string Describe()\n";
    private const int OfEachKind = 15;

    public static IReadOnlyList<EditCandidate> From(IReadOnlyList<WrittenFile> sources, Dice dice)
    {
        var entities = sources.Where(file => file.Text.Contains(Body, StringComparison.Ordinal)).ToList();
        var stated = entities.Where(file => file.Text.Contains("public void MoveTo(", StringComparison.Ordinal)).ToList();
        return
        [
            .. dice.Some(entities, OfEachKind).Select(file => After(file, "body", Body, "        _ = Identity.ToString(\"D\");\n")),
            .. dice.Some(entities, OfEachKind)
                .Select(file => After(file, "break_body", Body, "        var missing = Identity.NoSuchMember();\n")),
            .. dice.Some(entities, OfEachKind)
                .Select(file => Before(file, "declaration", Declaration, "    public int TitleLength() => Title.Length;\n\n")),
            .. dice.Some(stated, OfEachKind).Select(file => Over(file, "break_declaration", "public void MoveTo(", "public void GoOnTo(")),
        ];
    }

    private static EditCandidate After(WrittenFile file, string kind, string mark, string text)
    {
        var at = file.Text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return new EditCandidate(kind, file.Path, at, at, text);
    }

    private static EditCandidate Before(WrittenFile file, string kind, string mark, string text)
    {
        var at = file.Text.IndexOf(mark, StringComparison.Ordinal);
        return new EditCandidate(kind, file.Path, at, at, text);
    }

    private static EditCandidate Over(WrittenFile file, string kind, string old, string text)
    {
        var at = file.Text.IndexOf(old, StringComparison.Ordinal);
        return new EditCandidate(kind, file.Path, at, at + old.Length, text);
    }
}
