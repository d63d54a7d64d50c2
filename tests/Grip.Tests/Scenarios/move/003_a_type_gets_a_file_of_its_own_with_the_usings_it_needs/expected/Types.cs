// Licence of the sample.

using System.Text;

namespace Sample;

/// <summary>Stays, see <see cref="Second"/>.</summary>
public class First
{
    public string Text => new StringBuilder().ToString();
}

public class Third;
