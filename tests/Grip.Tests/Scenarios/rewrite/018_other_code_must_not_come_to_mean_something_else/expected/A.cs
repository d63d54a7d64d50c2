using System;
using System.Diagnostics;
using System.Text;

namespace Sample;

public class A
{
    private readonly int y = 3;

    public string Path => "p";

    public static int Small() => 1;

    public static long Large() => 1;

    public static void Take(int value) { }

    public static void Take(long value) { }

    public static int Apply(int value) => value;

    public void Overload()
    {
        Take(Small());
        long wide = A.Large();
        if (wide > 1) Take((long)wide);
    }

    public void Inferred()
    {
        var value = Small();
        if (value > 1) Take((long)value);
    }

    public void Handlers(StringBuilder text, int i)
    {
        text.Append(string.Format("{0}", text.Length));
        Debug.Assert(i > 0, string.Format("{0}", i));
        text.Append($"{i}".Trim());
    }

    public int Captured(int x) => new Func<int, int>(y => x + y)(1) + Apply(y);

    public string Shadowed(string a) => System.IO.Path.Join(a, "b");

    public static string Join(string a, string b) => a + b;

    public void Embedded(bool c)
    {
        if (c)
            { if (1 > 1) Take((long)1); }
        else
            if (2 > 1) Take((long)2);
    }
}
