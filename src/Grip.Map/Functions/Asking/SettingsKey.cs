using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Map.Functions.Asking;

/// <param name="Key">As in "Mail:Host"; sections too.</param>
/// <param name="Line">From 1.</param>
internal sealed record SettingsKey(string Key, string Path, int Line)
{
    /// <summary>The keys of a JSON settings file; those before an error in it.</summary>
    public static ImmutableArray<SettingsKey> In(string file, string shownAs)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        var keys = ImmutableArray.CreateBuilder<SettingsKey>();
        try
        {
            Read(bytes, shownAs, keys);
        }
        catch (JsonException)
        {
            // A file that is being written; the keys before that place are true.
        }

        return keys.ToImmutable();
    }

    private static void Read(byte[] bytes, string shownAs, ImmutableArray<SettingsKey>.Builder keys)
    {
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        // The whole object has no name; what lies in an array is part of the array's key.
        var path = new Stack<string>();
        var name = "";
        var line = 1;
        var counted = 0;
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    for (; counted < reader.TokenStartIndex; counted++)
                        if (bytes[counted] == '\n')
                            line++;
                    name = reader.GetString()!;
                    keys.Add(new SettingsKey(string.Join(':', path.Where(part => part.Length > 0).Reverse().Append(name)), shownAs, line));
                    break;
                case JsonTokenType.StartObject:
                    path.Push(name);
                    name = "";
                    break;
                case JsonTokenType.EndObject:
                    path.Pop();
                    break;
                case JsonTokenType.StartArray:
                    reader.Skip();
                    break;
            }
    }
}
