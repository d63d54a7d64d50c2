using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grip.Benchmarks.Impact;

/// <summary>A declaration that was changed in a real repository, with the files in which the compiler then found errors.</summary>
/// <param name="Change">decl_removed, decl_renamed_only or signature_changed.</param>
/// <param name="DeclaredAt">Offset in UTF-8 bytes: before the declaration's name; for a changed signature behind it.</param>
internal sealed record ImpactCase(
    string Id,
    string Repo,
    string Base,
    string Change,
    string Symbol,
    string DeclaredIn,
    int DeclaredAt,
    IReadOnlyList<string> Affected
)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<ImpactCase> Read(string file) =>
        JsonSerializer.Deserialize<List<ImpactCase>>(File.ReadAllText(file), Json) ?? [];

    /// <summary>A checkout at the base, restored: a folder named by the case, or as in "FluentValidation-1c5a5545".</summary>
    public string? FolderIn(string repositories) =>
        new[] { Id, $"{Repo.Split('/')[^1]}-{Base[..8]}" }
            .Select(name => Path.Combine(repositories, name))
            .FirstOrDefault(Directory.Exists);

    /// <summary>The place of the name, as in "src/Order.cs:12:17"; null if it is not where the case says.</summary>
    public string? Place(string folder)
    {
        var path = Path.Combine(folder, DeclaredIn);
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        var names = Regex.Matches(text, $@"\b{Regex.Escape(Symbol)}\b\s*(<[^>]*>)?\s*[({{;=]", RegexOptions.None, TimeSpan.FromSeconds(5));
        var name =
            Change == "signature_changed"
                ? names.LastOrDefault(match => match.Index < DeclaredAt)
                : names.FirstOrDefault(match => match.Index >= DeclaredAt);
        if (name is null)
            return null;
        var before = System.Text.Encoding.UTF8.GetString(bytes, 0, name.Index).TrimStart('\uFEFF');
        return $"{DeclaredIn}:{before.Count(character => character == '\n') + 1}:{before.Length - before.LastIndexOf('\n')}";
    }
}
