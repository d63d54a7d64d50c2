namespace Grip.Terminal.Digests.Readers;

/// <summary>Tells the user's own code from that of frameworks and packages, by where it lies.</summary>
internal static class OwnCode
{
    private static readonly string[] Libraries =
    [
        "node_modules/",
        "node:internal",
        "internal/",
        "site-packages/",
        "dist-packages/",
        "/usr/lib/",
        "/lib/python",
        "<frozen ",
        "/rustc/",
        "/.cargo/registry/",
        "/usr/local/go/",
        "/usr/lib/go",
        "/pkg/mod/",
        "/_/src/",
        "/_/",
        "java.base/",
        "org.junit.",
        "jdk.internal.",
        "sun.",
        "java.lang.",
        "java.util.",
        "org.apache.maven.",
        "Xunit.",
        "NUnit.Framework.",
        "System.Runtime.",
        "Microsoft.VisualStudio.TestPlatform",
    ];

    public static bool IsLibrary(string frame) => Libraries.Any(part => frame.Contains(part, StringComparison.Ordinal));
}
