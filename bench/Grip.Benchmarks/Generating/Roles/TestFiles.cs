namespace Grip.Benchmarks.Generating.Roles;

/// <summary>Examines one entity. Runs without a test framework, so that nothing has to be downloaded.</summary>
internal static class TestFiles
{
    public static string Tests(ProjectPlan project, EntityPlan entity, string topic, Dice dice)
    {
        List<Member> members = [Sample(entity, dice)];
        for (var i = 0; i < dice.Between(6, 24); i++)
            members.Add(Case(entity, dice));
        return TypeText.File(
            ["Harbor.Core", "Harbor.Testing", entity.Project.Name],
            project.Name,
            "",
            $"public sealed class {entity.Name}{topic}Tests",
            members
        );
    }

    private static Member Sample(EntityPlan entity, Dice dice)
    {
        var sets = dice.Some(entity.Properties, 4).Select(property => $"        {property.Name} = {Value(property, dice)},");
        return new(
            "Sample",
            $$"""
            private static {{entity.Name}} Sample() =>
                new(Guid.NewGuid(), "{{EntityFiles.Spoken(entity.Name)}}")
                {
            {{string.Join('\n', sets)}}
                };
            """
        );
    }

    private static Member Case(EntityPlan entity, Dice dice)
    {
        var property = dice.Pick(entity.Properties);
        var value = Value(property, dice);
        return dice.Below(4) switch
        {
            0 => Test(
                $"{property.Name}_is_kept",
                [$"var item = Sample();", $"item.{property.Name} = {value};", $"Check.Equal({value}, item.{property.Name});"]
            ),
            1 => Test(
                "A_change_counts",
                [
                    "var item = Sample();",
                    $"item.Retitle(\"{dice.Pick(Words.Subjects)}\");",
                    "Check.True(item.Revision > 0);",
                    "Check.True(item.Describe() != null);",
                ]
            ),
            2 => Test(
                $"The_state_{dice.Pick(entity.Top.States)}_is_reached",
                [
                    "var item = Sample();",
                    $"item.MoveTo({entity.Top.Name}State.{entity.Top.States[^1]});",
                    $"Check.Equal({entity.Top.Name}State.{entity.Top.States[^1]}, item.State);",
                    "Check.True(!item.Advance());",
                ]
            ),
            _ => Test(
                "An_empty_title_is_refused",
                ["var item = Sample();", "Check.Throws<ArgumentException>(() => item.Retitle(\"\"));", "Check.Equal(0, item.Revision);"]
            ),
        };
    }

    private static Member Test(string name, IEnumerable<string> body) =>
        new(
            name,
            $$"""
            [Case("{{name.Replace('_', ' ')}}")]
            public void {{name}}()
            {
                {{TypeText.Mark}}
            {{string.Join('\n', body.Select(line => "    " + line))}}
            }
            """
        );

    private static string Value(PropertyPlan property, Dice dice) =>
        property.Kind switch
        {
            Kind.Text => $"\"{dice.Pick(Words.Subjects)}\"",
            Kind.Count => $"{dice.Between(1, 900)}",
            Kind.Amount => $"Money.Of({dice.Between(1, 9000)}m)",
            Kind.Moment =>
                $"new DateTimeOffset({dice.Between(2001, 2040)}, {dice.Between(1, 12)}, {dice.Between(1, 28)}, 12, 0, 0, TimeSpan.Zero)",
            Kind.Rate => $"0.{dice.Between(1, 99):00}m",
            _ => dice.Chance(0.5) ? "true" : "false",
        };
}
