using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Grip.Core.Text;

namespace Grip.Automations.Upgrade.Graph;

/// <summary>A project file or an imported one, with the places of all versions in it.</summary>
internal sealed class BuildFile
{
    private readonly int[] lineStarts;

    private BuildFile(string path, FileText file, XDocument document)
    {
        (Path, File) = (path, file);
        lineStarts = [0, .. Enumerable.Range(0, file.Text.Length).Where(i => file.Text[i] == '\n').Select(i => i + 1)];
        var elements = document.Descendants().ToArray();
        Items = [.. elements.SelectMany(ItemsOf)];
        Spots = [.. elements.SelectMany(SpotsOf)];
        PropertiesAt = elements.FirstOrDefault(element => element.Name.LocalName == "PropertyGroup" && element.HasElements) is { } group
            ? StartTagEnd(Offset(group)) + 1
            : -1;
        Imports =
        [
            .. elements
                .Where(element => element.Name.LocalName == "Import")
                .Select(element => (string?)element.Attribute("Project"))
                .OfType<string>(),
        ];
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    public FileText File { get; }

    public ImmutableArray<VersionSpot> Spots { get; }

    public ImmutableArray<PackageItem> Items { get; }

    /// <summary>Where the first group of properties begins, behind its start tag; -1 if there is none.</summary>
    public int PropertiesAt { get; }

    /// <summary>As written.</summary>
    public ImmutableArray<string> Imports { get; }

    /// <summary>Null if the file cannot be read as XML: what the build system makes of it shows at restore.</summary>
    public static BuildFile? TryRead(string path)
    {
        try
        {
            var file = FileText.Decode(System.IO.File.ReadAllBytes(path));
            return new BuildFile(path, file, XDocument.Parse(file.Text, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace));
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IEnumerable<PackageItem> ItemsOf(XElement element)
    {
        if (!IsPackageItem(element) || (element.Attribute("Include") ?? element.Attribute("Update")) is not { } named)
            yield break;
        var names = Names(named.Value).ToArray();
        var start = Offset(element) - 1;
        foreach (var id in names)
            yield return new PackageItem(
                this,
                element.Name.LocalName,
                id,
                names.Length,
                start,
                WholeText(element, start),
                ConditionOf(element)
            );
    }

    private IEnumerable<VersionSpot> SpotsOf(XElement element)
    {
        if (element.Parent?.Name.LocalName == "PropertyGroup" && !element.HasElements)
        {
            if (TextOf(element) is var (start, text))
                yield return new VersionSpot(this, element.Name.LocalName, SpotKind.Property, start, text, ConditionOf(element));
            yield break;
        }

        if (!IsPackageItem(element) || (element.Attribute("Include") ?? element.Attribute("Update")) is not { } named)
            yield break;
        var kind = element.Name.LocalName == "PackageReference" ? SpotKind.Reference : SpotKind.Central;
        foreach (var id in Names(named.Value))
        foreach (var (name, of) in new[] { ("Version", kind), ("VersionOverride", SpotKind.Override) })
        {
            if (element.Attribute(name) is { Value.Length: > 0 } attribute)
                yield return new VersionSpot(this, id, of, ValueStart(attribute), attribute.Value.Trim(), ConditionOf(element));
            foreach (var child in element.Elements().Where(child => child.Name.LocalName == name))
                if (TextOf(child) is var (start, text))
                    yield return new VersionSpot(this, id, of, start, text, ConditionOf(child));
        }
    }

    private static bool IsPackageItem(XElement element) =>
        element.Name.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference";

    private static IEnumerable<string> Names(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string WholeText(XElement element, int start)
    {
        var text = File.Text;
        var at = StartTagEnd(start);
        if (text[at - 1] == '/')
            return text[start..(at + 1)];
        var end = text.IndexOf('>', text.IndexOf($"</{element.Name.LocalName}", at, StringComparison.Ordinal));
        return text[start..(end + 1)];
    }

    /// <summary>The '>' of a start tag: one in an attribute's value is none.</summary>
    private int StartTagEnd(int start)
    {
        var (text, quote) = (File.Text, '\0');
        var at = start;
        for (; text[at] != '>' || quote != '\0'; at++)
            if (text[at] is '"' or '\'')
                quote =
                    quote == '\0' ? text[at]
                    : quote == text[at] ? '\0'
                    : quote;
        return at;
    }

    private static string ConditionOf(XElement element) =>
        string.Join(
            " and ",
            element.AncestorsAndSelf().Select(one => (string?)one.Attribute("Condition")).Where(text => !string.IsNullOrWhiteSpace(text))
        );

    /// <summary>Where the value begins, after its quote and leading spaces.</summary>
    private int ValueStart(XAttribute attribute)
    {
        var text = File.Text;
        var at = Offset(attribute);
        while (text[at] is not ('"' or '\''))
            at++;
        at++;
        while (char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private (int Start, string Text)? TextOf(XElement element)
    {
        if (element.Nodes().OfType<XText>().FirstOrDefault(node => node.Value.Trim().Length > 0) is not { } node)
            return null;
        var value = node.Value.Trim();
        var start = File.Text.IndexOf(value, StartTagEnd(Offset(element)), StringComparison.Ordinal);
        return start < 0 ? null : (start, value);
    }

    private int Offset(IXmlLineInfo info) => lineStarts[info.LineNumber - 1] + info.LinePosition - 1;
}
