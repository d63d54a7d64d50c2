namespace Sample.Core;

/// <summary>A widget, see <see cref="Sample.Core.Widget"/> and <see cref="Helper"/>.</summary>
public class Widget
{
    public const int Size = 3;

    public Helper? Helper { get; set; }

    public Deep.Inner? Inner { get; set; }
}
