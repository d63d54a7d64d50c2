namespace Grip.Benchmarks.Generating.Roles;

/// <summary>Where entities are kept, how they are checked and how they leave the program.</summary>
internal static class RepositoryFiles
{
    public static string Repository(EntityPlan entity, Dice dice)
    {
        var (name, text, count) = (entity.Name, entity.Any(Kind.Text, dice), entity.Any(Kind.Count, dice));
        return $$"""
            using Harbor.Core;

            namespace {{entity.Project.Name}};

            /// <summary>Where each <see cref="{{name}}"/> is kept.</summary>
            public interface I{{name}}Repository : IRepository<{{name}}>
            {
                Task<IReadOnlyList<{{name}}>> By{{text.Name}}Async(string value, CancellationToken cancellation);

                Task<int> Highest{{count.Name}}Async(CancellationToken cancellation);
            }

            /// <inheritdoc cref="I{{name}}Repository" />
            public sealed class {{name}}Repository(EventStream events) : MemoryRepository<{{name}}>, I{{name}}Repository
            {
                public Task<IReadOnlyList<{{name}}>> By{{text.Name}}Async(string value, CancellationToken cancellation)
                {
                    {{TypeText.Mark}}
                    cancellation.ThrowIfCancellationRequested();
                    IReadOnlyList<{{name}}> found = [.. Items.Where(item => item.Has{{text.Name}}(value)).OrderBy(item => item.Title)];
                    return Task.FromResult(found);
                }

                public Task<int> Highest{{count.Name}}Async(CancellationToken cancellation)
                {
                    cancellation.ThrowIfCancellationRequested();
                    return Task.FromResult(Items.Select(item => item.{{count.Name}}).DefaultIfEmpty().Max());
                }

                /// <inheritdoc />
                public override async Task StoreAsync({{name}} item, CancellationToken cancellation)
                {
                    if (item == null)
                        throw new ArgumentNullException(nameof(item));
                    await base.StoreAsync(item, cancellation);
                    events.Publish({{name}}Settled.Of(item));
                }
            }

            """;
    }

    public static string Validator(EntityPlan entity, Dice dice)
    {
        var rules = dice.Some(entity.Properties, dice.Between(3, 9)).Select(property => Rule(entity, property, dice));
        return $$"""
            using Harbor.Core;

            namespace {{entity.Project.Name}};

            /// <summary>What holds for each <see cref="{{entity.Name}}"/> that leaves the desk.</summary>
            public sealed class {{entity.Name}}Validator : Validator<{{entity.Name}}>
            {
                public {{entity.Name}}Validator()
                {
                    {{TypeText.Mark}}
                    Rule(nameof({{entity.Name}}.Title), item => item.Title.Length > 0, "has no title");
            {{string.Join('\n', rules)}}
                }
            }

            """;
    }

    public static string Document(EntityPlan entity, Dice dice)
    {
        var kept = dice.Some(entity.Properties, dice.Between(3, 12));
        var fields = string.Concat(kept.Select(property => $",\n    {property.Type} {property.Name}"));
        var copies = string.Concat(kept.Select(property => $",\n            {property.Name}: item.{property.Name}"));
        var sets = string.Concat(kept.Select(property => $"            {property.Name} = document.{property.Name},\n"));
        return $$"""
            using Harbor.Core;

            namespace {{entity.Project.Name}};

            /// <summary>A <see cref="{{entity.Name}}"/> as it is sent to others.</summary>
            public sealed record {{entity.Name}}Document(
                Guid Identity,
                string Title{{fields}}
            );

            public static class {{entity.Name}}Mapper
            {
                public static {{entity.Name}}Document ToDocument(this {{entity.Name}} item)
                {
                    {{TypeText.Mark}}
                    if (item == null)
                        throw new ArgumentNullException(nameof(item));
                    return new {{entity.Name}}Document(
                        Identity: item.Identity,
                        Title: item.Title{{copies}}
                    );
                }

                public static {{entity.Name}} ToEntity(this {{entity.Name}}Document document)
                {
                    if (document == null)
                        throw new ArgumentNullException(nameof(document));
                    return new {{entity.Name}}(document.Identity, document.Title)
                    {
            {{sets}}        };
                }
            }

            """;
    }

    private static string Rule(EntityPlan entity, PropertyPlan property, Dice dice)
    {
        var holds = property.Kind switch
        {
            Kind.Text => $"item.{property.Name}.Length < {dice.Between(40, 400)}",
            Kind.Count => $"item.{property.Name} >= 0 && item.{property.Name} < {dice.Between(1000, 90000)}",
            Kind.Amount => $"item.{property.Name} >= Money.Zero",
            Kind.Moment => $"item.{property.Name}.Year < {dice.Between(2090, 2200)}",
            Kind.Rate => $"item.{property.Name} is >= 0m and <= {dice.Between(1, 100)}m",
            _ => $"!item.{property.Name} || item.State != {entity.Top.Name}State.{dice.Pick(entity.Top.States)}",
        };
        var severity = dice.Chance(0.3) ? ", Severity.Hint" : "";
        return $"        Rule(nameof({entity.Name}.{property.Name}), item => {holds}, \"{dice.Pick(Words.Reasons)}\"{severity});";
    }
}
