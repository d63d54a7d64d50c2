using System.Collections.Immutable;
using System.Text;
using Grip.Home;
using Grip.Map.Relevance.History;
using Grip.Terminal.Git;

namespace Grip.Map.Relevance.Reading;

/// <summary>Reads the past of the checked-out commit; git is asked again only when another commit is checked out.</summary>
internal sealed class HistoryStore(Cache cache)
{
    private const string Key = "history";
    private const int HeadLength = 64;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>Newest first; null where there is no repository, no git, or no commit yet.</returns>
    public async Task<ImmutableArray<CommitRecord>?> ReadAsync(string folder, CancellationToken cancellation)
    {
        if (await AskAsync(folder, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellation) is not { } commit)
            return null;
        var head = Encoding.UTF8.GetString(commit.AsSpan()).Trim().PadRight(HeadLength);
        if (cache.TryRead(Key) is { Length: >= HeadLength } kept && Encoding.UTF8.GetString(kept, 0, HeadLength) == head)
            return HistoryLog.Parse(Encoding.UTF8.GetString(kept, HeadLength, kept.Length - HeadLength));

        // In a partial clone contents would have to be fetched to find renames.
        var isPartial = await AskAsync(folder, ["config", "--get-regexp", @"^remote\..*\.promisor$"], cancellation) is not null;
        var arguments = HistoryLog.Arguments(["HEAD"], followRenames: !isPartial, HistoryLog.Commits);
        if (await AskAsync(folder, arguments, cancellation) is not { } answer)
            return null;
        cache.Write(Key, [.. Encoding.UTF8.GetBytes(head), .. answer]);
        return HistoryLog.Parse(Encoding.UTF8.GetString(answer.AsSpan()));
    }

    private static Task<ImmutableArray<byte>?> AskAsync(string folder, ImmutableArray<string> arguments, CancellationToken cancellation) =>
        GitReading.TryAskAsync(folder, arguments, globs: true, Limit, cancellation);
}
