using Grip.Memory;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Agent;

public sealed class NoteImportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notes_bring_in_what_they_import_each_file_once_and_nothing_from_code()
    {
        Write("work/AGENTS.md", "See @docs/rules.md and @docs/none.md, not `@docs/code.md`.\n```\n@docs/code.md\n```\n");
        Write("work/docs/rules.md", "Rule one.\n@../AGENTS.md @more.md\n");
        Write("work/docs/more.md", "Rule two.\n");
        Write("work/docs/code.md", "Not imported.\n");

        var text = new NoteImports([_folder.Combine("work")]).Read(_folder.Combine("work", "AGENTS.md"));

        Assert.EndsWith("[@docs/rules.md]\nRule one.\n@../AGENTS.md @more.md\n[@more.md]\nRule two.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not imported.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_never_leads_out_of_the_workspace()
    {
        Write("outside/secret.md", "The secret.\n");
        Write("work/AGENTS.md", "@../outside/secret.md and @link.md\n");
        File.CreateSymbolicLink(_folder.Combine("work", "link.md"), _folder.Combine("outside", "secret.md"));

        var text = new NoteImports([_folder.Combine("work")]).Read(_folder.Combine("work", "AGENTS.md"));

        Assert.DoesNotContain("The secret.", text, StringComparison.Ordinal);
        Assert.Contains("[@../outside/secret.md lies outside of this folder and was not read]", text, StringComparison.Ordinal);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(path))!);
        File.WriteAllText(_folder.Combine(path), text);
    }
}
