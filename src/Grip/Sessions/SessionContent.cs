using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Ledger;

namespace Grip.Sessions;

/// <summary>A compaction as a session recorded it.</summary>
/// <param name="Cause">As in "Full".</param>
/// <param name="Sections">What was kept.</param>
internal sealed record RecordedCompaction(string Cause, int Before, int After, ImmutableArray<KeptSection> Sections);

/// <summary>A spiral as a session recorded it.</summary>
/// <param name="After">The number of the attempt after which it was noticed; 0 for none.</param>
internal sealed record RecordedNotice(int After, string Step, string Kind, string Fact);

/// <summary>What a session holds.</summary>
/// <param name="Entries">The conversation as it stood.</param>
/// <param name="Results">What each call was answered, whole, by the call's id.</param>
internal sealed record SessionContent(
    ImmutableArray<Entry> Entries,
    ImmutableArray<Attempt> Attempts,
    KeptState Kept,
    ImmutableArray<RecordedCompaction> Compactions,
    ImmutableArray<RecordedNotice> Notices,
    ImmutableDictionary<string, string> Results
)
{
    /// <summary>What filled the window when the last turn ended; null if none has.</summary>
    public ContextAccount? Account { get; init; }

    public static SessionContent Empty { get; } = new([], [], KeptState.Empty, [], [], ImmutableDictionary<string, string>.Empty);

    /// <summary>A call whose end was not written gets a result that says so. A line that is damaged is left out: the rest goes on.</summary>
    public static SessionContent Read(IEnumerable<string> lines)
    {
        var reader = new Reader();
        foreach (var line in lines)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                reader.Add(json.RootElement);
            }
            catch (Exception damaged)
                when (damaged
                        is JsonException
                            or KeyNotFoundException
                            or InvalidOperationException
                            or FormatException
                            or ArgumentException
                            or NotSupportedException
                )
            {
                // Cut off by a kill, or by a full disk.
            }
        }

        return reader.ToContent();
    }

    private sealed class Reader
    {
        private readonly List<Entry> _entries = [];
        private readonly List<Attempt> _attempts = [];
        private readonly List<RecordedCompaction> _compactions = [];
        private readonly List<RecordedNotice> _notices = [];
        private readonly ImmutableDictionary<string, string>.Builder _results = ImmutableDictionary.CreateBuilder<string, string>(
            StringComparer.Ordinal
        );
        private KeptState _kept = KeptState.Empty;
        private ContextAccount? _account;

        public void Add(JsonElement line)
        {
            switch (line.GetProperty("type").GetString())
            {
                case "context":
                    _account = AccountRecord.Read(line);
                    break;
                case "message":
                    Add(CompactionRecord.ReadEntry(line));
                    break;
                case "attempt":
                    _attempts.Add(AttemptRecord.Read(line));
                    break;
                case "noticed":
                    _notices.Add(
                        new RecordedNotice(
                            _attempts.Count == 0 ? 0 : _attempts[^1].Number,
                            Text(line, "step"),
                            Text(line, "kind"),
                            Text(line, "fact")
                        )
                    );
                    break;
                case "kept":
                    _kept = CompactionRecord.ReadKept(line);
                    break;
                case "compacted":
                    _kept = CompactionRecord.ReadKept(line);
                    _compactions.Add(CompactionRecord.Read(line));
                    _entries.Clear();
                    _entries.AddRange(line.GetProperty("messages").EnumerateArray().Select(CompactionRecord.ReadEntry));
                    break;
            }
        }

        public SessionContent ToContent()
        {
            if (_entries is [.., var last] && last.Message.ToolUses.ToArray() is { Length: > 0 } open)
                _entries.Add(new Entry(new Message(Role.User, [.. open.Select(Unknown)]), Voice.Tools));
            return new SessionContent([.. _entries], [.. _attempts], _kept, [.. _compactions], [.. _notices], _results.ToImmutable())
            {
                Account = _account,
            };
        }

        private void Add(Entry entry)
        {
            _entries.Add(entry);
            foreach (var result in entry.Message.Blocks.OfType<Block.ToolResult>())
                _results[result.Id] = result.Content;
        }

        private static Block Unknown(Block.ToolUse call) =>
            new Block.ToolResult(
                call.Id,
                "Interrupted: it is not known whether this took effect. Look before you do it again.",
                IsError: true
            );

        private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
    }
}
