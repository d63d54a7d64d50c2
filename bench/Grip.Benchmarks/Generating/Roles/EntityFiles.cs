namespace Grip.Benchmarks.Generating.Roles;

/// <summary>The entity itself, its state, its rules and what it says when it changes.</summary>
internal static class EntityFiles
{
    public static string Declaration(EntityPlan entity, Dice dice)
    {
        var name = entity.Name;
        var header = entity.Base is null ? $"public partial class {name} : Entity" : $"public partial class {name} : {entity.Base.Name}";
        return TypeText.File(
            Spaces(entity),
            entity.Project.Name,
            $"A {Spoken(name)} {dice.Pick(Words.Reasons)}, see <see cref=\"{entity.Top.Name}State\"/>.",
            header,
            Members(entity)
        );
    }

    public static string Rules(EntityPlan entity, Dice dice)
    {
        var members = entity.Own.SelectMany(property => PropertyMembers.Of(entity, property, dice));
        var change = new Member(
            "Advance",
            $$"""
            /// <summary>Goes on to the next state; the last one is final.</summary>
            public bool Advance()
            {
                {{TypeText.Mark}}
                if (State == {{entity.Top.Name}}State.{{entity.Top.States[^1]}})
                    return false;
                MoveTo(State + 1);
                return true;
            }
            """
        );
        return TypeText.File(
            Spaces(entity),
            entity.Project.Name,
            "",
            $"public partial class {entity.Name}",
            entity.Base is null ? [change, .. members] : members
        );
    }

    public static string State(EntityPlan entity, Dice dice)
    {
        var members = entity.States.Select(state =>
            $"    /// <summary>The {Spoken(entity.Name)} {dice.Pick(Words.Reasons)}.</summary>\n    {state},"
        );
        return $"namespace {entity.Project.Name};\n\npublic enum {entity.Name}State\n{{\n{string.Join("\n\n", members)}\n}}\n";
    }

    public static string Events(EntityPlan entity, Dice dice)
    {
        var (amount, moment) = (entity.Any(Kind.Amount, dice), entity.Any(Kind.Moment, dice));
        return $$"""
            using Harbor.Core;

            namespace {{entity.Project.Name}};

            /// <summary>Says that a <see cref="{{entity.Name}}"/> went from one state to another.</summary>
            public sealed record {{entity.Name}}Changed(Guid Subject, {{entity.Top.Name}}State From, {{entity.Top.Name}}State To) : IHappening;

            /// <summary>Says that <see cref="{{entity.Owner(amount)}}.{{amount.Name}}"/> is settled.</summary>
            public sealed record {{entity.Name}}Settled(Guid Subject, Money {{amount.Name}}, DateTimeOffset {{moment.Name}}) : IHappening
            {
                public static {{entity.Name}}Settled Of({{entity.Name}} source) => new(source.Identity, source.{{amount.Name}}, {{moment.Name}}: source.{{moment.Name}});
            }

            """;
    }

    public static IEnumerable<string> Spaces(EntityPlan entity) =>
        entity.Link is null ? ["Harbor.Core"] : ["Harbor.Core", entity.Link.Project.Name];

    /// <summary><c>CargoPermit</c> as <c>cargo permit</c>.</summary>
    public static string Spoken(string name) =>
        string.Concat(
            name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString())
        );

    private static IEnumerable<Member> Members(EntityPlan entity)
    {
        yield return new(
            "ctor",
            $$"""
            public {{entity.Name}}(Guid identity, string title)
                : base(identity, title)
            {
                {{TypeText.Mark}}
                {{(entity.Base is null ? $"State = {entity.Name}State.{entity.States[0]};" : "Touch(nameof(Title));")}}
            }
            """
        );
        if (entity.Base is null)
        {
            yield return new("Changed", $"public event EventHandler<{entity.Name}Changed>? Changed;");
            yield return new("State", $"public {entity.Name}State State {{ get; private set; }}");
        }
        foreach (var property in entity.Own)
            yield return new(
                property.Name,
                $"public {property.Type} {property.Name} {{ get; set; }}{(property.Kind == Kind.Text ? " = \"\";" : property.Kind == Kind.Amount ? " = Money.Zero;" : "")}"
            );
        if (entity.Link is not null)
            yield return new($"Linked{entity.Link.Name}", $"public {entity.Link.Name}? Linked{entity.Link.Name} {{ get; set; }}");
        yield return Describe(entity);
        var amount = entity.Properties.First(property => property.Kind == Kind.Amount);
        yield return new(
            "Worth",
            $"/// <inheritdoc />\npublic override Money Worth => {amount.Name}{(entity.Link is null ? "" : $" + (Linked{entity.Link.Name}?.Worth ?? Money.Zero)")};"
        );
        if (entity.Base is null)
            yield return MoveTo(entity);
    }

    private static Member Describe(EntityPlan entity)
    {
        var (text, count) = (
            entity.Properties.First(property => property.Kind == Kind.Text),
            entity.Properties.First(property => property.Kind == Kind.Count)
        );
        return new(
            "Describe",
            $$"""
            /// <inheritdoc />
            public override string Describe()
            {
                var what = string.Format("{0} {1}", {{text.Name}}, {{count.Name}});
                return $"{Title}: {what}";
            }
            """
        );
    }

    private static Member MoveTo(EntityPlan entity) =>
        new(
            "MoveTo",
            $$"""
            public void MoveTo({{entity.Name}}State state)
            {
                if (state == State)
                    return;
                var before = State;
                State = state;
                Touch(nameof(State));
                Changed?.Invoke(this, new {{entity.Name}}Changed(Identity, before, state));
            }
            """
        );
}
