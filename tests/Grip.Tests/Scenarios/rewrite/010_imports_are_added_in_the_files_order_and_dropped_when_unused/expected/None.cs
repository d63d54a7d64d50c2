// The licence.

using Modern.Api;

namespace Sample;

/// <summary>Its own comment.</summary>
public static class None
{
    public static int Go() => Runner.Start(1);
}
