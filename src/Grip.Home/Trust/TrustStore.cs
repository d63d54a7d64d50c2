using System.Text;
using System.Text.Json;
using Grip.Core.Text;

namespace Grip.Home.Trust;

/// <param name="Fingerprint">Of what the folder brought when it was trusted.</param>
public sealed record TrustedFolder(string Root, string Fingerprint, DateTimeOffset Since);

/// <summary>Which folders the user trusts, with what they brought then. A file for each; one that cannot be read trusts nothing.</summary>
public sealed class TrustStore(HomeFolder home)
{
    private string Folder => Path.Combine(home.State, "trust");

    public TrustedFolder? Find(string root) => Read(PathOf(root)) is { } found && found.Root == Path.GetFullPath(root) ? found : null;

    public IEnumerable<TrustedFolder> List() =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder, "*.json")
                .Select(Read)
                .OfType<TrustedFolder>()
                .OrderBy(folder => folder.Root, StringComparer.Ordinal)
            : [];

    /// <exception cref="Core.GripException">Grip's own folder cannot be written.</exception>
    public void Trust(TrustedFolder folder)
    {
        try
        {
            HomeFolder.CreatePrivate(Folder);
            var json = JsonSerializer.SerializeToUtf8Bytes(
                new Dictionary<string, string>
                {
                    ["root"] = Path.GetFullPath(folder.Root),
                    ["fingerprint"] = folder.Fingerprint,
                    ["since"] = folder.Since.ToString("O"),
                }
            );
            var path = PathOf(folder.Root);
            var draft = $"{path}.{Guid.NewGuid():N}";
            Durable.Write(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite, json);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HomeFolder.Unwritable(Folder, failure);
        }
    }

    /// <returns>False if it was not trusted.</returns>
    public bool Revoke(string root)
    {
        var path = PathOf(root);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

    private string PathOf(string root) =>
        Path.Combine(Folder, $"{ContentHash.Of(Encoding.UTF8.GetBytes(Path.GetFullPath(root))).Value[..32]}.json");

    private static TrustedFolder? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var folder = json.RootElement;
            return new TrustedFolder(
                folder.GetProperty("root").GetString()!,
                folder.GetProperty("fingerprint").GetString()!,
                folder.GetProperty("since").GetDateTimeOffset()
            );
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return null;
        }
    }
}
