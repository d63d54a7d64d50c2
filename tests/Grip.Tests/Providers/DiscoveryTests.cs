using Grip.Providers.Discovery;

namespace Grip.Tests.Providers;

public sealed class DiscoveryTests
{
    [Fact]
    public async Task What_answers_is_listed_with_windows_and_whether_it_fits()
    {
        await using var ollama = new ScriptedServer(Play.Json("{}", 404))
        {
            Fixed =
            {
                ["/api/tags"] = Play.Json(
                    """{"models":[{"name":"qwen3:8b","size":5000000000,"details":{"quantization_level":"Q4_K_M"}},{"name":"big:70b","size":40000000000}]}"""
                ),
                ["/api/ps"] = Play.Json("""{"models":[]}"""),
                ["/api/show"] = Play.Json("""{"model_info":{"qwen3.context_length":40960}}"""),
            },
        };
        await using var studio = new ScriptedServer(Play.Json("{}", 404))
        {
            Fixed =
            {
                ["/v1/models"] = Play.Json("""{"data":[{"id":"devstral"}]}"""),
                ["/api/v0/models"] = Play.Json(
                    """{"data":[{"id":"devstral","type":"llm","state":"loaded","quantization":"4bit","loaded_context_length":8192,"max_context_length":131072},{"id":"e","type":"embeddings"}]}"""
                ),
            },
        };
        await using var llama = new ScriptedServer(Play.Json("{}", 404))
        {
            Fixed =
            {
                ["/v1/models"] = Play.Json("""{"data":[{"id":"/models/gemma.gguf","meta":{"n_ctx_train":131072,"size":3000000000}}]}"""),
                ["/props"] = Play.Json("""{"default_generation_settings":{"n_ctx":16384}}"""),
            },
        };
        await using var other = new ScriptedServer(Play.Json("<html>", 404));

        var found = await new ModelDiscovery(
            name =>
                name switch
                {
                    "OLLAMA_HOST" => ollama.HostAndPort,
                    "LMSTUDIO_BASE_URL" => studio.Address,
                    "LLAMACPP_BASE_URL" => llama.Address,
                    "VLLM_BASE_URL" => other.Address,
                    "ANTHROPIC_API_KEY" => Asking.Key,
                    _ => null,
                },
            freeMemory: 8_000_000_000,
            TimeProvider.System
        )
        {
            Patience = TimeSpan.FromSeconds(20),
        }.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new FoundModel("ollama/qwen3:8b", 5_000_000_000, 40960, IsLoaded: false, "Q4_K_M", Fit.Fits),
                new FoundModel("ollama/big:70b", 40_000_000_000, 40960, IsLoaded: false, null, Fit.TooBig),
                new FoundModel("lmstudio/devstral", null, 8192, IsLoaded: true, "4bit", Fit.Fits),
                new FoundModel("llamacpp/gemma.gguf", 3_000_000_000, 16384, IsLoaded: true, null, Fit.Fits),
            ],
            found.Servers.SelectMany(server => server.Models)
        );
        Assert.Equal(
            ("vLLM", other.HostAndPort, "answered 404: <html>"),
            (found.Servers[^1].Name, found.Servers[^1].Address, found.Servers[^1].Problem)
        );
        Assert.Equal(["ANTHROPIC_API_KEY"], found.Keys.Where(key => key.IsSet).Select(key => key.Variable));
        Assert.DoesNotContain(Asking.Key, found.ToString(), StringComparison.Ordinal);
        Assert.Empty(found.Silent);
    }

    [Fact]
    public async Task What_does_not_answer_is_silent_and_costs_little()
    {
        await using var mute = new ScriptedServer(new Play(200, "application/json", [], Ending.Silence));

        var found = await new ModelDiscovery(_ => mute.Address, freeMemory: null, TimeProvider.System).LookAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Empty(found.Servers);
        Assert.Equal(["ollama", "lmstudio", "llamacpp", "vllm"], found.Silent);
    }
}
