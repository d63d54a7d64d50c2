using System.Runtime.CompilerServices;
using Grip.Map.Sdk;

namespace Grip.Tests.Checks;

internal static class CompilerOfTheSdk
{
    // The tests reference the compiler without shipping it, as the program does.
#pragma warning disable CA2255 // A test assembly is an application here: nothing else can run before its first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => SdkRoslyn.Register(DotnetHost.Locate(Environment.GetEnvironmentVariable).Newest);
}
