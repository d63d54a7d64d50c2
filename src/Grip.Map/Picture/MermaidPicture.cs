using System.Text;
using Grip.Map.Overview;

namespace Grip.Map.Picture;

/// <summary>The projects as a mermaid flowchart, as GitHub and others draw it.</summary>
public static class MermaidPicture
{
    public static string Of(SolutionOverview overview)
    {
        var boxes = PictureBox.Of(overview);
        var text = new StringBuilder();
        text.Append("%% ").Append(PictureMark.Text).Append('\n').Append("flowchart TD\n");
        for (var i = 0; i < boxes.Length; i++)
        {
            var box = boxes[i];
            var (open, close) = box.Output switch
            {
                "web" => ("([", "])"),
                "program" => ("[[", "]]"),
                "tests" => ("{{", "}}"),
                _ => ("[", "]"),
            };
            text.Append($"  p{i}{open}\"{PictureText.Mermaid(box.Name)}<br/><small>{PictureText.Mermaid(box.Says)}</small>\"{close}\n");
        }

        for (var i = 0; i < boxes.Length; i++)
            foreach (var target in boxes[i].Uses)
                text.Append($"  p{i} {(boxes[i].IsTest ? "-.->" : "-->")} p{target}\n");
        return text.ToString();
    }
}
