using Grip.Core;
using Grip.Core.Models;
using Grip.Providers.Catalog;
using Grip.Providers.Fallback;
using Grip.Providers.Profiles;
using Grip.Providers.Streams;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Providers;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("antropic/claude", "There is no provider 'antropic'.", "Did you mean 'anthropic'? The providers are: anthropic,")]
    [InlineData(
        "claude-sonnet-4-5",
        "'claude-sonnet-4-5' names no model: a provider and a model are wanted.",
        "Did you mean 'anthropic/claude-sonnet-4-5'?"
    )]
    [InlineData("qwen3:8b", "'qwen3:8b' names no model: a provider and a model are wanted.", "Did you mean 'ollama/qwen3:8b'?")]
    [InlineData("ollama/", "'ollama/' names no model: a provider and a model are wanted.", "Write it as in ollama/qwen3-coder;")]
    [InlineData("openai-compatible/m", "The address of the server is not known.", "Set OPENAI_BASE_URL,")]
    [InlineData("anthropic/claude-opus-4-5", "There is no key for Anthropic.", "Set ANTHROPIC_API_KEY to your key,")]
    [InlineData("http://127.0.0.1:1/v1", "The address says no model.", "Write the model behind it,")]
    public void A_name_that_makes_no_model_is_told_with_what_would(string id, string what, string nextStep)
    {
        var failure = Assert.ThrowsAny<GripException>(() => Catalog().Create(id));

        Assert.Equal(what, failure.Message);
        Assert.StartsWith(nextStep, failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_cannot_be_one_is_told_without_showing_it()
    {
        var catalog = new ModelCatalog(
            name => name == "ANTHROPIC_API_KEY" ? "sk-ant secret\n" : null,
            ModelProfiles.BuiltIn(),
            TimeProvider.System
        );

        var failure = Assert.Throws<ModelException>(() => catalog.Create("anthropic/claude-opus-4-5"));

        Assert.Equal(ModelFailure.Credentials, failure.Failure);
        Assert.DoesNotContain("secret", failure.ToString() + failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama/qwen2.5-coder:32b", "qwen2.5-coder", EditFormat.WholeMember, true, false)]
    [InlineData("ollama/hf.co/unsloth/Qwen3-Coder-30B-A3B-Instruct-GGUF:Q4_K_M", "qwen3-coder", EditFormat.SearchReplace, true, true)]
    [InlineData("lmstudio/mistralai/devstral-small-2507", "devstral", EditFormat.SearchReplace, true, true)]
    [InlineData("ollama/llama3.1:8b", "llama", EditFormat.WholeMember, true, false)]
    [InlineData("ollama/gpt-oss:20b", "gpt-oss", EditFormat.SearchReplace, true, false)]
    [InlineData("ollama/gemma3:27b", "gemma", EditFormat.WholeMember, true, false)]
    [InlineData("vllm/deepseek-ai/DeepSeek-V3.1", "deepseek", EditFormat.SearchReplace, true, true)]
    [InlineData("llamacpp/anything", "unknown", EditFormat.SearchReplace, true, true)]
    public void Each_family_has_its_profile_and_what_runs_here_is_free(
        string id,
        string family,
        EditFormat edit,
        bool textCalls,
        bool parallel
    )
    {
        var profile = Catalog().Create(id).Profile;

        Assert.Equal((family, edit, textCalls, parallel), (profile.Family, profile.EditFormat, profile.TextCalls, profile.ParallelCalls));
        Assert.Equal(Price.Free, profile.Price);
    }

    [Fact]
    public void Prices_are_known_or_null_and_never_guessed()
    {
        var profiles = ModelProfiles.BuiltIn();

        Assert.Equal(
            3.0m + 15.0m + 0.3m + 3.75m,
            profiles.For("anthropic", "claude-sonnet-4-5-20250929").Price!.Of(new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000))
        );
        Assert.Equal(0.25m, profiles.For("openai", "gpt-5-mini").Price!.Input);
        Assert.Null(profiles.For("anthropic", "claude-opus-9").Price);
        Assert.Null(profiles.For("openai", "gpt-5-pro").Price);
        Assert.Null(profiles.For("openrouter", "anthropic/claude-sonnet-4.5").Price);
        Assert.Equal("claude", profiles.For("openrouter", "anthropic/claude-sonnet-4.5").Family);
    }

    [Fact]
    public void A_file_of_the_users_goes_before_what_is_built_in_and_leaves_the_rest()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("models.json");
        File.WriteAllText(
            path,
            """
            {
              // our own
              "profiles": [ { "match": "qwen2.5-coder*", "window": 131072, "few_shot": false }, ],
              "prices": [ { "match": ["lmstudio/qwen*"], "input": 0.1, "output": 0.2 } ]
            }
            """
        );

        var profile = ModelProfiles.BuiltIn().With(path).For("lmstudio", "qwen/qwen2.5-coder-14b");

        Assert.Equal(
            new ModelProfile(
                "qwen2.5-coder",
                131072,
                8192,
                EditFormat.WholeMember,
                ParallelCalls: false,
                TextCalls: true,
                FewShot: false,
                Images: false
            )
            {
                Price = new Price(0.1m, 0.2m, 0.1m, 0.1m),
            },
            profile
        );
    }

    [Theory]
    [InlineData("""{"profiles":[{"match":"x","windows":1}]}""", "The model profiles don't know 'windows'.", "Did you mean 'window'?")]
    [InlineData("""{"profiles":[{"window":1}]}""", "An entry has no 'match', a pattern such as \"qwen*\".", "Mend the file.")]
    [InlineData("{\n \"profiles\": [\n", "The model profiles are not valid JSON: line 3, column 1.", "Mend the file.")]
    public void A_file_that_is_not_understood_is_told_with_its_place(string text, string what, string nextStep)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("models.json");
        File.WriteAllText(path, text);

        var failure = Assert.Throws<GripException>(() => ModelProfiles.BuiltIn().With(path));

        Assert.Equal((what, nextStep, path), (failure.Message, failure.NextStep, Assert.Single(failure.Places)));
    }

    [Fact]
    public async Task Where_one_model_is_overloaded_the_next_is_asked_and_said()
    {
        await using var first = new ScriptedServer(Play.Json("""{"error":{"message":"overloaded"}}""", 529));
        await using var second = new ScriptedServer(Wire.Of("openai").Text("Hello."));
        var model = new FallbackModel(
            [Asking.Model(Wire.Of("anthropic"), first), Asking.Model(Wire.Of("openai"), second)],
            TimeProvider.System
        );

        var events = await Asking.EventsAsync(model);
        var again = await Asking.EventsAsync(model);

        Assert.Equal(
            new ModelEvent.FellBack(
                "anthropic/mock-1",
                "openai/mock-1",
                $"Anthropic ({first.HostAndPort}) answered 529: overloaded (3 attempts)."
            ),
            Assert.Single(events.OfType<ModelEvent.FellBack>())
        );
        Assert.Equal("openai/mock-1", model.Id);
        Assert.IsType<ModelEvent.Answered>(events[^1]);
        Assert.Empty(again.OfType<ModelEvent.FellBack>());
        Assert.Equal((3, 2), (first.Requests.Length, second.Requests.Length));
    }

    [Fact]
    public async Task A_refusal_is_not_fallen_back_from_and_the_last_failure_is_told()
    {
        await using var refusing = new ScriptedServer(Play.Json("""{"error":{"message":"bad key"}}""", 401));
        await using var down = new ScriptedServer(Play.Json("""{"error":{"message":"down"}}""", 503));
        IModel Chain(ScriptedServer one, ScriptedServer two) =>
            new FallbackModel([Asking.Model(Wire.Of("anthropic"), one), Asking.Model(Wire.Of("openai"), two)], TimeProvider.System);

        Assert.Equal(ModelFailure.Credentials, (await Asking.FailureAsync(Chain(refusing, down))).Failure);
        Assert.Empty(down.Requests);
        Assert.StartsWith("OpenAI (", (await Asking.FailureAsync(Chain(down, down))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_double_up_to_a_bound_with_a_spread_that_a_seed_repeats()
    {
        var policy = RetryPolicy.Default with { Random = new Random(7) };
        var again = RetryPolicy.Default with { Random = new Random(7) };

        var waits = Enumerable.Range(1, 8).Select(failures => policy.DelayAfter(failures, asked: null)).ToList();

        Assert.Equal(waits, Enumerable.Range(1, 8).Select(failures => again.DelayAfter(failures, asked: null)));
        for (var i = 0; i < waits.Count; i++)
            Assert.InRange(waits[i].TotalSeconds, Math.Min(30, Math.Pow(2, i) * 0.75), Math.Min(30, Math.Pow(2, i) * 1.25));
    }

    private static ModelCatalog Catalog() => new(_ => null, ModelProfiles.BuiltIn(), TimeProvider.System);
}
