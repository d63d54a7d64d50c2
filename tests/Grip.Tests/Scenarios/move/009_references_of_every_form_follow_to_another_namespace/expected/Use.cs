using Sample.Core;
using Sample.Parts;
using Gadget = Sample.Parts.Widget;
using static Sample.Parts.Widget;

namespace Sample.App;

public class Use
{
    private readonly Gadget gadget = new();

    /// <inheritdoc cref="Widget"/>
    public object[] All => [new Widget(), typeof(Sample.Parts.Widget), typeof(global::Sample.Parts.Widget), gadget, Size, new Helper()];

    public string Text => "Sample.Core.Widget";
}
