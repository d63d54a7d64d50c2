using System.Collections.Immutable;
using Grip.Map.Loading;

namespace Grip.Map.CSharp;

/// <summary>
/// Projects that reference each other in a circle cannot be built at all. Without the references that close the circle
/// they can still be looked at, and that is said.
/// </summary>
internal static class ReferenceCircles
{
    public static (ImmutableArray<ProjectUnit> Units, ImmutableArray<LoadProblem> Problems) Open(ImmutableArray<ProjectUnit> units)
    {
        var closing = new HashSet<(int From, int To)>();
        var (entered, left) = (new HashSet<int>(), new HashSet<int>());
        foreach (var unit in units)
            Visit(unit.Index);
        if (closing.Count == 0)
            return (units, []);
        return (
            [.. units.Select(unit => unit.Without([.. closing.Where(pair => pair.From == unit.Index).Select(pair => pair.To)]))],
            [
                .. closing.Select(pair => new LoadProblem(
                    units[pair.From].Project.ProjectPath,
                    $"it references {units[pair.To].Name}, which references it: a circle; checked without this reference",
                    IsFatal: false
                )),
            ]
        );

        void Visit(int index)
        {
            if (!entered.Add(index))
                return;
            foreach (var reference in units[index].UnitReferences)
                if (entered.Contains(reference.Unit) && !left.Contains(reference.Unit))
                    closing.Add((index, reference.Unit));
                else
                    Visit(reference.Unit);
            left.Add(index);
        }
    }
}
