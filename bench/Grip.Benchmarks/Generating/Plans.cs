namespace Grip.Benchmarks.Generating;

internal enum Layer
{
    Core,
    Testing,
    Domain,
    Service,
    App,
    Tests,
}

/// <param name="References">Direct ones.</param>
internal sealed record ProjectPlan(string Name, Layer Layer, IReadOnlyList<ProjectPlan> References, int Lines)
{
    public List<EntityPlan> Entities { get; } = [];

    public List<string> Services { get; } = [];

    public string Folder =>
        (
            Layer == Layer.Tests ? "tests/"
            : Layer == Layer.App ? "apps/"
            : "src/"
        ) + Name;

    public string Path => $"{Folder}/{Name}.csproj";

    /// <summary>This project and all that it reaches.</summary>
    public IReadOnlyList<ProjectPlan> Reach()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<ProjectPlan>();
        Visit(this);
        return found;

        void Visit(ProjectPlan project)
        {
            if (!seen.Add(project.Name))
                return;
            found.Add(project);
            foreach (var reference in project.References)
                Visit(reference);
        }
    }
}

internal enum Kind
{
    Text,
    Count,
    Amount,
    Moment,
    Rate,
    Flag,
}

internal sealed record PropertyPlan(string Name, Kind Kind)
{
    public string Type =>
        Kind switch
        {
            Kind.Text => "string",
            Kind.Count => "int",
            Kind.Amount => "Money",
            Kind.Moment => "DateTimeOffset",
            Kind.Rate => "decimal",
            _ => "bool",
        };
}

/// <param name="Base">An entity of the same project that it extends, or null.</param>
/// <param name="Link">An entity that it points to, of any project in reach, or null.</param>
internal sealed record EntityPlan(
    ProjectPlan Project,
    string Name,
    IReadOnlyList<PropertyPlan> Own,
    IReadOnlyList<string> States,
    EntityPlan? Base,
    EntityPlan? Link
)
{
    public string Variable => char.ToLowerInvariant(Name[0]) + Name[1..];

    public IReadOnlyList<PropertyPlan> Properties { get; } = Base is null ? Own : [.. Base.Properties, .. Own];

    /// <summary>The root of the inheritance has the state.</summary>
    public EntityPlan Top => Base is null ? this : Base.Top;

    /// <summary>The name of the entity that declares it; a doc comment finds no inherited member.</summary>
    public string Owner(PropertyPlan property) => Own.Contains(property) ? Name : Base!.Owner(property);

    public PropertyPlan Any(Kind kind, Dice dice) => dice.Pick([.. Properties.Where(property => property.Kind == kind)]);
}
