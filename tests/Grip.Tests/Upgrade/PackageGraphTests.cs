using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Upgrade;

/// <summary>Where versions are written, which of them move, and what is said when they cannot.</summary>
public sealed class PackageGraphTests
{
    private const string Nothing = "namespace Acme { }";

    [Fact]
    public async Task A_version_that_does_not_exist_is_answered_with_those_that_do()
    {
        using var tree = Tree(UpgradedTree.Project);
        tree.Feed.Add("Acme.Mail", "1.1.0", Nothing);
        tree.Feed.Add("Acme.Mail", "2.0.0-beta.1", Nothing);
        var before = tree.Files();

        var wrong = await tree.GripAsync("upgrade", "Acme.Mail", "7.0.0");
        var unknown = await tree.GripAsync("upgrade", "Acme.Mial");
        var newest = await tree.JsonAsync("upgrade", "Acme.Mail", "--dry-run");
        var early = await tree.JsonAsync("upgrade", "Acme.Mail", "--prerelease", "--dry-run");

        Assert.Equal((2, 2), (wrong.ExitCode, unknown.ExitCode));
        Assert.Contains("Acme.Mail has no version '7.0.0'.", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("These exist: 1.1.0, 1.0.0.", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Acme.Mail'?", unknown.Error, StringComparison.Ordinal);
        Assert.Equal("1.1.0", newest.Json.GetProperty("upgrade").GetProperty("version").GetString());
        Assert.Equal("2.0.0-beta.1", early.Json.GetProperty("upgrade").GetProperty("version").GetString());
        Assert.Equal(before, tree.Files());
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_not_a_package_that_does_not_exist()
    {
        using var tree = Tree(UpgradedTree.Project);
        await RestoreAsync(tree);
        tree.Source("http://127.0.0.1:9/v3/index.json");
        var before = tree.Files();

        var answer = await tree.GripAsync("upgrade", "Acme.Mail", "2.0.0");

        Assert.Equal(54, answer.ExitCode);
        Assert.Equal(before, tree.Files());
        Assert.Contains("a package source did not answer", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_that_share_a_property_move_together_and_the_lock_file_follows()
    {
        using var tree = new UpgradedTree();
        foreach (var version in new[] { "1.0.0", "2.0.0" })
        {
            tree.Feed.Add("Acme.Mail", version, Nothing);
            tree.Feed.Add("Acme.Post", version, Nothing);
        }

        tree["Directory.Packages.props"] = """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <AcmeVersion>1.0.0</AcmeVersion>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Acme.Mail" Version="$(AcmeVersion)" />
                <PackageVersion Include="Acme.Post" Version="$(AcmeVersion)" />
              </ItemGroup>
            </Project>
            """;
        tree["Shop.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Acme.Mail" />
                <PackageReference Include="Acme.Post" />
              </ItemGroup>
            </Project>
            """;
        await RestoreAsync(tree);
        var (props, locked) = (tree["Directory.Packages.props"], tree["packages.lock.json"]);

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "Acme.Mail");

        Assert.True(exitCode == 0, error + json);
        Assert.Equal(props.Replace(">1.0.0<", ">2.0.0<", StringComparison.Ordinal), tree["Directory.Packages.props"]);
        Assert.Contains("\"resolved\": \"1.0.0\"", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("1.0.0\"", tree["packages.lock.json"], StringComparison.Ordinal);
        Assert.Equal(
            ["Acme.Mail: asked for", "Acme.Post: its version comes from the same property as that of Acme.Mail"],
            json.GetProperty("upgrade")
                .GetProperty("raised")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("id")}: {one.GetProperty("why")}")
        );
    }

    [Fact]
    public async Task What_another_package_needs_in_a_higher_version_is_raised_to_it()
    {
        using var tree = Tree(
            UpgradedTree.Project.Replace(
                "  </ItemGroup>",
                "    <PackageReference Include=\"Base.Text\" Version=\"1.0.0\" />\n  </ItemGroup>",
                StringComparison.Ordinal
            )
        );
        foreach (var version in new[] { "1.0.0", "1.5.0", "3.0.0" })
            tree.Feed.Add("Base.Text", version, Nothing);
        tree.Feed.Add("Acme.Mail", "2.0.0", Nothing, "net10.0", "Base.Text 1.5.0");

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "Acme.Mail");

        Assert.True(exitCode == 0, error + json);
        Assert.Contains("Include=\"Base.Text\" Version=\"1.5.0\"", tree["Shop.csproj"], StringComparison.Ordinal);
        Assert.Contains(
            "NU1605",
            json.GetProperty("upgrade").GetProperty("raised")[1].GetProperty("why").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_version_that_drops_the_framework_is_refused_with_the_last_one_that_does_not()
    {
        using var tree = new UpgradedTree();
        foreach (var version in new[] { "1.0.0", "1.2.0", "1.3.0" })
            tree.Feed.Add("Acme.Mail", version, null, "net8.0");
        tree.Feed.Add("Acme.Mail", "2.0.0", null, "net11.0");
        tree["Shop.csproj"] = UpgradedTree.Project;
        tree["A.cs"] = "class A;\n";
        var before = tree.Files();

        var answer = await tree.GripAsync("upgrade", "Acme.Mail");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(before, tree.Files());
        Assert.Contains("Acme.Mail does not support net10.0 any more", answer.Error, StringComparison.Ordinal);
        Assert.Contains("1.3.0 is the newest that does", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Run 'grip upgrade Acme.Mail 1.3.0'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_allows_an_other_one_only_up_to_a_version_is_raised_too()
    {
        using var tree = Tree(
            UpgradedTree.Project.Replace(
                "  </ItemGroup>",
                "    <PackageReference Include=\"Over.Mail\" Version=\"1.0.0\" />\n  </ItemGroup>",
                StringComparison.Ordinal
            )
        );
        tree.Feed.Add("Acme.Mail", "2.0.0", Nothing);
        tree.Feed.Add("Over.Mail", "1.0.0", Nothing, "net10.0", "Acme.Mail [1.0.0,2.0.0)");
        tree.Feed.Add("Over.Mail", "1.1.0", Nothing, "net10.0", "Acme.Mail [1.0.0,2.0.0)");
        tree.Feed.Add("Over.Mail", "1.2.0", Nothing, "net10.0", "Acme.Mail [1.0.0,3.0.0)");
        tree.Feed.Add("Over.Mail", "2.0.0", Nothing, "net10.0", "Acme.Mail [2.0.0,3.0.0)");

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "Acme.Mail");

        Assert.True(exitCode == 0, error + json);
        Assert.Contains("Include=\"Over.Mail\" Version=\"1.2.0\"", tree["Shop.csproj"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_what_is_outdated_and_what_it_would_break()
    {
        using var tree = new UpgradedTree();
        tree.Feed.Add("Acme.Mail", "1.0.0", "namespace Acme { public class Postman { } }");
        tree.Feed.Add("Acme.Mail", "2.0.0", Nothing);
        tree["Shop.csproj"] = UpgradedTree.Project;
        tree["A.cs"] = "class A : Acme.Postman;\n";

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "--list");

        Assert.True(exitCode == 0, error + json);
        var only = Assert.Single(json.GetProperty("packages").EnumerateArray());
        Assert.Equal(
            ("Acme.Mail", "1.0.0", "2.0.0", "major", 1),
            (
                only.GetProperty("id").GetString(),
                only.GetProperty("current").GetString(),
                only.GetProperty("latest").GetString(),
                only.GetProperty("step").GetString(),
                only.GetProperty("errors").GetInt32()
            )
        );
    }

    private static UpgradedTree Tree(string project)
    {
        var tree = new UpgradedTree();
        tree.Feed.Add("Acme.Mail", "1.0.0", Nothing);
        tree["Shop.csproj"] = project;
        tree["A.cs"] = "class A;\n";
        return tree;
    }

    private static async Task RestoreAsync(UpgradedTree tree)
    {
        var answer = await GripRun.ProcessAsync(
            "dotnet",
            ["restore", "-nodeReuse:false"],
            tree.Root,
            new Dictionary<string, string>(StringComparer.Ordinal),
            "",
            TestContext.Current.CancellationToken
        );
        Assert.True(answer.ExitCode == 0, answer.Output);
    }
}
