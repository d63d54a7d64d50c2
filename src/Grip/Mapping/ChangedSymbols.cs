using System.Collections.Immutable;
using Grip.Automations.Checking;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>Whose effect is asked for.</summary>
/// <param name="Asked">For people, as in "property Shop.Order.Total".</param>
/// <param name="Notes">What could not be told.</param>
internal sealed record ChangedSymbols(string Asked, ImmutableArray<SymbolRow> Symbols, ImmutableArray<string> Notes)
{
    /// <param name="what">A file of the solution, or a symbol.</param>
    public static ChangedSymbols Named(FunctionalMap map, MapReader reader, string what)
    {
        var names = new MapNames(reader, map.Root);
        if (!LooksLikeFile(what))
        {
            var match = names.Resolve(what);
            return new ChangedSymbols(match.Describe(), match.Symbols, []);
        }

        var file = names.File(what);
        return new ChangedSymbols($"all that {file} declares", Outermost(reader.DeclaredIn(file).Select(one => one.Symbol)), []);
    }

    /// <summary>The innermost declarations that hold a changed line.</summary>
    /// <exception cref="Core.GripException">No git, no repository, no such revision; exit code 2.</exception>
    public static async Task<ChangedSymbols> SinceAsync(
        FunctionalMap map,
        MapReader reader,
        string revision,
        CancellationToken cancellation
    )
    {
        var symbols = ImmutableArray.CreateBuilder<SymbolRow>();
        var gone = ImmutableArray.CreateBuilder<string>();
        foreach (var difference in await WorkingTree.CompareAsync(map.Root, revision, cancellation))
        {
            var path = Path.GetRelativePath(map.Root, difference.Path).Replace('\\', '/');
            if (!path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                continue;
            if (difference.After is not { } after)
            {
                gone.Add(
                    $"{path} is gone: who used it is no longer known to the map; 'grip check --base {revision}' lists what that breaks."
                );
                continue;
            }

            var declared = reader.DeclaredIn(path);
            symbols.AddRange(
                difference.Before is { } before ? Touched(declared, Lines(before), Lines(after)) : declared.Select(one => one.Symbol)
            );
        }

        var changed = symbols.DistinctBy(symbol => symbol.Id).ToImmutableArray();
        return new ChangedSymbols($"{Counted.Of(changed.Length, "changed declaration")} since {revision}", changed, gone.ToImmutable());
    }

    private static bool LooksLikeFile(string what) => what.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && !what.Contains('(');

    private static string[] Lines(ImmutableArray<byte> bytes) => TextDiff.SplitLines(FileText.Decode([.. bytes]).Text);

    private static IEnumerable<SymbolRow> Touched(List<(SymbolRow Symbol, PlaceRow Place)> declared, string[] before, string[] after)
    {
        foreach (var run in TextDiff.Lines(before, after))
        {
            // Lines that were only taken away leave a seam between two lines.
            var (first, last) = run.CountB > 0 ? (run.StartB + 1, run.StartB + run.CountB) : (run.StartB, run.StartB + 1);
            var holding = declared.Where(one => one.Place.StartLine <= last && one.Place.EndLine >= first).ToArray();
            foreach (var one in holding)
                if (!holding.Any(other => other != one && IsInside(other.Place, one.Place) && Covers(holding, one, first, last)))
                    yield return one.Symbol;
        }
    }

    private static bool IsInside(PlaceRow inner, PlaceRow outer) =>
        inner.StartLine >= outer.StartLine
        && inner.EndLine <= outer.EndLine
        && (inner.StartLine, inner.EndLine) != (outer.StartLine, outer.EndLine);

    /// <summary>Whether declarations inside of this one hold all of the changed lines, so that it is not changed itself.</summary>
    private static bool Covers((SymbolRow Symbol, PlaceRow Place)[] holding, (SymbolRow Symbol, PlaceRow Place) outer, int first, int last)
    {
        var inner = holding.Where(other => IsInside(other.Place, outer.Place)).ToArray();
        var (from, to) = (Math.Max(first, outer.Place.StartLine), Math.Min(last, outer.Place.EndLine));
        return Enumerable
            .Range(from, to - from + 1)
            .All(line => inner.Any(other => other.Place.StartLine <= line && other.Place.EndLine >= line));
    }

    private static ImmutableArray<SymbolRow> Outermost(IEnumerable<SymbolRow> symbols)
    {
        var all = symbols.DistinctBy(symbol => symbol.Id).ToArray();
        var ids = all.Select(symbol => symbol.Id).ToHashSet();
        return [.. all.Where(symbol => symbol.Container is not { } container || !ids.Contains(container))];
    }
}
