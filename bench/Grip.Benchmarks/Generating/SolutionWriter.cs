using System.Text;
using Grip.Benchmarks.Generating.Roles;

namespace Grip.Benchmarks.Generating;

/// <summary>Fills the planned projects file by file, lower layers first, until each has its lines.</summary>
internal sealed class SolutionWriter(GenerateOptions options, Dice dice)
{
    private readonly EntityPlanner _entities = new(dice.Fork("entities"));
    private readonly Dictionary<string, (EntityPlan First, EntityPlan Second)> _services = new(StringComparer.Ordinal);
    private readonly List<WrittenFile> _files = [];
    private readonly CentralUses _central = new(options.Lines / LinesPerFile, dice.Fork("central"));

    /// <summary>What a file of the mix below has on average.</summary>
    private const int LinesPerFile = 65;

    public IReadOnlyList<WrittenFile> Write(IReadOnlyList<ProjectPlan> projects)
    {
        var testsLeft = projects.Count(project => project.Layer == Layer.Tests);
        foreach (var project in projects)
        {
            Write(project.Path, ProjectFiles.Project(project, options.MultiTarget));
            // The tests come last and take what the others have left of the wanted lines.
            var fills =
                project.Layer == Layer.Tests
                    ? project with
                    {
                        Lines = (options.Lines - _files.Sum(file => file.Lines)) / testsLeft--,
                    }
                    : project;
            Fill(fills);
        }
        Write($"{GenerateOptions.Root}.slnx", ProjectFiles.Solution(projects));
        Write("Directory.Build.props", ProjectFiles.Props);
        Write("Directory.Packages.props", "<Project />\n");
        Write(".editorconfig", ProjectFiles.EditorConfig);
        Write(".gitignore", "bin/\nobj/\n");
        return _files;
    }

    private void Fill(ProjectPlan project)
    {
        switch (project.Layer)
        {
            case Layer.Core or Layer.Testing:
                foreach (var (name, text) in Templates.Of(project.Layer))
                    Add(project, $"{name}.cs", text);
                break;
            case Layer.Domain:
                Until(project, _ => Aggregate(project));
                break;
            case Layer.Service:
                Until(project, i => Service(project, i));
                break;
            case Layer.App:
                App(project);
                break;
            default:
                Until(project, i => Tests(project, i));
                break;
        }
    }

    /// <param name="step">Writes something; answers its lines, 0 if there is nothing left.</param>
    private static void Until(ProjectPlan project, Func<int, int> step)
    {
        var lines = 0;
        for (var i = 0; lines < project.Lines || i == 0; i++)
        {
            var written = step(i);
            if (written == 0)
                return;
            lines += written;
        }
    }

    private int Aggregate(ProjectPlan project)
    {
        var entity = _entities.Next(project);
        var chance = dice.Fork(entity.Name);
        var folder = entity.Name;
        var lines = Add(project, $"{folder}/{entity.Name}.cs", EntityFiles.Declaration(entity, chance));
        lines += Add(project, $"{folder}/{entity.Name}.Rules.cs", EntityFiles.Rules(entity, chance));
        if (entity.Base is null)
            lines += Add(project, $"{folder}/{entity.Name}State.cs", EntityFiles.State(entity, chance));
        lines += Add(project, $"{folder}/{entity.Name}Events.cs", EntityFiles.Events(entity, chance));
        lines += Add(project, $"{folder}/{entity.Name}Repository.cs", RepositoryFiles.Repository(entity, chance));
        if (chance.Chance(0.6))
            lines += Add(project, $"{folder}/{entity.Name}Validator.cs", RepositoryFiles.Validator(entity, chance));
        if (chance.Chance(0.6))
            lines += Add(project, $"{folder}/{entity.Name}Document.cs", RepositoryFiles.Document(entity, chance));
        if (chance.Chance(0.7))
            lines += Add(project, $"{folder}/{entity.Name}Queries.cs", QueryFiles.Queries(entity, chance));
        if (chance.Chance(0.6))
            lines += Add(project, $"{folder}/{entity.Name}Extensions.cs", QueryFiles.Extensions(entity, chance));
        return lines;
    }

    private int Service(ProjectPlan project, int turn)
    {
        IReadOnlyList<EntityPlan> reach =
        [
            .. project.References.Where(below => below.Layer == Layer.Domain).SelectMany(below => below.Entities),
        ];
        if (turn > reach.Count * 4)
            return 0;
        var (first, second) = (dice.Pick(reach), dice.Pick(reach));
        var name = $"{first.Name}{dice.Pick(Words.ServiceRoles)}Service";
        if (!_services.TryAdd(name, (first, second)))
            return 1;
        project.Services.Add(name);
        return Add(project, $"{first.Name}/I{name}.cs", ServiceFiles.Interface(project.Name, name, first))
            + Add(project, $"{first.Name}/{name}.cs", ServiceFiles.Service(project.Name, name, first, second, dice.Fork(name)));
    }

    private void App(ProjectPlan project)
    {
        var services = project.References.SelectMany(below => below.Services.Select(name => (Home: below, Name: name))).ToList();
        var wanted = Math.Clamp(project.Lines / 30, 1, services.Count);
        var commands = new List<string>();
        foreach (var (home, service) in dice.Some(services, wanted))
        {
            var (first, second) = _services[service];
            var name = service.Replace("Service", "Command", StringComparison.Ordinal);
            commands.Add(name);
            Add(project, $"Commands/{name}.cs", AppFiles.Command(project.Name, name, service, home, first, second, dice.Fork(name)));
        }
        Add(project, "Program.cs", AppFiles.Program(project, commands));
    }

    private int Tests(ProjectPlan project, int turn)
    {
        IReadOnlyList<EntityPlan> tested = [.. project.Reach().SelectMany(reached => reached.Entities)];
        var topic = turn / tested.Count;
        if (topic >= Words.Topics.Length)
            return 0;
        var entity = tested[turn % tested.Count];
        var name = Words.Topics[topic];
        return Add(
            project,
            $"{entity.Name}/{entity.Name}{name}Tests.cs",
            TestFiles.Tests(project, entity, name, dice.Fork(entity.Name + name))
        );
    }

    private int Add(ProjectPlan project, string path, string text)
    {
        var type = Path.GetFileNameWithoutExtension(path).Split('.')[0];
        var resolved = TypeText.Resolve(text, project.Layer is Layer.Core or Layer.Testing ? [] : _central.For(type));
        return Write($"{project.Folder}/{path}", resolved);
    }

    private int Write(string path, string text)
    {
        var full = Path.Combine(options.Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var lines = text.AsSpan().Count('\n');
        _files.Add(new WrittenFile(path, text, lines));
        return lines;
    }
}

internal sealed record WrittenFile(string Path, string Text, int Lines);
