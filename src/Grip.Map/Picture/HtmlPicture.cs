using System.Text.Json;
using System.Text.RegularExpressions;
using Grip.Map.Overview;

namespace Grip.Map.Picture;

/// <summary>All types of a solution on one page that needs no network and no other file.</summary>
public static partial class HtmlPicture
{
    public static string Of(SolutionOverview overview)
    {
        var data = JsonSerializer.Serialize(PageData.Of(overview), PageJson.Default.PageData);
        return Place()
            .Replace(
                Resource("page.html"),
                match =>
                    match.Groups[1].Value switch
                    {
                        "TITLE" => PictureText.Xml($"{overview.Name}: map"),
                        "STYLE" => Resource("page.css").TrimEnd(),
                        "SCRIPT" => Resource("page.js").TrimEnd(),
                        "DATA" => data,
                        var other => throw new InvalidOperationException($"page.html asks for {other}."),
                    }
            );
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPicture).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{([A-Z]+)\}\}")]
    private static partial Regex Place();
}
