namespace Grip.Tests.Upgrade;

/// <summary>What an upgrade does with the user's files.</summary>
public sealed class UpgradeTests
{
    private const string Old = """
        namespace Acme.Mail
        {
            public sealed class Postman
            {
                [System.Obsolete("Use Dispatch instead.")]
                public void Deliver(string letter) { }
            }
        }
        """;

    private const string Renamed = """
        namespace Acme.Mail
        {
            public sealed class Postman
            {
                public void Dispatch(string letter) { }
            }
        }
        """;

    private const string User = """
        using Acme.Mail;

        namespace Shop;

        public static class Sender
        {
            public static void Send(Postman postman, string letter) => postman.Deliver(letter);
        }

        """;

    [Fact]
    public async Task A_member_that_was_renamed_is_renamed_at_its_uses_and_all_can_be_taken_back()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);
        var before = tree.Files();

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "acme.mail", "--report", "upgrade.md", "--save-recipe", "mail.yaml");

        Assert.True(exitCode == 0, error + json);
        Assert.Equal("landed", json.GetProperty("status").GetString());
        Assert.Equal(1, json.GetProperty("upgrade").GetProperty("errors_introduced").GetInt32());
        Assert.Equal(UpgradedTree.Project.Replace("1.0.0", "2.0.0", StringComparison.Ordinal), tree["Shop.csproj"]);
        Assert.Equal(User.Replace("Deliver", "Dispatch", StringComparison.Ordinal), tree["Sender.cs"]);
        Assert.Contains("| Acme.Mail | 1.0.0 | 2.0.0 |", tree["upgrade.md"], StringComparison.Ordinal);
        Assert.Contains("symbol: \"Acme.Mail.Postman.Deliver\"", tree["mail.yaml"], StringComparison.Ordinal);

        Assert.Equal(0, (await tree.GripAsync("undo", json.GetProperty("change_id").GetString()!)).ExitCode);
        Assert.Equal((before["Shop.csproj"], before["Sender.cs"]), (tree["Shop.csproj"], tree["Sender.cs"]));
    }

    [Fact]
    public async Task What_no_evidence_decides_is_listed_and_nothing_is_written_unless_a_part_will_do()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", "namespace Acme.Mail { public sealed class Postman { public int Weight => 0; } }");
        var before = tree.Files();

        var refused = await tree.GripAsync("upgrade", "Acme.Mail");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(before, tree.Files());
        Assert.Contains("open Acme.Mail.Postman.Deliver: 1 error", refused.Output, StringComparison.Ordinal);

        var partial = await tree.GripAsync("upgrade", "Acme.Mail", "--partial");

        Assert.Equal(62, partial.ExitCode);
        Assert.Contains("Version=\"2.0.0\"", tree["Shop.csproj"], StringComparison.Ordinal);
        Assert.Equal(User, tree["Sender.cs"]);
    }

    [Fact]
    public async Task An_error_that_was_there_before_does_not_stop_an_upgrade()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);
        tree["Broken.cs"] = "class Broken { Missing field; }\n";

        var (exitCode, json, error) = await tree.JsonAsync("upgrade", "Acme.Mail");

        Assert.True(exitCode == 0, error + json);
        Assert.Equal(1, json.GetProperty("upgrade").GetProperty("errors_before").GetInt32());
    }

    [Fact]
    public async Task A_recipe_replays_in_another_repository()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);
        tree["mail.yaml"] =
            "package: Acme.Mail\nto: 2.0.0\nfixes:\n  - symbol: Acme.Mail.Postman.Deliver\n    rule: member Acme.Mail.Postman.Dispatch\n";

        var answer = await tree.GripAsync("upgrade", "--recipe", "mail.yaml");

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Assert.Equal(User.Replace("Deliver", "Dispatch", StringComparison.Ordinal), tree["Sender.cs"]);
    }

    [Fact]
    public async Task A_dry_run_prints_the_patch_and_writes_nothing()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);
        var before = tree.Files();

        var answer = await tree.GripAsync("upgrade", "Acme.Mail", "2", "--dry-run");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(before, tree.Files());
        Assert.Contains("+    <PackageReference Include=\"Acme.Mail\" Version=\"2.0.0\" />", answer.Output, StringComparison.Ordinal);
        Assert.Contains(
            "+    public static void Send(Postman postman, string letter) => postman.Dispatch(letter);",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_planner_upgrades_when_it_is_asked_to_in_words()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);

        var answer = await tree.GripAsync("-p", "update Acme.Mail to 2 and fix what breaks", "--no-tests");

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Assert.Equal(User.Replace("Deliver", "Dispatch", StringComparison.Ordinal), tree["Sender.cs"]);
    }

    [Fact]
    public async Task A_kill_in_the_middle_leaves_the_tree_as_it_was_and_the_next_run_succeeds()
    {
        using var tree = Consumer();
        tree.Feed.Add("Acme.Mail", "2.0.0", Renamed);
        var before = tree.Files();
        var start = new System.Diagnostics.ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "grip.dll"), "upgrade", "Acme.Mail", "-v"]
        )
        {
            WorkingDirectory = tree.Root,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in tree.Environment)
            start.Environment[name] = value;

        using (var process = System.Diagnostics.Process.Start(start)!)
        {
            // It has copied the tree and is at work in the copy.
            while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
                if (line.Contains("restoring and loading", StringComparison.Ordinal))
                    break;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, tree.Files());
        var answer = await tree.GripAsync("upgrade", "Acme.Mail");
        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Assert.Equal(User.Replace("Deliver", "Dispatch", StringComparison.Ordinal), tree["Sender.cs"]);
        var scratch = Path.Combine(tree.Environment["GRIP_HOME"], "cache", "scratch");
        Assert.Empty(Directory.Exists(scratch) ? Directory.EnumerateFileSystemEntries(scratch) : []);
    }

    private static UpgradedTree Consumer()
    {
        var tree = new UpgradedTree();
        tree.Feed.Add("Acme.Mail", "1.0.0", Old);
        tree["Shop.csproj"] = UpgradedTree.Project;
        tree["Sender.cs"] = User;
        return tree;
    }
}
