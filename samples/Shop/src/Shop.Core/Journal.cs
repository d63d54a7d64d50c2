using System.Collections.Concurrent;

namespace Shop.Core;

/// <summary>What happened, in order. <see cref="Write"/> is the way to add to it; <see cref="Log"/> is the former one.</summary>
public static class Journal
{
    private static readonly ConcurrentQueue<JournalEntry> Entries = new();

    public static IReadOnlyCollection<JournalEntry> Recent => Entries;

    /// <summary>The former way, message first.</summary>
    public static void Log(string message, string source) => Write(source, message);

    public static void Write(string source, string message)
    {
        Entries.Enqueue(new JournalEntry(source, message));
        while (Entries.Count > 1000)
            Entries.TryDequeue(out _);
    }
}

public sealed record JournalEntry(string Source, string Message);
