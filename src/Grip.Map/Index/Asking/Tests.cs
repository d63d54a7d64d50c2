using System.Collections.Immutable;

namespace Grip.Map.Index.Asking;

/// <summary>A test that reaches a symbol.</summary>
/// <param name="Distance">1 if the test itself names the symbol.</param>
/// <param name="Chain">From the test to the symbol, both included.</param>
public sealed record TestReach(SymbolRow Test, string Path, int Line, int Distance, ImmutableArray<SymbolRow> Chain);

/// <summary>Finds the tests that reach symbols, directly or through calls.</summary>
public sealed class Tests(MapReader reader, Edges edges)
{
    /// <summary>Nearest first, then by name. Each test once, with a shortest chain.</summary>
    public ImmutableArray<TestReach> Reaching(ImmutableArray<SymbolRow> symbols, CancellationToken cancellation)
    {
        var before = symbols.ToDictionary(symbol => symbol.Id, _ => 0L);
        var distance = symbols.ToDictionary(symbol => symbol.Id, _ => 0);
        var open = new Queue<long>(symbols.Select(symbol => symbol.Id));
        var found = new List<TestReach>();
        while (open.TryDequeue(out var current))
        {
            cancellation.ThrowIfCancellationRequested();
            var row = reader.ById(current)!;
            if (row.IsTest)
            {
                found.Add(Found(row, before, distance[current]));
                // A test is run by its framework; what names it does not run it.
                continue;
            }

            foreach (var next in Reach.Backwards(edges, current).Select(edge => edge.Other).Concat(RunWith(row)))
                if (before.TryAdd(next, current))
                {
                    distance[next] = distance[current] + 1;
                    open.Enqueue(next);
                }
        }

        return [.. found.OrderBy(test => test.Distance).ThenBy(test => test.Test.FullName, StringComparer.Ordinal)];
    }

    /// <summary>The constructor, a set-up method and the fields of a test class are run with each of its tests.</summary>
    private IEnumerable<long> RunWith(SymbolRow row)
    {
        if (row.Container is not { } type || row.Kind is not (MapSymbolKind.Constructor or MapSymbolKind.Field or MapSymbolKind.Method))
            return [];
        if (row.Kind == MapSymbolKind.Method && !IsSetUp(row))
            return [];
        return edges.Members(type).Where(member => reader.ById(member) is { IsTest: true });
    }

    private bool IsSetUp(SymbolRow method) =>
        reader
            .From(method.Id)
            .Any(reference =>
                reference.Kind == MapReferenceKind.Attribute
                && reference.To.Kind.IsType()
                && reference.To.Name
                    is "SetUpAttribute"
                        or "OneTimeSetUpAttribute"
                        or "TestInitializeAttribute"
                        or "ClassInitializeAttribute"
            ) || method.Name is "InitializeAsync";

    private TestReach Found(SymbolRow test, Dictionary<long, long> before, int distance)
    {
        var chain = ImmutableArray.CreateBuilder<SymbolRow>();
        for (var id = test.Id; id != 0; id = before[id])
            chain.Add(reader.ById(id)!);
        var place = reader.Places(test.Id).FirstOrDefault();
        return new TestReach(test, place?.Path ?? "", place?.Line ?? 0, distance, chain.ToImmutable());
    }
}
