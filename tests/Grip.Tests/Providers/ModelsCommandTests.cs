using System.Text.Json;
using Grip.Models;
using Grip.Providers.Catalog;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Providers;

public sealed class ModelsCommandTests
{
    [Fact]
    public async Task Keys_are_listed_by_name_and_servers_with_their_models()
    {
        await using var ollama = new ScriptedServer(Play.Json("{}", 404))
        {
            Fixed =
            {
                ["/api/tags"] = Play.Json("""{"models":[{"name":"qwen3:8b","size":1000,"details":{"quantization_level":"Q4_K_M"}}]}"""),
                ["/api/ps"] = Play.Json("""{"models":[]}"""),
                ["/api/show"] = Play.Json("""{"model_info":{"qwen3.context_length":40960}}"""),
            },
        };
        await using var other = new ScriptedServer(Play.Json("""{"error":"busy"}""", 500));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OLLAMA_HOST"] = ollama.HostAndPort,
            ["LMSTUDIO_BASE_URL"] = other.Address,
            ["LLAMACPP_BASE_URL"] = "http://127.0.0.1:1",
            ["VLLM_BASE_URL"] = "http://127.0.0.1:1",
            ["ANTHROPIC_API_KEY"] = Asking.Key,
            ["OPENAI_API_KEY"] = "",
        };

        var text = await RunAsync(environment);
        var json = await RunAsync(environment, "--json");

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.Contains(
            "  anthropic   ANTHROPIC_API_KEY     set\n  openai      OPENAI_API_KEY        not set\n",
            text.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"  Ollama at {ollama.HostAndPort}\n    ollama/qwen3:8b  40,960 tokens, 1 KB, Q4_K_M, fits into memory\n"
                + $"  LM Studio at {other.HostAndPort}\n    problem: answered 500: busy\n"
                + "  not answering: llamacpp, vllm\n",
            text.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Asking.Key, text.Output + json.Output, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(json.Output);
        Assert.Equal(
            """{"model":"ollama/qwen3:8b","bytes":1000,"window":40960,"loaded":false,"quantization":"Q4_K_M","fit":"fits"}""",
            answer.RootElement.GetProperty("servers")[0].GetProperty("models")[0].GetRawText()
        );
    }

    [Fact]
    public void Free_memory_is_what_linux_calls_available() =>
        Assert.Equal(5948172L * 1024, FreeMemory.Available(["MemTotal:       16000000 kB", "MemAvailable:    5948172 kB"]));

    [Fact]
    public void The_page_on_models_has_each_provider_with_its_variables()
    {
        var page = File.ReadAllText(Path.Combine(SourceFolder.Repository, "docs", "models.md"));

        foreach (var server in KnownServer.All)
        {
            var row = page.Split('\n').Single(line => line.StartsWith('|') && line.Contains($"`{server.Id}`", StringComparison.Ordinal));
            foreach (var expected in new[] { server.KeyVariable, server.AddressVariable, server.Address ?? "none" }.OfType<string>())
                Assert.Contains(expected, row, StringComparison.Ordinal);
        }
    }

    private static Task<GripAnswer> RunAsync(Dictionary<string, string> environment, params string[] options) =>
        GripRun.HereAsync(["models", .. options], Path.GetTempPath(), environment, "", TestContext.Current.CancellationToken);
}
