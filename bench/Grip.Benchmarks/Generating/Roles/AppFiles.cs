namespace Grip.Benchmarks.Generating.Roles;

/// <summary>Console programs on top of the services.</summary>
internal static class AppFiles
{
    public static string Program(ProjectPlan app, IReadOnlyList<string> commands)
    {
        var cases = string.Join(
            '\n',
            commands.Select(command =>
                $"    \"{EntityFiles.Spoken(command).Replace(' ', '-')}\" => await new {command}(events).ExecuteAsync(CancellationToken.None),"
            )
        );
        return $$"""
            using Harbor.Core;
            using {{app.Name}};

            var events = new EventStream();
            events.Listen<IHappening>(happening => Console.WriteLine(happening));
            return args.FirstOrDefault() switch
            {
            {{cases}}
                _ => 2,
            };

            """;
    }

    public static string Command(
        string space,
        string name,
        string service,
        ProjectPlan home,
        EntityPlan first,
        EntityPlan second,
        Dice dice
    )
    {
        var usings = TypeText.Usings(["Harbor.Core", home.Name, first.Project.Name, second.Project.Name], space);
        var (amount, text) = (first.Any(Kind.Amount, dice), first.Any(Kind.Text, dice));
        return $$"""
            {{usings}}namespace {{space}};

            /// <summary>Runs <see cref="{{service}}"/> over all that there is.</summary>
            public sealed class {{name}}(EventStream events)
            {
                public async Task<int> ExecuteAsync(CancellationToken cancellation)
                {
                    {{TypeText.Mark}}
                    var repository = new {{first.Name}}Repository(events);
                    var others = new {{second.Name}}Repository(events);
                    for (var i = 0; i < {{dice.Between(3, 40)}}; i++)
                    {
                        var item = new {{first.Name}}(Guid.NewGuid(), "{{EntityFiles.Spoken(
                first.Name
            )}} " + i) { {{amount.Name}} = Money.Of(i), {{text.Name}} = "{{dice.Pick(Words.Subjects)}}" };
                        await repository.StoreAsync(item, cancellation);
                    }
                    I{{service}} service = new {{service}}(repository, others, events);
                    var outcome = await service.RunAsync({{dice.Between(10, 100)}}, cancellation);
                    Console.WriteLine(outcome.IsGood ? outcome.Value.ToString() : outcome.Reason);
                    return outcome.IsGood ? 0 : 1;
                }
            }

            """;
    }
}
