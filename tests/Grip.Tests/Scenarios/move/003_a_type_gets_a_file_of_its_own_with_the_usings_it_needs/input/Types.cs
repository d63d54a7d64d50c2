// Licence of the sample.

using System.Text;
using System.Text.Json;

namespace Sample;

/// <summary>Stays, see <see cref="Second"/>.</summary>
public class First
{
    public string Text => new StringBuilder().ToString();
}

/// <summary>Goes.</summary>
[Serializable]
public class Second // with its comment
{
    public string Json => JsonSerializer.Serialize(new First());
}

public class Third;
