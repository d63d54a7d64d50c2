namespace Grip.Benchmarks.Generating;

/// <summary>Which projects there are and how they hang together: core, then domain, services, apps, tests.</summary>
internal static class SolutionPlanner
{
    public static IReadOnlyList<ProjectPlan> Plan(GenerateOptions options, Dice dice)
    {
        var core = new ProjectPlan($"{GenerateOptions.Root}.Core", Layer.Core, [], 0);
        var testing = new ProjectPlan($"{GenerateOptions.Root}.Testing", Layer.Testing, [core], 0);
        var rest = Math.Max(options.Projects - 2, 4);
        var apps = Math.Max(1, rest / 12);
        var tests = Math.Max(1, rest / 5);
        var services = Math.Max(1, rest * 3 / 10);
        var domains = Math.Max(1, rest - apps - tests - services);
        var names = Names(domains + services + apps, dice);
        var share = Math.Max(0, options.Lines - CoreLines) / rest;

        List<ProjectPlan> domainProjects = [];
        for (var i = 0; i < domains; i++)
            domainProjects.Add(new(names[i], Layer.Domain, [core, .. Near(domainProjects, dice, 2)], Size(share, dice)));
        List<ProjectPlan> serviceProjects = [];
        for (var i = 0; i < services; i++)
        {
            IReadOnlyList<ProjectPlan> below = [core, .. dice.Some(domainProjects, dice.Between(2, 4)), .. Near(serviceProjects, dice, 1)];
            serviceProjects.Add(new(names[domains + i] + ".Services", Layer.Service, below, Size(share, dice)));
        }
        List<ProjectPlan> appProjects = [];
        for (var i = 0; i < apps; i++)
            appProjects.Add(new(names[domains + services + i] + ".App", Layer.App, dice.Some(serviceProjects, 3), Size(share / 2, dice)));
        List<ProjectPlan> testProjects = [];
        foreach (var tested in dice.Some([.. domainProjects, .. serviceProjects], tests))
            testProjects.Add(new(tested.Name + ".Tests", Layer.Tests, [testing, tested], Size(share, dice)));
        return [core, testing, .. domainProjects, .. serviceProjects, .. appProjects, .. testProjects];
    }

    /// <summary>About what the core and the test support take.</summary>
    private const int CoreLines = 600;

    private static int Size(int share, Dice dice) => share * dice.Between(60, 140) / 100;

    private static IReadOnlyList<ProjectPlan> Near(List<ProjectPlan> before, Dice dice, int count)
    {
        var near = before.Skip(Math.Max(0, before.Count - 8)).ToList();
        return dice.Some(near, dice.Between(0, count));
    }

    private static List<string> Names(int count, Dice dice)
    {
        var names = dice.Some(Words.Areas, Words.Areas.Length).Select(area => $"{GenerateOptions.Root}.{area}").ToList();
        var parts = new[] { "Records", "Rules", "Planning", "History", "Partners", "Reports" };
        for (var i = 0; names.Count < count; i++)
            names.Add($"{names[i % Words.Areas.Length]}.{parts[i / Words.Areas.Length % parts.Length]}");
        return names;
    }
}
