using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Home;

// Lands and undoes one change of several files for ever, until the crash test kills it. Arguments: the tree, Grip's home.
var (root, home) = (args[0], args[1]);
var lander = new Lander(HomeFolder.Locate(name => name is "GRIP_HOME" ? home : null), TimeProvider.System);
await lander.RecoverAsync(root, CancellationToken.None);
Console.WriteLine("started");

while (true)
{
    // Whatever state the last host left: if the change stands, take it back first.
    if (File.Exists(Path.Combine(root, "src", "Added.cs")))
        await lander.UndoAsync(root, id: null, CancellationToken.None);
    await lander.LandAsync(new ChangeSet("crash", [.. Changes()]), root, CancellationToken.None);
    Console.WriteLine("landed");
    await lander.UndoAsync(root, id: null, CancellationToken.None);
    Console.WriteLine("undone");
}

IEnumerable<FileChange> Changes()
{
    for (var i = 0; i < 4; i++)
        yield return new FileChange.Modified(PathOf($"src/M{i}.cs"), HashOf($"src/M{i}.cs"), [new TextEdit(0, 5, "CHANGED")]);
    yield return new FileChange.Renamed(
        PathOf("src/old.cs"),
        PathOf("src/Old.cs"),
        HashOf("src/old.cs"),
        [new TextEdit(0, 0, "// moved\n")]
    );
    yield return new FileChange.Renamed(PathOf("src/From.cs"), PathOf("lib/To.cs"), HashOf("src/From.cs"), []);
    yield return new FileChange.Deleted(PathOf("src/Deleted.cs"), HashOf("src/Deleted.cs"));
    yield return new FileChange.Added(PathOf("src/Added.cs"), [.. "added\n"u8]);
    yield return new FileChange.Added(PathOf("src/deep/er/Added.cs"), [.. "added too\n"u8]);
}

string PathOf(string name) => Path.Combine(root, name);

ContentHash HashOf(string name) => ContentHash.Of(File.ReadAllBytes(PathOf(name)));
