using System.Text.RegularExpressions;

namespace Grip.Map.Functions.Finders;

/// <summary>How the parts of a route become one, by the rules of ASP.NET Core.</summary>
internal static partial class RouteTemplates
{
    /// <summary>The template of a controller and that of its action; one that begins with "/" or "~/" stands alone.</summary>
    public static string Combine(string? outer, string? inner)
    {
        if (inner is not null && (inner.StartsWith('/') || inner.StartsWith("~/", StringComparison.Ordinal)))
            return Rooted(inner.TrimStart('~'));
        return Joined(outer ?? "", inner ?? "");
    }

    /// <summary>The prefix of a group and a pattern below it; here a leading "/" starts no new route.</summary>
    public static string Joined(string prefix, string pattern) =>
        Rooted(string.Join('/', new[] { prefix.Trim('/'), pattern.Trim('/') }.Where(part => part.Length > 0)));

    /// <summary>Puts names for [controller], [action] and [area]; other tokens stay.</summary>
    public static string Fill(string template, string controller, string action, string? area) =>
        Token()
            .Replace(
                template,
                match =>
                    match.Groups[1].Value.ToLowerInvariant() switch
                    {
                        "controller" => controller,
                        "action" => action,
                        "area" when area is not null => area,
                        _ => match.Value,
                    }
            );

    private static string Rooted(string route) => "/" + route.Trim('/');

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex Token();
}
