namespace Grip.Terminal.Sandbox;

/// <summary>What holds here, found out by trying it once.</summary>
public static class SandboxProbe
{
    private static readonly Lazy<SandboxSupport> Tried = new(LinuxSandbox.Try);

    public static SandboxSupport Result => Tried.Value;
}
