namespace Grip.Map.Picture;

/// <summary>By it Grip knows its own pictures again: they may be overwritten, other files may not.</summary>
public static class PictureMark
{
    public const string Text = "Made by 'grip map': it is overwritten when it is made again.";
}
