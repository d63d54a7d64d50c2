// The licence.

namespace Sample;

/// <summary>Its own comment.</summary>
public static class None
{
    public static int Go() => Legacy.OldApi.Run(1);
}
