using System.Collections.Immutable;

namespace Grip.Providers.Discovery;

/// <summary>Whether a model and its window have room in memory.</summary>
public enum Fit
{
    /// <summary>Its size or the free memory is not known, or it runs elsewhere.</summary>
    Unknown,
    Fits,

    /// <summary>It will run, but partly from disk or beside little else.</summary>
    Tight,
    TooBig,
}

/// <param name="Id">As it is given to --model.</param>
/// <param name="Bytes">Its weights on disk; null if the server does not say.</param>
/// <param name="Window">Tokens; null if the server does not say.</param>
/// <param name="IsLoaded">True if it answers without being loaded first; null if the server does not say.</param>
/// <param name="Quantization">As in "Q4_K_M".</param>
public sealed record FoundModel(string Id, long? Bytes, int? Window, bool? IsLoaded, string? Quantization, Fit Fit);

/// <param name="Provider">What stands before the slash of its models' names.</param>
/// <param name="Address">Host and port.</param>
/// <param name="Problem">Why it was not listed whole; null if it was.</param>
public sealed record FoundServer(string Provider, string Name, string Address, ImmutableArray<FoundModel> Models, string? Problem);

/// <param name="Variable">As in "ANTHROPIC_API_KEY"; its value is never read out.</param>
public sealed record FoundKey(string Provider, string Variable, bool IsSet);

/// <summary>What can be asked from this machine.</summary>
/// <param name="Silent">Providers whose usual address on this machine does not answer.</param>
public sealed record FoundModels(ImmutableArray<FoundKey> Keys, ImmutableArray<FoundServer> Servers, ImmutableArray<string> Silent);
