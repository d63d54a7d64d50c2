using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Catalog;
using Grip.Providers.Json;
using Grip.Providers.Streams;

namespace Grip.Providers.Discovery;

/// <summary>Looks for model servers on this machine, all at once, each for a short time.</summary>
/// <param name="freeMemory">Bytes; null if the caller does not know.</param>
public sealed class ModelDiscovery(Func<string, string?> environment, long? freeMemory, TimeProvider time)
{
    private static readonly string[] Local = ["ollama", "lmstudio", "llamacpp", "vllm"];

    /// <summary>Where the user says that there is a server, it may be far away.</summary>
    private static readonly TimeSpan PatienceWithNamed = TimeSpan.FromSeconds(3);

    /// <summary>For each question.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <exception cref="Grip.Core.GripException">A variable holds no address.</exception>
    public async Task<FoundModels> LookAsync(CancellationToken cancellation)
    {
        var known = KnownServer.All.Where(server => Local.Contains(server.Id)).ToList();
        var found = await Task.WhenAll(known.Select(server => LookAsync(server, cancellation)));
        return new FoundModels(
            [
                .. KnownServer
                    .All.Where(server => server is { NeedsKey: true, KeyVariable: not null })
                    .DistinctBy(server => server.KeyVariable)
                    .Select(server => new FoundKey(
                        server.Id,
                        server.KeyVariable!,
                        !string.IsNullOrWhiteSpace(environment(server.KeyVariable!))
                    )),
            ],
            [.. found.OfType<FoundServer>()],
            [.. known.Where((_, i) => found[i] is null).Select(server => server.Id)]
        );
    }

    private async Task<FoundServer?> LookAsync(KnownServer known, CancellationToken cancellation)
    {
        var server = known.Open(environment);
        using var probe = new ServerProbe(server, IsNamed(known) && Patience < PatienceWithNamed ? PatienceWithNamed : Patience, time);
        var list = await probe.GetAsync(known.Format == WireFormat.Ollama ? "api/tags" : "models", cancellation);
        if (!IsModelServer(known, list))
            return null;
        var address = $"{server.BaseUri.Host}:{server.BaseUri.Port}";
        if (list.Json is not { } json)
            return new FoundServer(known.Id, known.Name, address, [], list.Failure!.Reason);
        var models = known.Id switch
        {
            "ollama" => await OllamaListing.ReadAsync(probe, json, cancellation),
            "lmstudio" => await OpenAiListing.LmStudioAsync(probe, json, cancellation),
            "llamacpp" => await OpenAiListing.LlamaCppAsync(probe, json, cancellation),
            _ => OpenAiListing.Plain(json),
        };
        return new FoundServer(
            known.Id,
            known.Name,
            address,
            [
                .. models.Select(model =>
                    model with
                    {
                        Id = $"{known.Id}/{model.Id}",
                        Fit = server.BaseUri.IsLoopback ? FitOf(model) : Fit.Unknown,
                    }
                ),
            ],
            Problem: null
        );
    }

    /// <summary>Any program may listen on a usual port; one that wants a key, or where the user says that it is, is named all the same.</summary>
    private bool IsModelServer(KnownServer known, (JsonElement? Json, AttemptFailure? Failure) list) =>
        list.Json is { } json
            ? json.Part("data") is not null || json.Part("models") is not null
            : list.Failure!.Kind == ModelFailure.Credentials
                || (IsNamed(known) && list.Failure.Kind is not (ModelFailure.Unreachable or ModelFailure.BrokenStream));

    private bool IsNamed(KnownServer known) => !string.IsNullOrEmpty(environment(known.AddressVariable!));

    /// <summary>Beside its weights a model needs room for its window and for work: a fifth more, and at least 512 MB.</summary>
    private Fit FitOf(FoundModel model)
    {
        if (model is { IsLoaded: true })
            return Fit.Fits;
        if (model.Bytes is not { } bytes || freeMemory is not { } free)
            return Fit.Unknown;
        var need = bytes + Math.Max(bytes / 5, 512L * 1024 * 1024);
        return need <= free ? Fit.Fits
            : bytes <= free ? Fit.Tight
            : Fit.TooBig;
    }
}
