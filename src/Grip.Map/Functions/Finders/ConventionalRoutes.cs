using Grip.Map.Functions.Reading;

namespace Grip.Map.Functions.Finders;

/// <summary>Calls that map many endpoints at once, or one that the framework itself answers.</summary>
internal static class ConventionalRoutes
{
    private const string DefaultPattern = "/{controller=Home}/{action=Index}/{id?}";

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls("MapControllerRoute", "MapAreaControllerRoute", "MapRoute", "MapDefaultControllerRoute"))
            if (call.From("Microsoft.AspNetCore.Builder", "System.Web.Mvc", "System.Web.Routing") is { } by)
            {
                var name = file.TextOf(call.Argument(0, "name")) ?? "default";
                var pattern = call.Name switch
                {
                    "MapDefaultControllerRoute" => DefaultPattern,
                    "MapAreaControllerRoute" => file.TextOf(call.Argument(2, "pattern")),
                    _ => file.TextOf(call.Argument(1, "pattern") ?? call.Argument(1, "url")),
                };
                yield return Function(
                    call,
                    by,
                    "ANY",
                    RouteTemplates.Joined("", pattern ?? "{computed}"),
                    $"controllers by convention ({name})"
                );
            }

        foreach (var call in file.Calls("MapHub", "MapGrpcService"))
            if (call.From("Microsoft.AspNetCore.Builder") is { } by && call.TypeArguments is [{ } type])
            {
                var isHub = call.Name == "MapHub";
                var route = isHub ? RouteTemplates.Joined(RoutePrefix.Of(file, call.Target).Route, RoutePrefix.Pattern(call)) : "/";
                yield return Function(call, by, isHub ? "HUB" : "GRPC", isHub ? route : Titles.Of(type), Titles.Of(type)) with
                {
                    Symbol = type,
                };
            }

        foreach (var call in file.Calls("MapHealthChecks", "MapPrometheusScrapingEndpoint", "MapGraphQL", "MapOpenApi"))
            if (call.From("Microsoft.AspNetCore", "OpenTelemetry", "HotChocolate") is { } by)
            {
                var route = call.Argument(0, "pattern") is null ? "(default path)" : RouteTemplates.Joined("", RoutePrefix.Pattern(call));
                yield return Function(call, by, "ANY", route, call.Name["Map".Length..]);
            }
    }

    private static FoundFunction Function(Call call, FoundBy by, string verb, string route, string handler) =>
        new()
        {
            Kind = FunctionKind.Endpoint,
            Title = $"{verb} {route}",
            Symbol = call.File.Holder(call.Node),
            Line = call.Line,
            FoundBy = by,
            Details = [new("verb", verb), new("route", route), new("handler", handler), new("form", call.Name)],
        };
}
