using System.Runtime.Loader;

namespace Grip.Map.Sdk;

/// <summary>
/// The compiler comes from the user's own SDK: its source generators and analyzers match it, and it is precompiled,
/// which halves the time to the first verdict.
/// </summary>
public static class SdkRoslyn
{
    /// <summary>
    /// Makes the runtime find Microsoft.CodeAnalysis in <paramref name="sdk"/>. To be called once, before the first
    /// method that mentions a Roslyn type is compiled.
    /// </summary>
    public static void Register(DotnetSdk sdk)
    {
        var folder = Path.Combine(sdk.Folder, "Roslyn", "bincore");
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            if (name.Name is not ("Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp"))
                return null;
            var path = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
    }
}
