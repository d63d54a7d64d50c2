using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core;
using Grip.Core.Models;

namespace Grip.Providers.Profiles;

/// <summary>What is known of models, as data: the file in this assembly, and files of the user's that go before it.</summary>
public sealed class ModelProfiles
{
    private readonly ImmutableArray<ProfileFile> _files;

    private ModelProfiles(ImmutableArray<ProfileFile> files) => _files = files;

    public static ModelProfiles BuiltIn()
    {
        using var stream =
            typeof(ModelProfiles).Assembly.GetManifestResourceStream("profiles.json")
            ?? throw new InvalidOperationException("The profiles are not in this assembly.");
        return new([ProfileFile.Read("profiles.json", JsonDocument.Parse(stream).RootElement)]);
    }

    /// <summary>These, with a file of the same shape before them: what it says of a model wins, the rest stays.</summary>
    /// <param name="path">Of a JSON file; comments and commas at ends are taken.</param>
    /// <exception cref="GripException">The file cannot be read, or says something that is not understood.</exception>
    public ModelProfiles With(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return new([ProfileFile.Read(path, JsonDocument.Parse(File.ReadAllBytes(path), options).RootElement), .. _files]);
        }
        catch (JsonException failure)
        {
            throw new GripException(
                ExitCode.Configuration,
                $"The model profiles are not valid JSON: line {failure.LineNumber + 1}, column {failure.BytePositionInLine + 1}.",
                "Mend the file.",
                [path]
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GripException(
                ExitCode.Configuration,
                $"The model profiles cannot be read: {failure.Message}",
                "Check the path.",
                [path]
            );
        }
    }

    /// <param name="provider">As in "ollama".</param>
    /// <param name="model">As the server names it; what stands before a slash is left out when patterns are compared.</param>
    public ModelProfile For(string provider, string model)
    {
        var facts = new ProfileFacts();
        // From the least to the most particular: each file's match goes over those behind it.
        foreach (var file in _files.Reverse())
            facts.Take(file.Default);
        foreach (var file in _files.Reverse())
            facts.Take(file.Match(provider, model));
        return facts.ToProfile(_files.Select(file => file.PriceOf(provider, model)).FirstOrDefault(found => found is not null)?.Price);
    }
}
