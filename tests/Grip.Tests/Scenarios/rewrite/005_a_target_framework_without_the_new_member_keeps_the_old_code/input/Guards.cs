using System;

public static class Guards
{
    public static int Both(string a)
    {
        if (a == null) throw new ArgumentNullException(nameof(a));
        return a.Length;
    }

#if NET
    public static int Modern(string a)
    {
        if (a == null) throw new ArgumentNullException(nameof(a));
        return a.Length;
    }
#endif
}
