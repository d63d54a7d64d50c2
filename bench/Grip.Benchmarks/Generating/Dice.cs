namespace Grip.Benchmarks.Generating;

/// <summary>Chance that is the same for the same seed on every machine and every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Its own sequence, so that more throws in one place do not move all others.</summary>
    public Dice Fork(string name)
    {
        var hash = 14695981039346656037UL ^ _state;
        foreach (var letter in name)
            hash = (hash ^ letter) * 1099511628211UL;
        return new Dice(hash);
    }

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        var left = items.ToList();
        var picked = new List<T>();
        while (picked.Count < count && left.Count > 0)
        {
            var at = Below(left.Count);
            picked.Add(left[at]);
            left.RemoveAt(at);
        }
        return picked;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
