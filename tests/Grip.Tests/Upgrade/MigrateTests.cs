namespace Grip.Tests.Upgrade;

public sealed class MigrateTests
{
    [Fact]
    public async Task A_map_replaces_the_package_runs_its_rules_and_repairs_the_rest()
    {
        using var tree = new UpgradedTree();
        tree.Feed.Add(
            "Acme.Mail",
            "1.0.0",
            "namespace Acme.Mail { public sealed class Postman { public void Deliver(string letter) { } } }"
        );
        tree.Feed.Add(
            "Better.Mail",
            "3.1.0",
            "namespace Better.Mail { public static class Carriers { public static void Carry(this object sender, string letter, bool urgent) { } } public sealed class Carrier { } }"
        );
        tree["Shop.csproj"] = UpgradedTree.Project;
        tree["Sender.cs"] = """
            using Acme.Mail;

            static class Sender
            {
                static void Send(Postman postman) => postman.Deliver("a letter");
            }

            """;
        tree["map.yaml"] = """
            from: Acme.Mail
            to:
              Better.Mail: 3.1.0
            properties:
              NoWarn: CS1234
            symbols:
              Acme.Mail.Postman: Better.Mail.Carrier
            ---
            id: deliver
            language: csharp
            rule:
              pattern: $POSTMAN.Deliver($LETTER)
            where:
              - "$POSTMAN: Acme.Mail.Postman"
            fix: $POSTMAN.Carry($LETTER, false)
            using: [Better.Mail]
            """;

        var answer = await tree.GripAsync("migrate", "--map", "map.yaml");

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Assert.Equal(
            UpgradedTree
                .Project.Replace("Acme.Mail", "Better.Mail", StringComparison.Ordinal)
                .Replace("1.0.0", "3.1.0", StringComparison.Ordinal)
                .Replace("<PropertyGroup>\n", "<PropertyGroup>\n    <NoWarn>CS1234</NoWarn>\n", StringComparison.Ordinal),
            tree["Shop.csproj"]
        );
        Assert.Contains("postman.Carry(\"a letter\", false)", tree["Sender.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", tree["Sender.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("to:\n  A: 1\n", "it does not begin with 'from: PACKAGE'")]
    [InlineData("from: A\ninto: B\n", "line 2: 'into' is none of from, to, properties, symbols")]
    [InlineData("from: Acme.Nothing\nto:\n  Acme.Mail: 1.0.0\n", "No project of this solution references a package 'Acme.Nothing'.")]
    public async Task A_map_that_cannot_be_used_is_refused_with_the_reason(string map, string reason)
    {
        using var tree = new UpgradedTree();
        tree.Feed.Add("Acme.Mail", "1.0.0", "namespace Acme { }");
        tree["Shop.csproj"] = UpgradedTree.Project;
        tree["map.yaml"] = map;
        var before = tree.Files();

        var answer = await tree.GripAsync("migrate", "--map", "map.yaml");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(before, tree.Files());
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }
}
