using System.Reflection;

namespace Grip;

internal static class ProgramVersion
{
    /// <summary>As in "0.1.0", without the revision that the SDK appends.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
