using Grip.Home;
using Grip.Home.Trust;

namespace Grip.Trust;

internal enum TrustState
{
    /// <summary>Nobody has trusted it.</summary>
    Untrusted,

    /// <summary>It was trusted, and brings something else since.</summary>
    Changed,
    Trusted,
}

/// <summary>Whether a folder's own settings count: it was trusted, and brings what it brought then.</summary>
internal static class WorkspaceTrust
{
    public static TrustState Of(string root, HomeFolder home, Brought brought) =>
        new TrustStore(home).Find(root) is not { } trusted ? TrustState.Untrusted
        : trusted.Fingerprint == brought.Fingerprint ? TrustState.Trusted
        : TrustState.Changed;

    /// <summary>The same without a look at the folder where nobody trusted it.</summary>
    public static bool Holds(string root, HomeFolder home) =>
        new TrustStore(home).Find(root) is { } trusted && trusted.Fingerprint == Brought.By(root).Fingerprint;
}
