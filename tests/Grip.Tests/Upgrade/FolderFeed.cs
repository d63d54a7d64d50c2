using System.IO.Compression;
using Grip.Map.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Tests.Upgrade;

/// <summary>A package source in a folder, with packages that are compiled here: a restore from it needs no network.</summary>
internal sealed class FolderFeed(string folder)
{
    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
    {
        var packs = Path.Combine(
            Path.GetDirectoryName(DotnetHost.Locate(Environment.GetEnvironmentVariable).Executable)!,
            "packs",
            "Microsoft.NETCore.App.Ref"
        );
        var newest = Directory.EnumerateDirectories(packs).OrderBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0])).Last();
        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(newest, "ref"), "*.dll", SearchOption.AllDirectories)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    });

    public string Folder => folder;

    /// <param name="code">Of the package's one assembly; null for a package without one.</param>
    /// <param name="dependencies">As in "Acme.Base [1.0.0,2.0.0)".</param>
    public void Add(string id, string version, string? code, string framework = "net10.0", params string[] dependencies)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, $"{id}.{version}.nupkg"));
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        Write(archive, $"{id}.nuspec", System.Text.Encoding.UTF8.GetBytes(Specification(id, version, framework, dependencies)));
        Write(archive, code is null ? $"lib/{framework}/_._" : $"lib/{framework}/{id}.dll", code is null ? [] : Compile(id, code));
    }

    private static string Specification(string id, string version, string framework, string[] dependencies) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{id}</id>
                <version>{version}</version>
                <authors>tests</authors>
                <description>A package of a test.</description>
                <dependencies>
                  <group targetFramework="{framework}">
            {string.Concat(
                dependencies.Select(one => one.Split(' ')).Select(parts => $"<dependency id=\"{parts[0]}\" version=\"{parts[1]}\" />")
            )}
                  </group>
                </dependencies>
              </metadata>
            </package>
            """;

    private static byte[] Compile(string name, string code)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            Framework.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([], result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
