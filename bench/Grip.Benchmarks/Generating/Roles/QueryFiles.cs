namespace Grip.Benchmarks.Generating.Roles;

/// <summary>Questions to a repository, and extension methods.</summary>
internal static class QueryFiles
{
    public static string Queries(EntityPlan entity, Dice dice)
    {
        var members = Enumerable.Range(0, dice.Between(5, 16)).Select(_ => Query(entity, dice));
        return TypeText.File(
            EntityFiles.Spaces(entity),
            entity.Project.Name,
            $"What people ask about each <see cref=\"{entity.Name}\"/>.",
            $"public sealed class {entity.Name}Queries(IRepository<{entity.Name}> repository)",
            members
        );
    }

    public static string Extensions(EntityPlan entity, Dice dice)
    {
        var members = Enumerable.Range(0, dice.Between(4, 14)).Select(_ => Extension(entity, dice));
        return TypeText.File(["Harbor.Core"], entity.Project.Name, "", $"public static class {entity.Name}Extensions", members);
    }

    private static Member Query(EntityPlan entity, Dice dice)
    {
        var (count, amount) = (entity.Any(Kind.Count, dice), entity.Any(Kind.Amount, dice));
        var (moment, text) = (entity.Any(Kind.Moment, dice), entity.Any(Kind.Text, dice));
        var (flag, rate) = (entity.Any(Kind.Flag, dice), entity.Any(Kind.Rate, dice));
        return dice.Below(6) switch
        {
            0 => Asked(
                $"With{count.Name}OverAsync",
                $"IReadOnlyList<{entity.Name}>",
                "int limit, ",
                $"[.. all.Where(item => item.{count.Name} > limit).OrderByDescending(item => item.{moment.Name})]"
            ),
            1 => Asked(
                $"{amount.Name}ByStateAsync",
                $"IReadOnlyDictionary<{entity.Top.Name}State, Money>",
                "",
                $"all.GroupBy(item => item.State).ToDictionary(group => group.Key, group => group.Select(item => item.{amount.Name}).Total())"
            ),
            2 => Asked(
                $"First{flag.Name[2..]}Async",
                $"{entity.Name}?",
                "",
                $"all.FirstOrDefault(item => item.{flag.Name} && item.State != {entity.Top.Name}State.{dice.Pick(entity.Top.States)})"
            ),
            3 => Asked(
                $"PageBy{text.Name}Async",
                $"Page<{entity.Name}>",
                "int number, int size, ",
                $"all.OrderBy(item => item.{text.Name}).ThenBy(item => item.Title).ToList().PageOf(number, size)"
            ),
            4 => Asked($"Average{rate.Name}Async", "decimal", "", $"all.Count == 0 ? 0m : all.Average(item => item.{rate.Name})"),
            _ => Asked(
                $"{amount.Name}Before{moment.Name}Async",
                "Money",
                "DateTimeOffset moment, ",
                $"all.Where(item => item.{moment.Name} < moment).Select(item => item.{amount.Name}).Total()"
            ),
        };
    }

    private static Member Asked(string name, string type, string parameters, string answer) =>
        new(
            name,
            $$"""
            public async Task<{{type}}> {{name}}({{parameters}}CancellationToken cancellation)
            {
                {{TypeText.Mark}}
                var all = await repository.AllAsync(cancellation);
                return {{answer}};
            }
            """
        );

    private static Member Extension(EntityPlan entity, Dice dice)
    {
        var (count, amount, flag) = (entity.Any(Kind.Count, dice), entity.Any(Kind.Amount, dice), entity.Any(Kind.Flag, dice));
        var (moment, text) = (entity.Any(Kind.Moment, dice), entity.Any(Kind.Text, dice));
        return dice.Below(5) switch
        {
            0 => new(
                $"Sum{amount.Name}",
                $"public static Money Sum{amount.Name}(this IEnumerable<{entity.Name}> items) => items.Select(item => item.{amount.Name}).Total();"
            ),
            1 => new(
                $"Only{flag.Name[2..]}",
                $"public static IEnumerable<{entity.Name}> Only{flag.Name[2..]}(this IEnumerable<{entity.Name}> items) => items.Where(item => item.{flag.Name});"
            ),
            2 => new(
                $"Latest{moment.Name}",
                $$"""
                /// <summary>The one with the latest <see cref="{{entity.Owner(moment)}}.{{moment.Name}}"/>.</summary>
                public static {{entity.Name}}? Latest{{moment.Name}}(this IEnumerable<{{entity.Name}}> items)
                {
                    {{TypeText.Mark}}
                    if (items == null)
                        throw new ArgumentNullException(nameof(items));
                    return items.MaxBy(item => item.{{moment.Name}});
                }
                """
            ),
            3 => new(
                $"{text.Name}Line",
                $"public static string {text.Name}Line(this {entity.Name} item) => string.Format(\"{{0}} {{1}}\", item.{text.Name}, item.Label);"
            ),
            _ => new(
                $"By{count.Name}",
                $$"""
                public static ILookup<int, {{entity.Name}}> By{{count.Name}}(this IEnumerable<{{entity.Name}}> items, int step = {{dice.Between(
                    2,
                    50
                )}})
                {
                    if (step < 1)
                        throw new ArgumentOutOfRangeException(nameof(step));
                    return items.ToLookup(item => item.{{count.Name}} / step);
                }
                """
            ),
        };
    }
}
