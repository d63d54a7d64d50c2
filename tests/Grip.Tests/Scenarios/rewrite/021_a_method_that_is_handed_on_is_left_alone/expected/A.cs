using System;
using System.Linq;

namespace Sample;

public static class A
{
    public static int Old(int value) => value;

    public static int New(int value) => value;

    public static int[] All(int[] values) => [.. values.Select(Old), A.New(1)];

    public static Func<int, int> Function() => A.Old;

    public static string Name() => nameof(Old);
}
