namespace Grip.Benchmarks.Generating.Roles;

/// <summary>What an entity can do with one of its properties.</summary>
internal static class PropertyMembers
{
    public static IEnumerable<Member> Of(EntityPlan entity, PropertyPlan property, Dice dice) =>
        property.Kind switch
        {
            Kind.Text => Text(property),
            Kind.Count => Count(property, dice),
            Kind.Amount => Amount(property, dice),
            Kind.Moment => Moment(property, dice),
            Kind.Rate => Rate(entity, property, dice),
            _ => Flag(property, dice),
        };

    private static IEnumerable<Member> Text(PropertyPlan property)
    {
        yield return new(
            $"Replace{property.Name}",
            $$"""
            public void Replace{{property.Name}}(string value)
            {
                {{TypeText.Mark}}
                {{property.Name}} = Guard.Present(value, nameof(value)).Trim();
                Touch(nameof({{property.Name}}));
            }
            """
        );
        yield return new(
            $"Has{property.Name}",
            $"public bool Has{property.Name}(string? wanted) => wanted == null || string.Equals({property.Name}, wanted, StringComparison.OrdinalIgnoreCase);"
        );
    }

    private static IEnumerable<Member> Count(PropertyPlan property, Dice dice)
    {
        var most = dice.Between(10, 5000);
        yield return new(
            $"Raise{property.Name}",
            $$"""
            /// <param name="by">At least one; the sum stays under {{most}}.</param>
            public int Raise{{property.Name}}(int by)
            {
                Guard.Positive(by, nameof(by));
                var raised = {{property.Name}} + by;
                if (raised > {{most}})
                    throw new ArgumentOutOfRangeException(nameof(by), by, "Too many.");
                {{property.Name}} = raised;
                Touch(nameof({{property.Name}}));
                return raised;
            }
            """
        );
    }

    private static IEnumerable<Member> Amount(PropertyPlan property, Dice dice)
    {
        yield return new(
            $"{property.Name}With",
            $$"""
            /// <summary><see cref="{{property.Name}}"/> with a surcharge of {{dice.Between(2, 30)}} per cent at most.</summary>
            public Money {{property.Name}}With(decimal percent)
            {
                {{TypeText.Mark}}
                if (percent < 0m)
                    return {{property.Name}};
                var surcharge = {{property.Name}} * (percent / 100m);
                return {{property.Name}} + surcharge;
            }
            """
        );
    }

    private static IEnumerable<Member> Moment(PropertyPlan property, Dice dice)
    {
        var days = dice.Between(3, 90);
        yield return new(
            $"{property.Name}Passed",
            $"public bool {property.Name}Passed(DateTimeOffset now) => {property.Name} != default && {property.Name} < now;"
        );
        yield return new(
            $"Postpone{property.Name}",
            $$"""
            public DateTimeOffset Postpone{{property.Name}}(int days = {{days}})
            {
                {{property.Name}} = {{property.Name}}.AddDays(days);
                Touch(nameof({{property.Name}}));
                return {{property.Name}};
            }
            """
        );
    }

    private static IEnumerable<Member> Rate(EntityPlan entity, PropertyPlan property, Dice dice)
    {
        var amount = entity.Any(Kind.Amount, dice);
        yield return new(
            $"{amount.Name}By{property.Name}",
            $$"""
            public Money {{amount.Name}}By{{property.Name}}()
            {
                {{TypeText.Mark}}
                return {{property.Name}} switch
                {
                    0m => Money.Zero,
                    >= {{dice.Between(2, 9)}}m => {{amount.Name}} * {{property.Name}},
                    _ => {{amount.Name}},
                };
            }
            """
        );
    }

    private static IEnumerable<Member> Flag(PropertyPlan property, Dice dice)
    {
        yield return new(
            $"Mark{property.Name[2..]}",
            $$"""
            /// <summary>Sets <see cref="{{property.Name}}"/>, which {{dice.Pick(Words.Reasons)}}.</summary>
            public void Mark{{property.Name[2..]}}(bool value = true)
            {
                if ({{property.Name}} == value)
                    return;
                {{property.Name}} = value;
                Touch(nameof({{property.Name}}));
            }
            """
        );
    }
}
