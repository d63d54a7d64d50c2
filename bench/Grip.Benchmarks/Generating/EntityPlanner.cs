namespace Grip.Benchmarks.Generating;

/// <summary>Invents entities with names that no other project has.</summary>
internal sealed class EntityPlanner(Dice dice)
{
    private static readonly (Kind Kind, string[] Names)[] Pools =
    [
        (Kind.Text, Words.Texts),
        (Kind.Count, Words.Counts),
        (Kind.Amount, Words.Amounts),
        (Kind.Moment, Words.Moments),
        (Kind.Rate, Words.Rates),
        (Kind.Flag, Words.Flags),
    ];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public EntityPlan Next(ProjectPlan project)
    {
        var parent = project.Entities.Count > 1 && dice.Chance(0.15) ? dice.Pick(project.Entities) : null;
        if (parent?.Base is not null)
            parent = null;
        IReadOnlyList<EntityPlan> linkable = [.. project.Reach().SelectMany(reached => reached.Entities)];
        var link = linkable.Count > 0 && dice.Chance(0.7) ? dice.Pick(linkable) : null;
        var entity = new EntityPlan(project, Name(), Properties(parent), dice.Some(Words.States, dice.Between(3, 7)), parent, link);
        project.Entities.Add(entity);
        return entity;
    }

    private string Name()
    {
        for (var tries = 0; ; tries++)
        {
            var name = dice.Pick(Words.Subjects) + dice.Pick(Words.Things);
            if (tries > 20)
                name = dice.Pick(Words.Subjects) + name;
            if (_names.Add(name))
                return name;
        }
    }

    private List<PropertyPlan> Properties(EntityPlan? parent)
    {
        var properties = new List<PropertyPlan>();
        var rich = dice.Chance(0.04);
        foreach (var (kind, names) in Pools)
        {
            var free = names.Where(name => parent is null || parent.Properties.All(property => property.Name != name)).ToList();
            var most =
                rich ? 9
                : dice.Chance(0.2) ? 6
                : 3;
            foreach (
                var name in dice.Some(
                    free,
                    dice.Between(
                        rich ? 6
                            : parent is null ? 1
                            : 0,
                        most
                    )
                )
            )
                properties.Add(new PropertyPlan(name, kind));
        }
        return properties;
    }
}
