using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Grip.Map.ApiDifference;

/// <summary>The doc comments that packages ship beside their assemblies, as words.</summary>
internal sealed partial class ApiDocumentation
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, ApiDocumentation> Known = new(StringComparer.Ordinal);

    /// <param name="files">XML files; what is missing or malformed documents nothing.</param>
    public static ApiDocumentation Read(ImmutableArray<string> files) =>
        Known.GetOrAdd(string.Join('|', files), _ => new ApiDocumentation(files));

    private ApiDocumentation(ImmutableArray<string> files)
    {
        foreach (var file in files.Where(File.Exists))
        {
            try
            {
                using var reader = XmlReader.Create(
                    file,
                    new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
                );
                foreach (var member in XDocument.Load(reader).Descendants("member"))
                    if (member.Attribute("name")?.Value is { } name)
                        members.TryAdd(name, member);
            }
            catch (XmlException)
            {
                // Comments are evidence where they can be read; a package's broken file is not the user's affair.
            }
        }
    }

    public string Summary(string id) => members.TryGetValue(id, out var member) ? Words(member.Element("summary")) : "";

    /// <summary>What is written about a parameter; empty if nothing is.</summary>
    public string Parameter(string id, string name) =>
        members.TryGetValue(id, out var member)
            ? Words(member.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value == name))
            : "";

    private static string Words(XElement? element)
    {
        if (element is null)
            return "";
        // A reference counts as the last part of what it names.
        foreach (
            var reference in element
                .Descendants()
                .Where(inner => inner.Attribute("cref") is not null || inner.Attribute("name") is not null)
        )
            if (reference.IsEmpty)
                reference.Value = LastPart((reference.Attribute("cref") ?? reference.Attribute("name"))!.Value);
        return Blank().Replace(element.Value, " ").Trim();
    }

    private static string LastPart(string id) => id.Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
