using Sample.Core;
using Gadget = Sample.Core.Widget;
using static Sample.Core.Widget;

namespace Sample.App;

public class Use
{
    private readonly Gadget gadget = new();

    /// <inheritdoc cref="Widget"/>
    public object[] All => [new Widget(), typeof(Sample.Core.Widget), typeof(global::Sample.Core.Widget), gadget, Size, new Helper()];

    public string Text => "Sample.Core.Widget";
}
