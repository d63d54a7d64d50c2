// Licence of the sample.

using System.Text.Json;

namespace Sample;

/// <summary>Goes.</summary>
[Serializable]
public class Second // with its comment
{
    public string Json => JsonSerializer.Serialize(new First());
}
