namespace Grip.Benchmarks.Generating.Roles;

/// <summary>What is done with entities, mostly of other projects.</summary>
internal static class ServiceFiles
{
    public static string Service(string space, string name, EntityPlan first, EntityPlan second, Dice dice)
    {
        List<Member> members = [Fields(first, second)];
        var count = dice.Chance(0.1) ? dice.Between(20, 35) : dice.Between(6, 16);
        for (var i = 0; i < count; i++)
            members.Add(dice.Chance(0.7) ? Deed(first, "_first", dice) : Both(first, second, dice));
        return TypeText.File(
            ["Harbor.Core", first.Project.Name, second.Project.Name],
            space,
            $"Works on each <see cref=\"{first.Name}\"/> together with its <see cref=\"{second.Name}\"/>.",
            $"public sealed class {name}(IRepository<{first.Name}> first, IRepository<{second.Name}> second, EventStream events) : I{name}",
            members
        );
    }

    public static string Interface(string space, string name, EntityPlan first) =>
        $$"""
            using Harbor.Core;
            {{(first.Project.Name == space ? "" : $"using {first.Project.Name};\n")}}
            namespace {{space}};

            /// <summary>The part of <see cref="{{name}}"/> that others need.</summary>
            public interface I{{name}}
            {
                /// <summary>Goes through all that is kept.</summary>
                Task<Outcome<Money>> RunAsync(int limit, CancellationToken cancellation);

                Task<{{first.Name}}?> FindAsync(Guid identity, CancellationToken cancellation);
            }

            """;

    private static Member Fields(EntityPlan first, EntityPlan second)
    {
        var amount = first.Properties.First(property => property.Kind == Kind.Amount);
        return new(
            "_first",
            $$"""
            private readonly IRepository<{{first.Name}}> _first = Guard.NotNull(first, nameof(first));
            private readonly IRepository<{{second.Name}}> _second = Guard.NotNull(second, nameof(second));

            /// <inheritdoc />
            public async Task<Outcome<Money>> RunAsync(int limit, CancellationToken cancellation)
            {
                {{TypeText.Mark}}
                var all = await _first.AllAsync(cancellation);
                if (all.Count > limit)
                    return Outcome<Money>.Bad("more than " + limit + " of " + nameof({{first.Name}}));
                foreach (var item in all)
                    events.Publish({{first.Name}}Settled.Of(item));
                return Outcome<Money>.Good(all.Select(item => item.{{amount.Name}}).Total());
            }

            /// <inheritdoc />
            public Task<{{first.Name}}?> FindAsync(Guid identity, CancellationToken cancellation) => _first.FindAsync(identity, cancellation);
            """
        );
    }

    private static Member Deed(EntityPlan entity, string repository, Dice dice)
    {
        var (count, amount, flag) = (entity.Any(Kind.Count, dice), entity.Any(Kind.Amount, dice), entity.Any(Kind.Flag, dice));
        var (moment, text, rate) = (entity.Any(Kind.Moment, dice), entity.Any(Kind.Text, dice), entity.Any(Kind.Rate, dice));
        var state = $"{entity.Top.Name}State.{dice.Pick(entity.Top.States)}";
        return dice.Below(5) switch
        {
            0 => new(
                $"Raise{count.Name}Async",
                $$"""
                public async Task<int> Raise{{count.Name}}Async(Guid identity, int by, CancellationToken cancellation)
                {
                    {{TypeText.Mark}}
                    var item = await {{repository}}.FindAsync(identity, cancellation);
                    if (item == null)
                        return 0;
                    item.{{count.Name}} = checked(item.{{count.Name}} + by);
                    await {{repository}}.StoreAsync(item, cancellation);
                    return item.{{count.Name}};
                }
                """
            ),
            1 => new(
                $"Close{moment.Name}Async",
                $$"""
                /// <summary>Moves what is older than the given moment to <see cref="{{state}}"/>.</summary>
                public async Task<IReadOnlyList<{{entity.Name}}>> Close{{moment.Name}}Async(DateTimeOffset before, CancellationToken cancellation)
                {
                    var closed = new List<{{entity.Name}}>();
                    foreach (var item in await {{repository}}.AllAsync(cancellation))
                    {
                        if (item.{{moment.Name}} >= before || item.State == {{state}})
                            continue;
                        item.MoveTo({{state}});
                        await {{repository}}.StoreAsync(item, cancellation);
                        closed.Add(item);
                    }
                    return closed;
                }
                """
            ),
            2 => new(
                $"Reprice{amount.Name}Async",
                $$"""
                public async Task<Money> Reprice{{amount.Name}}Async(decimal factor, CancellationToken cancellation)
                {
                    var sum = Money.Zero;
                    foreach (var item in (await {{repository}}.AllAsync(cancellation)).Where(item => item.{{flag.Name}}))
                    {
                        item.{{amount.Name}} *= item.{{rate.Name}} > {{dice.Between(1, 5)}}m ? factor * item.{{rate.Name}} : factor;
                        sum += item.{{amount.Name}};
                        await {{repository}}.StoreAsync(item, cancellation);
                    }
                    return sum;
                }
                """
            ),
            3 => new(
                $"Line{text.Name}",
                $$"""
                public static string Line{{text.Name}}({{entity.Name}} item)
                {
                    {{TypeText.Mark}}
                    if (item == null)
                        throw new ArgumentNullException(nameof(item));
                    return string.Format("{0} {1}", item.Describe(), item.{{text.Name}});
                }
                """
            ),
            _ => new(
                $"TryReplace{text.Name}Async",
                $$"""
                public async Task<bool> TryReplace{{text.Name}}Async(Guid identity, string? value, CancellationToken cancellation)
                {
                    var item = await {{repository}}.FindAsync(identity, cancellation);
                    if (item == null || value == null)
                        return false;
                    item.{{text.Name}} = Guard.Present(value, nameof(value));
                    item.{{flag.Name}} = !item.{{flag.Name}};
                    await {{repository}}.StoreAsync(item, cancellation);
                    return true;
                }
                """
            ),
        };
    }

    private static Member Both(EntityPlan first, EntityPlan second, Dice dice)
    {
        var (left, right) = (first.Any(Kind.Amount, dice), second.Any(Kind.Amount, dice));
        var (count, flag) = (first.Any(Kind.Count, dice), second.Any(Kind.Flag, dice));
        return dice.Chance(0.5)
            ? new(
                $"Balance{left.Name}Against{right.Name}Async",
                $$"""
                public async Task<Money> Balance{{left.Name}}Against{{right.Name}}Async(CancellationToken cancellation)
                {
                    {{TypeText.Mark}}
                    var given = (await _first.AllAsync(cancellation)).Select(item => item.{{left.Name}}).Total();
                    var taken = (await _second.AllAsync(cancellation)).Where(item => !item.{{flag.Name}}).Select(item => item.{{right.Name}}).Total();
                    return given - taken;
                }
                """
            )
            : new(
                $"Match{count.Name}Async",
                $$"""
                public async Task<IReadOnlyList<({{first.Name}} First, {{second.Name}} Second)>> Match{{count.Name}}Async(CancellationToken cancellation)
                {
                    var firsts = await _first.AllAsync(cancellation);
                    var seconds = await _second.AllAsync(cancellation);
                    var pairs =
                        from one in firsts
                        join other in seconds on one.Title equals other.Title
                        where one.{{count.Name}} > 0 && one.{{left.Name}} > other.{{right.Name}}
                        select (one, other);
                    return [.. pairs];
                }
                """
            );
    }
}
