using System.Globalization;
using System.Text;
using Grip.Map.Overview;

namespace Grip.Map.Picture;

/// <summary>The projects in layers as an SVG that stands alone, in light and dark.</summary>
public static class SvgPicture
{
    private const string Style = """
        svg { background: #fbfbf9; font-family: system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
        .box { fill: #ffffff; stroke: #8a8d94; } .web { fill: #e3edff; stroke: #3b74d6; } .program { fill: #e2f5ea; stroke: #2c8a5a; }
        .tests { fill: #f3f1ec; stroke: #b5b0a4; stroke-dasharray: 4 3; }
        .name { fill: #1c1d20; font-size: 13px; font-weight: 600; } .says { fill: #63666d; font-size: 11px; } .title { fill: #1c1d20; font-size: 16px; font-weight: 600; }
        .arrow { fill: none; stroke: #7f8590; stroke-width: 1.2; opacity: .75; } .head { fill: #7f8590; }
        @media (prefers-color-scheme: dark) {
          svg { background: #16181c; } .box { fill: #1f2228; stroke: #666b75; } .web { fill: #1a2a48; stroke: #6aa9ff; } .program { fill: #17332a; stroke: #3fd49a; }
          .tests { fill: #1b1c1f; stroke: #55585f; } .name, .title { fill: #e8e8e6; } .says { fill: #a2a6ae; } .arrow { stroke: #8b919c; } .head { fill: #8b919c; }
        }
        """;

    public static string Of(SolutionOverview overview)
    {
        var (boxes, width, height) = SvgLayout.Of(PictureBox.Of(overview));
        var title = PictureText.Xml(overview.Name);
        var wide = Math.Max(width, 60 + 9 * overview.Name.Length);
        var text = new StringBuilder();
        text.Append(
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- {PictureMark.Text} -->
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Number(wide)} {Number(height)}" width="{Number(wide)}" height="{Number(
                height
            )}" role="img" aria-label="{title}: projects and what they use">
            <style>{Style}</style>
            <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
            <text class="title" x="24" y="32">{title}</text>

            """
        );
        foreach (var box in boxes.Where(box => !box.Box.IsTest))
        foreach (var target in box.Box.Uses)
            text.Append(Arrow(box, boxes[target]));
        foreach (var box in boxes)
            text.Append(
                $"""
                <g><title>{PictureText.Xml(Tooltip(box, boxes))}</title><rect class="box {box.Box.Output}" x="{Number(box.X)}" y="{Number(
                    box.Y
                )}" width="{Number(box.Width)}" height="{Number(PlacedBox.Height)}" rx="7"/>
                <text class="name" x="{Number(box.Middle)}" y="{Number(box.Y + 19)}" text-anchor="middle">{PictureText.Xml(
                    box.Box.Name
                )}</text><text class="says" x="{Number(box.Middle)}" y="{Number(box.Y + 35)}" text-anchor="middle">{PictureText.Xml(
                    box.Box.Says
                )}</text></g>

                """
            );
        return text.Append("</svg>\n").ToString();
    }

    private static string Tooltip(PlacedBox box, System.Collections.Immutable.ImmutableArray<PlacedBox> boxes) =>
        box.Box.Uses.IsEmpty
            ? box.Box.Name
            : $"{box.Box.Name} uses {string.Join(", ", box.Box.Uses.Select(target => boxes[target].Box.Name))}";

    /// <summary>From the lower edge to the upper one of what stands below; sideways or upwards from edge to edge as well.</summary>
    private static string Arrow(PlacedBox from, PlacedBox to)
    {
        var isDown = to.Y > from.Y;
        var (y1, y2) = isDown ? (from.Y + PlacedBox.Height, to.Y) : (from.Y, to.Y + PlacedBox.Height);
        if (to.Y == from.Y)
            (y1, y2) = (from.Y + PlacedBox.Height, to.Y + PlacedBox.Height);
        var bend = Math.Max(22, Math.Abs(y2 - y1) / 2) * (isDown || to.Y == from.Y ? 1 : -1);
        var end = to.Y == from.Y ? y2 + bend : y2 - bend;
        return $"<path class=\"arrow\" marker-end=\"url(#head)\" d=\"M{Number(from.Middle)} {Number(y1)}C{Number(from.Middle)} {Number(y1 + bend)} {Number(to.Middle)} {Number(end)} {Number(to.Middle)} {Number(y2)}\"/>\n";
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
