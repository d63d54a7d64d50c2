using Sample.Core;

namespace Sample.Parts;

public class Near(Widget widget)
{
    public Widget Widget => widget;
}
