using System.Collections.Immutable;

namespace Grip.Map.Index.Asking;

/// <summary>Members that stand for each other at run time: overrides and implementations, up and down.</summary>
public sealed class Family(MapReader reader)
{
    public ImmutableArray<SymbolRow> Of(IEnumerable<SymbolRow> members)
    {
        var found = new Dictionary<long, SymbolRow>();
        var open = new Queue<SymbolRow>(members);
        while (open.TryDequeue(out var member))
        {
            if (!found.TryAdd(member.Id, member))
                continue;
            foreach (var one in reader.From(member.Id).Where(reference => Reach.IsLink(reference.Kind)))
                open.Enqueue(one.To);
            foreach (var one in reader.To(member.Id).Where(reference => Reach.IsLink(reference.Kind)))
                if (one.From is { } from)
                    open.Enqueue(from);
        }

        return [.. found.Values];
    }
}
