using Sample.Texts;

namespace Sample;

public static class A
{
    public static int Go(string text) => text.Letters();

    public static int Two(string text) => Old.Length(text);
}
