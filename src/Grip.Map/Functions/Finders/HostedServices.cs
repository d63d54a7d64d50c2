using Grip.Map.Functions.Reading;

namespace Grip.Map.Functions.Finders;

/// <summary>What runs beside the requests: hosted services and scheduled jobs.</summary>
internal static class HostedServices
{
    private static readonly KnownType[] _known =
    [
        KnownType.Of("Microsoft.Extensions.Hosting.BackgroundService"),
        KnownType.Of("Microsoft.Extensions.Hosting.IHostedLifecycleService"),
        KnownType.Of("Microsoft.Extensions.Hosting.IHostedService"),
        KnownType.Of("Quartz.IJob"),
    ];

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var (node, type) in file.Derived())
            if (!type.IsAbstract && Ancestry.Find(type, _known) is { } found)
                yield return new FoundFunction
                {
                    Kind = FunctionKind.HostedService,
                    Title = Titles.Of(type),
                    Symbol = type,
                    Line = file.LineOf(node.Identifier),
                    FoundBy = found.By,
                    Details = [new("form", found.Type.Name)],
                };
    }
}
