using System.Text.Json;

namespace Grip.Benchmarks.Relevance;

/// <summary>A commit subject, and the files that the commit changed: which of them does a ranking find at the commit before?</summary>
/// <param name="Repository">As in "owner/name".</param>
/// <param name="Base">The commit that the question is asked of.</param>
/// <param name="Upstream">The commit that answers it; never read, only left out of training.</param>
internal sealed record LocalizationCase(
    string Id,
    string Repository,
    string Base,
    string Upstream,
    string Query,
    IReadOnlyList<string> Relevant,
    bool NamesAFile
)
{
    /// <summary>Reads a list of <c>{"id","repo","base","upstream","query","relevant":[…],"query_names_a_file"}</c>.</summary>
    public static async Task<IReadOnlyList<LocalizationCase>> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Select(item => new LocalizationCase(
                    item.GetProperty("id").GetString()!,
                    item.GetProperty("repo").GetString()!,
                    item.GetProperty("base").GetString()!,
                    item.TryGetProperty("upstream", out var upstream) ? upstream.GetString()! : "",
                    item.GetProperty("query").GetString()!,
                    [.. item.GetProperty("relevant").EnumerateArray().Select(file => file.GetString()!)],
                    item.TryGetProperty("query_names_a_file", out var names) && names.GetBoolean()
                )),
        ];
    }
}
