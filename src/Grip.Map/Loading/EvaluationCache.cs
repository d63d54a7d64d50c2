using System.Collections.Immutable;
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

    public void Write(TreeStamp stamp, Evaluation evaluation)
    {
        cache.Write(Key(stamp.Whole), JsonSerializer.SerializeToUtf8Bytes(evaluation, EvaluationJson.Default.Evaluation));
        var sources = new EvaluatedSources(stamp.Whole, stamp.Sources);
        cache.Write(SourcesKey(stamp), JsonSerializer.SerializeToUtf8Bytes(sources, EvaluationJson.Default.EvaluatedSources));
    }

    /// <summary>The last evaluation of a tree that had the same build files, and the C# files that it saw; null if there is none.</summary>
    public (Evaluation Evaluation, ImmutableArray<string> Sources)? TryReadOther(TreeStamp stamp)
    {
        if (cache.TryRead(SourcesKey(stamp)) is not { } bytes)
            return null;
        try
        {
            var known = JsonSerializer.Deserialize(bytes, EvaluationJson.Default.EvaluatedSources);
            return
                known is not null
                && cache.TryRead(Key(known.Stamp)) is { } kept
                && JsonSerializer.Deserialize(kept, EvaluationJson.Default.Evaluation) is { } evaluation
                ? (evaluation, known.Sources)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string SourcesKey(TreeStamp stamp) => $"sources-{stamp.Structure}.json";

    private static string Key(string stamp) => $"evaluation-{stamp}.json";
}

/// <param name="Stamp">Of the evaluation that saw them.</param>
internal sealed record EvaluatedSources(string Stamp, ImmutableArray<string> Sources);

[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(EvaluatedSources))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
