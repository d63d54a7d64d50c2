using System.Text.Json;
using System.Text.Json.Serialization;
using Grip.Home;

namespace Grip.Map.Loading;

/// <summary>Evaluations kept between runs; a value is used only if its stamp is the tree's.</summary>
internal sealed class EvaluationCache(Cache cache)
{
    public Evaluation? TryRead(string stamp)
    {
        if (cache.TryRead(Key(stamp)) is not { } bytes)
            return null;
        try
        {
            var evaluation = JsonSerializer.Deserialize(bytes, EvaluationJson.Default.Evaluation);
            // Sources that the build generates (assembly attributes, global usings) may have been cleaned away since.
            var complete = evaluation?.Projects.All(project =>
                project.Arguments.All(argument =>
                    argument.StartsWith(LooseArguments.SynthesizedPrefix, StringComparison.Ordinal)
                    || !argument.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
                    || File.Exists(Path.Combine(project.Folder, argument))
                )
            );
            return complete is true ? evaluation : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string stamp, Evaluation evaluation) =>
        cache.Write(Key(stamp), JsonSerializer.SerializeToUtf8Bytes(evaluation, EvaluationJson.Default.Evaluation));

    private static string Key(string stamp) => $"evaluation-{stamp}.json";
}

[JsonSerializable(typeof(Evaluation))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
