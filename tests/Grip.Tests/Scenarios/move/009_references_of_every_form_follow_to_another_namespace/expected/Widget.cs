using Sample.Core;

namespace Sample.Parts;

/// <summary>A widget, see <see cref="Sample.Parts.Widget"/> and <see cref="Helper"/>.</summary>
public class Widget
{
    public const int Size = 3;

    public Helper? Helper { get; set; }

    public Sample.Core.Deep.Inner? Inner { get; set; }
}
