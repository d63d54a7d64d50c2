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
        long wide = Small();
        Take(wide);
    }

    public void Inferred()
    {
        var value = Small();
        Take(value);
    }

    public void Handlers(StringBuilder text, int i)
    {
        text.Append(string.Format("{0}", text.Length));
        Debug.Assert(i > 0, string.Format("{0}", i));
        text.Append(string.Format("{0}", i).Trim());
    }

    public int Captured(int x) => Apply(x) + Apply(y);

    public string Shadowed(string a) => A.Join(a, "b");

    public static string Join(string a, string b) => a + b;

    public void Embedded(bool c)
    {
        if (c)
            Take(1);
        else
            Take(2);
    }
}
